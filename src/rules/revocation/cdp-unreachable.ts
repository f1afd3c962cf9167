/** cdp-unreachable: the CRL cannot be had, or cannot be used, from where the certificate says that it is. */
import type { RevocationStatement } from '../../revocation/statement.ts'
import type { EndpointRule } from '../rule.ts'
import { rfc, skypeEdgeCertificates } from '../sources.ts'
import { statementEvidence } from '../revocation-evidence.ts'

export const cdpUnreachable: EndpointRule = {
  id: 'cdp-unreachable',
  title: 'CRL cannot be had',
  severity: 'warning',
  audiences: ['sfb'],
  scope: 'endpoint',
  *check(endpoint) {
    for (const statement of endpoint.revocation) {
      const message = statement.means === 'crl' ? messageOf(statement) : undefined
      if (message !== undefined) yield { message, evidence: statementEvidence(endpoint, statement) }
    }
  },
  messages: {
    finding: {
      text: 'For {certificate}, the CRL at {source:term} cannot be had: {statement} Peers that check revocation wait for it, and delay or refuse the connection.',
      fix: 'Open the address in a browser on a machine outside. Publish the CRL there under exactly this name, reachable by plain http (outbound TCP 80 from Edge Servers); a certificate whose address can never work has to be reissued.',
    },
    unusable: {
      text: 'For {certificate}, the CRL at {source:term} cannot be used: {statement} Peers that check revocation treat it as if there were none.',
      fix: 'The authority has to publish the CRL of this issuer, signed by it, at this address. Compare what is there with the file that the authority makes: an old key, another issuer and an error page in its place are the usual causes.',
    },
  },
  doc: {
    what: 'With `--online`: an address of the CRL distribution points does not answer, or what it gives is not a CRL that may be used for the certificate.',
    why: 'Skype for Business servers fetch the CRL of the other side. Where it cannot be had they wait, and then refuse or go on unchecked, depending on how they are set.',
    fix: 'Make the CRL reachable by http from everywhere where the certificate is checked.',
    bad: '`http://crl.contoso.com/issuing.crl` answers with status 404.',
    good: 'The address gives the current CRL.',
  },
  source: [skypeEdgeCertificates, rfc(5280, '4.2.1.13')],
  since: '0.1.0',
}

/** Codes that say nothing against the CRL: it was not asked for, or speaks of less than is wanted. */
const noFault: ReadonlySet<RevocationStatement['code']> = new Set([
  'refused',
  'certificate-expired',
  'some-reasons-only',
  'signature-unsupported',
])

function messageOf({ status, code }: RevocationStatement): 'finding' | 'unusable' | undefined {
  if (status === 'unreachable') return 'finding'
  return status === 'unknown' && !noFault.has(code) ? 'unusable' : undefined
}
