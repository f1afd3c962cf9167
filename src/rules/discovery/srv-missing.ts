/** srv-missing: the SIP domain has no SRV record for the service asked for, or says that it is not offered. */
import { hasDecided } from '../../dns/query.ts'
import type { RuleResult, TargetRule } from '../rule.ts'
import type { TargetFacts } from '../facts.ts'
import { rfc2782, skypeEdgeCertificates, skypeEdgeDns } from '../sources.ts'
import { offeredRecords, serviceOf } from '../srv-records.ts'

export const srvMissing: TargetRule = {
  id: 'srv-missing',
  title: 'SRV record missing',
  severity: 'info',
  audiences: ['fed', 'sip-client'],
  scope: 'target',
  *check(target) {
    const service = serviceOf(target)
    if (service === undefined || offeredRecords(target).length > 0) return
    const domain = target.target.name
    const evidence = { record: `${service.service}.${domain}`, domain, port: service.port }
    const query = target.discovery.queries.find(({ type }) => type === 'SRV')
    if (query !== undefined && hasDecided(query.rcode)) {
      yield { ...missing(target), evidence: { ...evidence, outcome: query.rcode } }
    } else {
      yield {
        message: 'no-answer',
        severity: 'unknown',
        evidence: { ...evidence, outcome: query?.rcode ?? 'not-asked', resolver: target.discovery.resolver },
      }
    }
  },
  messages: {
    federation: {
      text: 'There is no record {record} ({outcome:term}), so partners with open federation, and Teams, cannot find the servers of {domain}.',
      fix: 'Create the SRV record {record} with port {port} and the Access Edge name as target, for example 0 0 {port} sip.{domain}. Until then check sip.{domain}:{port} directly, and ask partners to enter the name of the Edge by hand.',
    },
    client: {
      text: 'There is no record {record} ({outcome:term}). Clients try lyncdiscover.{domain} before it, and sip and sipexternal.{domain} after it, and sign in if one of them leads to a server.',
      fix: 'Check lyncdiscover.{domain}, sip.{domain} and sipexternal.{domain} directly. If people sign in from outside, create {record} with port {port} and the Access Edge name as target.',
    },
    internal: {
      text: 'There is no record {record} ({outcome:term}). It should exist in internal DNS only, so from outside this is as it should be.',
      fix: 'To check the internal record ask an internal DNS server with --dns. If it is missing there too, create it with port {port} and the Front End pool as target.',
    },
    'not-offered-federation': {
      text: 'The record {record} has the target ".", which says that {domain} does not offer the service: partners cannot federate with it.',
      fix: 'If {domain} is meant to federate, replace the record by one that names the Access Edge service and port {port}.',
    },
    'not-offered': {
      text: 'The record {record} has the target ".", which says that {domain} does not offer the service.',
      fix: 'If clients are meant to find servers by it, replace the record by one that names the server and port {port}.',
    },
    'no-answer': {
      text: 'Whether {record} exists could not be found out: the DNS server {resolver} gave no usable answer ({outcome:term}).',
      fix: 'Ask another DNS server with --dns, and see whether this computer reaches it over UDP and TCP. If only this domain fails, its own name servers are at fault.',
    },
  },
  doc: {
    what: 'The SRV record by which partners or clients find the servers of a SIP domain does not exist, or has the target "." (RFC 2782: not offered). An error for federation, information for client records, unknown when DNS gave no usable answer.',
    why: 'Federation partners with discovery, Teams among them, have no other way than `_sipfederationtls._tcp`. Clients have fallback names, so a missing client record slows sign-in or prevents it, depending on which host records exist. A DNS server that does not answer proves nothing either way.',
    fix: 'Create the record in the public zone of the SIP domain: `_sipfederationtls._tcp` with port 5061, `_sip._tls` with port 443. Its target is a host of the same domain, and the certificate carries that name. `_sipinternaltls._tcp` belongs into internal DNS only.',
    bad: '`_sipfederationtls._tcp.contoso.com` gives NXDOMAIN.',
    good: '`_sipfederationtls._tcp.contoso.com. SRV 0 0 5061 sip.contoso.com.`',
  },
  source: [skypeEdgeCertificates, skypeEdgeDns, rfc2782],
  since: '0.1.0',
}

function missing(target: TargetFacts): Pick<RuleResult, 'message' | 'severity'> {
  const federation = target.audiences.has('fed')
  const severity = federation ? 'error' : 'info'
  if (target.discovery.srv.length > 0) {
    return { message: federation ? 'not-offered-federation' : 'not-offered', severity }
  }
  if (federation) return { message: 'federation', severity }
  return { message: target.target.kind === 'SIPINT' ? 'internal' : 'client', severity }
}
