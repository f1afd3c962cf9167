/** edge-cn-repeat-first: the subject name of an Edge does not lead its subject alternative names. */
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { skypeEdgeCertificates } from '../sources.ts'

export const edgeCnRepeatFirst: EndpointRule = {
  id: 'edge-cn-repeat-first',
  title: 'Subject name not first among the alternative names',
  severity: 'warning',
  audiences: ['edge'],
  scope: 'endpoint',
  *check({ endEntity, identity }) {
    const commonName = endEntity?.commonNames[0]
    if (identity === undefined || commonName === undefined || identity.san === 'absent') return
    const position = identity.dnsNames.findIndex((name) => name.toLowerCase() === commonName.toLowerCase())
    if (position === 0) return
    const evidence = { commonName: excerpt(commonName), first: excerpt(identity.dnsNames[0] ?? 'none') }
    yield { message: position === -1 ? 'not-repeated' : 'not-first', evidence }
  },
  messages: {
    'not-repeated': {
      text: 'The common name {commonName} is missing among the subject alternative names of this Edge. Microsoft asks for it as their first entry, because peers read one of the two and expect the same name in both.',
      fix: 'Reissue the certificate with {commonName} as common name and as first subject alternative name; the Deployment Wizard orders them like that by itself.',
    },
    'not-first': {
      text: 'The common name {commonName} is not the first of the subject alternative names of this Edge, {first:term} is. Microsoft asks for the subject name first, and some old peers look no further.',
      fix: 'At the next renewal put {commonName} first. Nothing is urgent while every partner connects; many public authorities let you choose the order, some sort by themselves.',
    },
  },
  doc: {
    what: 'The common name of an Edge certificate is not repeated among the subject alternative names, or is not their first DNS name.',
    why: "Microsoft's table for Edge certificates numbers the entries, with the subject name repeated as the first. Peers of several generations read the common name, the first entry or all of them, and this order suits all.",
    fix: 'Common name `sip.<domain>`, first subject alternative name the same, the others behind it.',
    bad: 'Common name `sip.contoso.com`, subject alternative names `webcon.contoso.com`, `sip.contoso.com`.',
    good: 'Common name `sip.contoso.com`, subject alternative names `sip.contoso.com`, `webcon.contoso.com`.',
  },
  source: [skypeEdgeCertificates],
  since: '0.1.0',
}
