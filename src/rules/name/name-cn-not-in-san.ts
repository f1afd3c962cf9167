/** name-cn-not-in-san: the common name is not repeated among the subject alternative names. */
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { baselineRequirements, skypeEdgeCertificates } from '../sources.ts'

export const nameCnNotInSan: EndpointRule = {
  id: 'name-cn-not-in-san',
  title: 'Common name is not among the subject alternative names',
  severity: 'warning',
  audiences: 'all',
  scope: 'endpoint',
  *check({ endEntity, identity }) {
    const commonName = endEntity?.commonNames[0]
    if (identity === undefined || commonName === undefined || identity.san === 'absent') return
    // Where the common name is what was asked for, name-cn-only-match says it more sharply.
    if (identity.san === 'none' && identity.commonName !== 'none') return
    const names = [...identity.dnsNames, ...identity.ipAddresses].map(comparable)
    if (names.includes(comparable(commonName))) return
    yield { message: 'finding', evidence: { commonName: excerpt(commonName) } }
  },
  messages: {
    finding: {
      text: 'The common name {commonName} is not repeated among the subject alternative names. Peers that read only one of the two see different names, and public authorities are not allowed to issue this.',
      fix: 'At the next renewal, put {commonName} among the subject alternative names, or choose as common name one that is there.',
    },
  },
  doc: {
    what: 'Subject alternative names exist, and the common name is not one of them.',
    why: 'A common name in a public certificate must be a copy of a subject alternative name. Skype for Business repeats the subject name in its certificates for the peers that read only one of the two.',
    fix: 'Reissue with the common name repeated. Nothing breaks for peers that already match by a subject alternative name, so the next renewal is soon enough.',
    bad: 'Common name `edge.contoso.com`, subject alternative names `sip.contoso.com`.',
    good: 'Common name `sip.contoso.com`, subject alternative names `sip.contoso.com` and `edge.contoso.com`.',
  },
  source: [baselineRequirements('7.1.4.3'), skypeEdgeCertificates],
  since: '0.1.0',
}

function comparable(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}
