/** Targets as people type them. */
import {
  type StartTlsProtocol,
  startTlsOfPort,
  startTlsPort,
  startTlsProtocols,
} from '../prelude/starttls.ts'
import type { Target, TargetKind } from '../report/target.ts'
import { InputError, quoted } from './input-error.ts'
import { parsePlace } from './place.ts'
import type { Place } from './place.ts'

/** Schemes of protocols over TLS, with the port that each has in the IANA registry. */
const tlsSchemes = new Map([
  ['https', 443],
  ['tls', 443],
  ['smtps', 465],
  ['submissions', 465],
  ['imaps', 993],
  ['pop3s', 995],
  ['ftps', 990],
  ['ldaps', 636],
  ['xmpps', 5223],
  ['nntps', 563],
])
/** Schemes of protocols that go on to TLS when asked to, besides the names of the protocols. */
const startTlsSchemes = new Map<string, StartTlsProtocol>([
  ['xmpp', 'xmpp-client'],
  ['postgresql', 'postgres'],
  ['mariadb', 'mysql'],
])
const defaultPort = 443
/** Of SIP over TLS, RFC 3261 section 19.1.2. */
const sipsPort = 5061
/** What a name may have when `_sipfederationtls._tcp.` comes before it. */
const longestDomain = 230

export interface TargetOptions {
  /** How the targets lead to servers. Default: `DIR`, but `SIP` for a SIP URI that names a domain. */
  kind?: TargetKind
  /** For hosts that come without a port. SRV kinds take their ports from DNS. Default: 443. */
  ports?: readonly number[]
  /**
   * Protocol spoken before TLS with hosts that come without a scheme, and their port where there is no other; `auto`
   * goes by the port. Default: none, TLS begins at once.
   */
  starttls?: StartTlsProtocol | 'auto'
  /** Where the text stands, for messages. Default: the text itself. */
  where?: string
}

/**
 * Reads targets separated by commas: a host or IP address with or without port, `https://host/…`, `tls://host:port`,
 * `smtp://host` and the like, a SIP URI, or for the SRV kinds a SIP domain. The scheme of a protocol with STARTTLS
 * means that it is spoken first. A host without a port gives one target for each of the ports. A SIP
 * URI with a port or an IP address names a server, and is a `DIR` target (RFC 3263 section 4.2).
 * @throws {InputError} when one of them cannot be read, or there is none.
 */
export function parseTarget(text: string, options: TargetOptions = {}): Target[] {
  const where = options.where ?? `target ${quoted(text)}`
  const pieces = text.split(',').map((piece) => piece.trim())
  const named = pieces.filter((piece) => piece !== '')
  if (named.length === 0) {
    throw new InputError(where, 'there is no target', 'right is a host such as sip.contoso.com:5061')
  }
  if (pieces.length > 1 && text.includes('://')) {
    throw new InputError(where, 'an address with :// may not have a comma', 'give such addresses one by one')
  }
  return named.flatMap((piece) => parseOne(piece, options, where))
}

function parseOne(input: string, options: TargetOptions, where: string): Target[] {
  const { kind } = options
  const [, scheme, authority] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/is.exec(input) ?? []
  if (scheme !== undefined && authority !== undefined) {
    const known = knownScheme(scheme.toLowerCase())
    if (known === undefined || (kind !== undefined && kind !== 'DIR')) throw wrongScheme(scheme, kind, where)
    if (authority.includes('@')) {
      const right = 'leave out user name and password: https://sip.contoso.com/'
      throw new InputError(where, 'a user name in an address is of no use here', right)
    }
    return hostTargets(input, parsePlace(authority, where), [known.port], known.starttls)
  }
  // `sip:5061` is a host called sip.
  const [, sipAddress] = /^sips?:(?!\d+$)(.*)$/is.exec(input) ?? []
  if (sipAddress !== undefined) return parseSipUri(input, sipAddress, options, where)
  const place = parsePlace(input, where)
  return kind === undefined || kind === 'DIR'
    ? hostTargets(input, place, options.ports ?? [portFor(options.starttls)], options.starttls)
    : [domainTarget(input, kind, place, where)]
}

/** RFC 3261 section 19.1.1, of which only host and port matter. */
function parseSipUri(input: string, address: string, options: TargetOptions, where: string): Target[] {
  const [host = ''] = address.slice(address.lastIndexOf('@') + 1).split(/[;?]/)
  const place = parsePlace(host, where)
  const namesServer = place.isAddress || place.port !== undefined
  const kind = options.kind ?? (namesServer ? 'DIR' : 'SIP')
  return kind === 'DIR'
    ? hostTargets(input, place, options.ports ?? [sipsPort])
    : [domainTarget(input, kind, place, where)]
}

function knownScheme(scheme: string): { port: number; starttls?: StartTlsProtocol } | undefined {
  const port = tlsSchemes.get(scheme)
  if (port !== undefined) return { port }
  const starttls = startTlsSchemes.get(scheme) ?? startTlsProtocols.find((protocol) => protocol === scheme)
  return starttls === undefined ? undefined : { port: startTlsPort(starttls), starttls }
}

function portFor(starttls: TargetOptions['starttls'] = 'auto'): number {
  return starttls === 'auto' ? defaultPort : startTlsPort(starttls)
}

function hostTargets(
  input: string,
  place: Place,
  ports: readonly number[],
  starttls?: TargetOptions['starttls'],
): Target[] {
  const given = place.port === undefined ? ports : [place.port]
  return given.map((port) => {
    const protocol = starttls === 'auto' ? startTlsOfPort(port) : starttls
    return {
      input,
      kind: 'DIR',
      name: place.name,
      port,
      ...(protocol === undefined ? {} : { starttls: protocol }),
    }
  })
}

function domainTarget(input: string, kind: TargetKind, place: Place, where: string): Target {
  const right = `${kind} takes a SIP domain such as contoso.com`
  if (place.isAddress) throw new InputError(where, `${place.name} is an IP address`, right)
  if (place.port !== undefined) {
    throw new InputError(where, `a port does not go with ${kind}`, `${right}; the SRV record brings the port`)
  }
  if (place.name.length > longestDomain) {
    throw new InputError(
      where,
      `the domain has ${place.name.length} characters`,
      `${longestDomain} are possible`,
    )
  }
  return { input, kind, name: place.name }
}

function wrongScheme(scheme: string, kind: TargetKind | undefined, where: string): InputError {
  return kind === undefined || kind === 'DIR'
    ? new InputError(
        where,
        `${quoted(`${scheme}://`)} is not understood`,
        'right is https://, tls://, smtp:// and the like for STARTTLS, or sips:',
      )
    : new InputError(where, `${kind} takes no ${scheme} address`, 'right is a SIP domain such as contoso.com')
}
