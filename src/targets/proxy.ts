/** The URL of `--proxy`. */
import type { Proxy, ProxyCredentials } from '../prelude/proxy.ts'
import { InputError } from './input-error.ts'
import { parsePlace } from './place.ts'

const where = '--proxy'
const right = 'right is http://proxy.contoso.com:3128 or socks5://user:password@proxy.contoso.com:1080'
/** What RFC 1929 has room for, in octets. */
const longestCredential = 255

/**
 * Reads `http://host:port` (HTTP CONNECT) or `socks5://host:port`, with `user:password@` before the host where the
 * proxy wants them, percent-encoded. Without a port it is 1080 for SOCKS (RFC 1928 section 3) and 80 for HTTP.
 * @throws {InputError} for anything else. It quotes nothing of the text, which may hold a password.
 */
export function parseProxy(text: string): Proxy {
  const [, scheme = '', authority = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*?)\/?$/is.exec(text) ?? []
  const known = knownScheme(scheme.toLowerCase())
  const at = authority.lastIndexOf('@')
  const { host, port } = proxyPlace(authority.slice(at + 1))
  const credentials = at < 0 ? undefined : parseCredentials(authority.slice(0, at))
  return {
    scheme: known,
    host,
    port: port ?? (known === 'http' ? 80 : 1080),
    ...(credentials === undefined ? {} : { credentials }),
  }
}

function knownScheme(scheme: string): Proxy['scheme'] {
  switch (scheme) {
    case 'http':
    case 'socks5':
      return scheme
    case 'socks5h':
      throw new InputError(
        where,
        'socks5h:// is not understood',
        'right is socks5://; a name that DNS does not know here is given to the proxy in any case',
      )
    case 'https':
      throw new InputError(where, 'a proxy that is itself reached over TLS cannot be used', right)
    default:
      throw new InputError(where, 'this is not the address of a proxy', right)
  }
}

function proxyPlace(text: string): { host: string; port?: number } {
  try {
    const { name, port } = parsePlace(text, where)
    return { host: name, ...(port === undefined ? {} : { port }) }
  } catch {
    throw new InputError(where, 'this names no host and port of a proxy', right)
  }
}

function parseCredentials(text: string): ProxyCredentials {
  const [, user = '', password = ''] = /^([^:]*):?(.*)$/s.exec(text) ?? []
  const credentials = { user: decode(user), password: decode(password) }
  if (credentials.user.includes(':')) {
    throw new InputError(where, 'a user name with a colon cannot be used', 'RFC 7617 has no way to write it')
  }
  for (const part of [credentials.user, credentials.password]) {
    if (part === '' || Buffer.byteLength(part) > longestCredential) {
      throw new InputError(
        where,
        'user name and password go together',
        `each has 1 to ${longestCredential} bytes: http://user:password@proxy.contoso.com:3128`,
      )
    }
  }
  return credentials
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new InputError(where, 'the user name or the password is not encoded well', 'write % as %25')
  }
}
