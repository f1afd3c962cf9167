/** Whether DNS answers are those that the whole Internet gets. */
import { isPrivateAddress, parseIpAddress } from '../names/ip-address.ts'

/**
 * Whether the DNS server that was asked, `address:port`, has a public address, so that its answers are public ones. A
 * server at a private address may give inside answers or pass on public ones: that cannot be told from here.
 */
export function isPublicResolver(resolver: string): boolean {
  const address = resolver.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  const octets = parseIpAddress(address)
  return octets !== undefined && !isPrivateAddress(octets)
}
