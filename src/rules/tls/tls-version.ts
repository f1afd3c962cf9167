/** tls-version: the TLS version that was negotiated. */
import type { EndpointRule } from '../rule.ts'
import { directRoutingNews, rfc, skypeTlsVersions } from '../sources.ts'

export const tlsVersion: EndpointRule = {
  id: 'tls-version',
  title: 'TLS version',
  severity: 'ok',
  audiences: 'all',
  scope: 'endpoint',
  *check({ observation: { tls } }, { audiences }) {
    if (tls === undefined) return
    const evidence = { version: tls.version }
    if (tls.version === 'TLS 1.2' || tls.version === 'TLS 1.3') yield { message: 'current', evidence }
    else yield { message: audiences.has('sfb') ? 'old-skype' : 'old', severity: 'error', evidence }
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
  },
  doc: {
    what: 'The version that the far end chose when versions up to TLS 1.3 were offered. 1.2 and 1.3 are ok; anything older is an error. Whether a far end that chose a current version would accept old ones too is not examined here.',
    why: 'SSL 3.0, TLS 1.0 and 1.1 are withdrawn. Microsoft 365 refuses them, Direct Routing since April 2022, and so do current operating systems, so a far end limited to them is cut off from a growing number of peers.',
    fix: 'Update and enable TLS 1.2. On Windows Server the Schannel registry decides, and .NET needs its own switch; both need a restart.',
    bad: 'TLS 1.0 chosen.',
    good: 'TLS 1.2 chosen.',
  },
  source: [rfc(8996, '4'), skypeTlsVersions, directRoutingNews],
  since: '0.1.0',
}
