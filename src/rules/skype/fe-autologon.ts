/** fe-autologon: clients are led here by DNS, and the certificate lacks the name that they fall back to. */
import type { DnsQuery } from '../../dns/query.ts'
import type { EndpointRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { coversName, dnsNamesOf } from '../presented-names.ts'
import { skypeEdgeDns, skypeServerCertificates } from '../sources.ts'

export const feAutologon: EndpointRule = {
  id: 'fe-autologon',
  title: 'Names for automatic sign-in',
  severity: 'warning',
  audiences: ['fe', 'sip-client'],
  scope: 'endpoint',
  *check({ endEntity }, { target, discovery: { related = [] }, audiences }) {
    if (target.kind !== 'SIP' && target.kind !== 'SIPINT') return
    if (endEntity === undefined || audiences.has('ms-end')) return
    const domain = target.name
    const side = target.kind === 'SIP' ? `sipexternal.${domain}` : `sipinternal.${domain}`
    const wanted = [`sip.${domain}`, ...(hasAddress(side, related) ? [side] : [])]
    const missing = wanted.filter((name) => !coversName(endEntity, name))
    if (missing.length === 0) return
    yield { message: 'finding', evidence: { domain, missing, names: excerptList(dnsNamesOf(endEntity)) } }
  },
  messages: {
    finding: {
      text: 'Clients of {domain} are led to this server for automatic sign-in, and its certificate lacks {missing}; it names {names}. A client that compares strictly, and each telephone, wants a name of the SIP domain of its user.',
      fix: 'Add {missing} to the subject alternative names: in the Deployment Wizard tick the SIP domain on the page for automatic sign-in, or use Request-CsCertificate with -AllSipDomain.',
    },
  },
  doc: {
    what: 'The SRV record of automatic sign-in leads to this server, and the certificate covers no `sip.<SIP domain>`, or lacks `sipinternal.` or `sipexternal.` although DNS has that name.',
    why: 'Without a sign-in server entered by hand a client tries the SRV record and then `sipinternal.`, `sip.` and `sipexternal.` of the SIP domain. Whichever leads to a server has to be in its certificate when names are compared strictly.',
    fix: 'One alternative name `sip.<SIP domain>` for each SIP domain, and the other two only where they exist in DNS.',
    bad: 'SRV record to `pool01.contoso.com`, certificate for `pool01.contoso.com` and `fe01.contoso.com`.',
    good: 'SRV record to `pool01.contoso.com`, certificate for `pool01.contoso.com`, `fe01.contoso.com` and `sip.contoso.com`.',
  },
  source: [skypeServerCertificates, skypeEdgeDns],
  since: '0.1.0',
}

function hasAddress(name: string, queries: readonly DnsQuery[]): boolean {
  return queries.some((query) => query.name === name && query.rcode === 'NOERROR')
}
