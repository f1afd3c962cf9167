/** Where a proxy is. */
import { lookup } from 'node:dns/promises'
import type { Proxy } from '../prelude/proxy.ts'

/** A proxy whose address is known. */
export interface LocatedProxy extends Proxy {
  /** IPv4 or IPv6 address. */
  address: string
}

/** The proxy that the user named cannot be found. */
export class ProxyError extends Error {
  override name = 'ProxyError'
}

/**
 * Finds the address of a proxy. The operating system resolves its name, whatever DNS server the targets are looked up
 * with; of several addresses the system's first choice is taken.
 * @throws {ProxyError} when the name has no address.
 */
export async function locateProxy(proxy: Proxy): Promise<LocatedProxy> {
  try {
    const { address } = await lookup(proxy.host)
    return { ...proxy, address }
  } catch (cause) {
    throw new ProxyError(
      `the proxy "${proxy.host}" could not be found: this computer knows no address for that name; give its IP address`,
      { cause },
    )
  }
}
