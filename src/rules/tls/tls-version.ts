/** tls-version: the TLS version that was negotiated. */
import type { Answer, TlsFacts } from '../../report/observation.ts'
import type { EndpointRule } from '../rule.ts'
import { directRoutingNews, rfc, skypeTlsVersions } from '../sources.ts'

/** RFC 8996. */
const withdrawn: ReadonlySet<TlsFacts['version']> = new Set(['SSL 3.0', 'TLS 1.0', 'TLS 1.1'])

export const tlsVersion: EndpointRule = {
  id: 'tls-version',
  title: 'TLS version',
  severity: 'ok',
  audiences: 'all',
  scope: 'endpoint',
  *check({ observation: { tls, accepts } }, { audiences }) {
    if (tls === undefined) return
    const { version } = tls
    if (version !== 'TLS 1.2' && version !== 'TLS 1.3') {
      yield { message: audiences.has('sfb') ? 'old-skype' : 'old', severity: 'error', evidence: { version } }
      return
    }
    yield { message: 'current', evidence: { version } }
    const old = (accepts?.versions ?? []).filter((each) => withdrawn.has(each.version))
    const accepted = namesOf(old, 'accepted')
    if (accepted.length > 0) {
      yield { message: 'old-accepted', severity: 'warning', evidence: { version, accepted } }
    }
    const unknown = namesOf(old, 'unknown')
    if (unknown.length > 0) yield { message: 'old-unknown', severity: 'unknown', evidence: { unknown } }
  },
  messages: {
    current: { text: 'The connection uses {version}.' },
    old: {
      text: 'The far end chose {version} although newer versions were offered. Current clients, Microsoft 365 and Teams refuse anything below TLS 1.2.',
      fix: 'Enable TLS 1.2 on the far end, by configuration or update; a device that cannot do it needs replacing, or a gateway in front.',
    },
    'old-skype': {
      text: 'The far end chose {version} although newer versions were offered. Current clients and partners, Teams among them, refuse anything below TLS 1.2.',
      fix: 'Bring Windows and the server to their latest cumulative updates, then enable TLS 1.2 in Schannel (SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2) and for .NET (SchUseStrongCrypto), and restart.',
    },
    'old-accepted': {
      text: 'The connection uses {version}, but the far end would still speak {accepted}, which RFC 8996 has withdrawn. Audits object to it, and an old peer that could do better may settle for it.',
      fix: 'Turn off {accepted} on the far end once no peer needs it. Skype for Business Server 2015 from CU9 and 2019 from CU1 can do without; Lync Server 2010 and 2013 cannot.',
    },
    'old-unknown': {
      text: 'Whether the far end still speaks {unknown} could not be learned: a hello that offers nothing else was not answered.',
      fix: 'Ask again with --probe-versions and a longer --timeout.',
    },
  },
  doc: {
    what: 'The version that the far end chose when versions up to TLS 1.3 were offered. 1.2 and 1.3 are ok; anything older is an error. With --probe-versions each version is offered alone as well, and one that is withdrawn and still accepted is a warning; without it nothing is said about other versions than the one chosen.',
    why: 'SSL 3.0, TLS 1.0 and 1.1 are withdrawn. Microsoft 365 refuses them, Direct Routing since April 2022, and so do current operating systems, so a far end limited to them is cut off from a growing number of peers.',
    fix: 'Update and enable TLS 1.2. On Windows Server the Schannel registry decides, and .NET needs its own switch; both need a restart.',
    bad: 'TLS 1.0 chosen.',
    good: 'TLS 1.2 chosen.',
  },
  source: [rfc(8996, '4'), skypeTlsVersions, directRoutingNews],
  since: '0.1.0',
}

function namesOf(versions: readonly { version: string; answer: Answer }[], wanted: Answer): string[] {
  return versions.filter(({ answer }) => answer === wanted).map(({ version }) => version)
}
