/** srv-private-ip: what the world is led to is an address that only an inner network has. */
import { isPrivateAddress, parseIpAddress } from '../../names/ip-address.ts'
import type { TargetFacts } from '../facts.ts'
import { isPublicResolver } from '../public-resolver.ts'
import type { TargetRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { rfc, skypeEdgeDns } from '../sources.ts'

export const srvPrivateIp: TargetRule = {
  id: 'srv-private-ip',
  title: 'Record leads to a private address',
  severity: 'error',
  audiences: ['fed', 'sip-client'],
  scope: 'target',
  *check(target) {
    const addresses = addressesOf(target)
    const inner = addresses.filter(({ octets }) => isPrivateAddress(octets)).map(({ text }) => text)
    if (inner.length === 0) return
    const { resolver } = target.discovery
    const evidence = { addresses: excerptList(inner), resolver, domain: target.target.name }
    if (isPublicResolver(resolver)) yield { message: 'public', evidence }
    else if (inner.length < addresses.length) yield { message: 'mixed', evidence }
    // A loopback address is that of a rehearsal on this computer; internal records are private as a matter of course.
    else if (target.target.kind !== 'SIPINT' && !inner.every(isLoopback)) {
      yield { message: 'asked-inside', severity: 'info', evidence }
    }
  },
  messages: {
    public: {
      text: 'Public DNS leads to the private address {addresses}, which nobody outside can reach: a record of the inner network got into the public zone of {domain}.',
      fix: 'In the public zone let the record lead to the public address of the Edge, and keep the private one in internal DNS.',
    },
    mixed: {
      text: 'The records of {domain} lead to public addresses and to the private address {addresses}. Whoever picks that one waits for a connection that never comes.',
      fix: 'Remove the private address from the zone that the world sees.',
    },
    'asked-inside': {
      text: 'The records of {domain} lead to the private address {addresses}, as the DNS server {resolver} says. If that is also what public DNS says, nobody outside can reach the server.',
      fix: 'Ask a public DNS server too: --dns with the address of one.',
    },
  },
  doc: {
    what: 'A federation or sign-in record leads to an address that the Internet does not route to (private, link-local, loopback). An error when a public DNS server says so, or when public and private addresses stand side by side; information when a DNS server inside was asked.',
    why: 'A zone that is kept for the inside and the outside by copying lets inner records leak. Peers outside then wait for a timeout, or reach a stranger in their own network.',
    fix: 'Two views of the zone, and in the public one public addresses only.',
    bad: '`sip.contoso.com. A 10.20.30.40` in public DNS.',
    good: '`sip.contoso.com. A 203.0.113.7` in public DNS.',
  },
  source: [rfc(6890, '2.2.2'), skypeEdgeDns],
  since: '0.1.0',
}

function addressesOf({ endpoints }: TargetFacts): { text: string; octets: Uint8Array }[] {
  const texts = new Set(endpoints.flatMap(({ observation: { address } }) => address ?? []))
  return [...texts].flatMap((text) => {
    const octets = parseIpAddress(text)
    return octets === undefined ? [] : [{ text, octets }]
  })
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1'
}
