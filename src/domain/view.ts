/** From which side a resolver looks at a domain: an internal one knows names that strangers do not. */
import { isPrivateAddress, parseIpAddress } from '../names/ip-address.ts'

/**
 * Whether a resolver (`address:port`) stands inside a network. A loopback address tells nothing: whoever listens there
 * passes questions on.
 */
export function viewOf(resolver: string): 'inside' | 'outside' | 'unknown' {
  const address = /^\[?([^\]]*?)\]?:\d+$/.exec(resolver)?.[1] ?? ''
  const octets = parseIpAddress(address)
  if (octets === undefined || isLoopback(octets)) return 'unknown'
  return isPrivateAddress(octets) ? 'inside' : 'outside'
}

function isLoopback(octets: Uint8Array): boolean {
  if (octets.length === 4) return octets[0] === 127
  return octets.every((octet, index) => octet === (index === 15 ? 1 : 0))
}
