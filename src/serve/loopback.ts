import { parseIpAddress } from '../names/ip-address.ts'

/** Whether a host to listen on can be reached from this computer only. A name other than `localhost` may lead anywhere. */
export function isLoopbackHost(host: string): boolean {
  const octets = parseIpAddress(host)
  if (octets === undefined) return host.toLowerCase() === 'localhost'
  return octets.length === 4 ? octets[0] === 127 : host === '::1'
}
