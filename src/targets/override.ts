/** The `host:port:address` of `--resolve`. */
import { InputError, quoted } from './input-error.ts'
import { parsePlace } from './place.ts'

/**
 * Reads which address a host and port are to be found at, whatever DNS says: `sip.contoso.com:5061:192.0.2.1`, with
 * brackets or without round an IPv6 address.
 * @throws {InputError} when it is not of that form.
 */
export function parseOverride(text: string): { host: string; port: number; address: string } {
  const where = `--resolve ${quoted(text)}`
  const right = 'right is host:port:address, such as sip.contoso.com:5061:192.0.2.1'
  const [, hostAndPort, addressText] = /^(\[[^\]]*\]:\d+|[^:]*:\d+):(.*)$/s.exec(text) ?? []
  if (hostAndPort === undefined || addressText === undefined) {
    throw new InputError(where, 'this is not of the form host:port:address', right)
  }
  const { name, port } = parsePlace(hostAndPort, where)
  const { name: address, isAddress, port: stray } = parsePlace(addressText, where)
  if (port === undefined || !isAddress || stray !== undefined) {
    throw new InputError(where, `${quoted(addressText)} is not an IP address`, right)
  }
  return { host: name, port, address }
}
