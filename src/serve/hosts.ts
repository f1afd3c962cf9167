/** Under which Host a server may be called. */
import { isLoopbackHost } from './loopback.ts'

/** Where a server listens, and what else it is called. */
export interface Place {
  host: string
  port: number
  secure: boolean
  /** Further names, lower case, with or without port. */
  names: readonly string[]
}

/**
 * Every Host that means this server, lower case. On loopback all its names lead here; elsewhere only those that were
 * given, and the address itself. A port that the scheme implies may be left out; a name without port may come through
 * a reverse proxy that has a port of its own.
 */
export function hostsOf({ host, port, secure, names }: Place): Set<string> {
  const own = [host, 'localhost', '127.0.0.1', ...(isLoopbackHost(host) ? ['::1'] : [])].map(bracketed)
  const isImplied = port === (secure ? 443 : 80)
  return new Set([
    ...own.flatMap((name) => [`${name}:${port}`, ...(isImplied ? [name] : [])]),
    ...names.flatMap((name) => (/:\d+$/.test(name) ? [name] : [name, `${name}:${port}`])),
  ])
}

/** `http://127.0.0.1:7443`: where a browser of this computer finds the server. */
export function originOf({ host, port, secure }: Omit<Place, 'names'>): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${secure ? 'https' : 'http'}://${bracketed(name)}:${port}`
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host.toLowerCase()
}
