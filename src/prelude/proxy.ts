/** Proxies on the way to a server, and what is said to them. */
import { httpConnect } from './http-connect.ts'
import type { Place } from './place.ts'
import { Prelude } from './prelude.ts'
import { socks5 } from './socks5.ts'

/** A user name and password; they are for the proxy's eyes only. */
export interface ProxyCredentials {
  user: string
  password: string
}

/** A proxy that carries TCP connections. */
export interface Proxy {
  /** `http`: CONNECT (RFC 9110 section 9.3.6); `socks5`: RFC 1928. */
  scheme: 'http' | 'socks5'
  /** DNS name in A-label form, or IP address without brackets. */
  host: string
  port: number
  credentials?: ProxyCredentials
}

/** What is said to a proxy so that it connects to a place. */
export function proxyPrelude({ scheme, credentials }: Proxy, place: Place): Prelude {
  const script = scheme === 'http' ? httpConnect : socks5
  return new Prelude('connect', script(place, credentials))
}
