/** srv-target-unresolved: no address could be found for a host. */
import type { FailureCode } from '../../report/observation.ts'
import type { EndpointRule } from '../rule.ts'
import { rfc2782, skypeEdgeCertificates } from '../sources.ts'

/** Failures by which DNS says that there is no address. Any other is a missing answer. */
const noAddress: ReadonlySet<FailureCode> = new Set(['name-not-found', 'no-address', 'cname-loop'])

export const srvTargetUnresolved: EndpointRule = {
  id: 'srv-target-unresolved',
  title: 'Host has no address',
  severity: 'error',
  audiences: 'all',
  scope: 'endpoint',
  *check({ observation }, { target, discovery }) {
    const { host, address, failure } = observation
    if (address !== null || failure?.stage !== 'resolve' || failure.code === 'aborted') return
    const evidence = { host, failure: failure.detail, resolver: discovery.resolver }
    if (!noAddress.has(failure.code)) yield { message: 'no-answer', severity: 'unknown', evidence }
    else if (target.kind === 'DIR') yield { message: 'host-not-found', severity: 'unknown', evidence }
    else yield { message: 'finding', evidence: { ...evidence, domain: target.name } }
  },
  messages: {
    finding: {
      text: 'The SRV record of {domain} names {host}, which has no address, so peers that follow the record reach nothing. {failure}',
      fix: 'Create the host record (A, and AAAA where IPv6 is used) of {host}, or correct the target of the SRV record. If it exists in another DNS view, ask that one with --dns.',
    },
    'host-not-found': {
      text: 'No address of {host} was found, so no certificate could be seen: {failure}',
      fix: 'Check the spelling. If {host} is a SIP domain, add --fed, --sip or --sipint to follow its records. A name that exists only inside is known to an internal DNS server: give that with --dns (asked: {resolver}), or give the address with --resolve.',
    },
    'no-answer': {
      text: 'The address of {host} could not be found out, so no certificate could be seen: {failure}',
      fix: 'Ask another DNS server with --dns (asked: {resolver}), and see whether this computer reaches it over UDP and TCP. If only this name fails, the name servers of its domain are at fault.',
    },
  },
  doc: {
    what: 'A host has no address: DNS says so, or has no address records for it. An error for the target of a SRV record. For a name that was typed in it is reported as unknown, as are DNS servers that gave no usable answer.',
    why: 'A SRV record that names a host without an address leads every peer astray. With a name typed in, nothing says that the far end is at fault: the name may be misspelt or known to another DNS server only.',
    fix: 'Create the host record, or correct the SRV record. Ask the DNS server of the right side, internal or public, with `--dns`.',
    bad: '`_sipfederationtls._tcp.contoso.com. SRV 0 0 5061 sip.contoso.com.`, and no A or AAAA record of `sip.contoso.com`',
    good: 'The same SRV record, and `sip.contoso.com. A 203.0.113.7`',
  },
  source: [rfc2782, skypeEdgeCertificates],
  since: '0.1.0',
}
