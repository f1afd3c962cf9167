/** chain-sig-invalid: a signature of the path does not verify with the key of the issuer. */
import type { ChainRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { excerpt } from '../excerpt.ts'
import { faultsToldBy, issuerInPath } from '../path-errors.ts'
import { formatName } from '../../x509/name.ts'
import { rfc } from '../sources.ts'

export const chainSigInvalid: ChainRule = {
  id: 'chain-sig-invalid',
  title: 'Signature does not verify',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check(chain) {
    for (const { certificate } of faultsToldBy('chain-sig-invalid', chain)) {
      if (certificate === undefined) continue
      const issuer = issuerInPath(chain, certificate)
      yield {
        message: 'finding',
        evidence: {
          certificate: certificateLabel(certificate),
          issuer: issuer === undefined ? excerpt(formatName(certificate.issuer)) : certificateLabel(issuer),
        },
      }
    }
  },
  messages: {
    finding: {
      text: 'The signature of {certificate} does not verify with the key of {issuer}, which it names as its issuer. Either the certificate was altered, or another authority of the same name issued it; no peer accepts it.',
      fix: 'Fetch the certificate and its intermediate again from the authority and install both. If the authority was set up anew under its old name, install its new certificate everywhere, or have {certificate} issued again.',
    },
  },
  doc: {
    what: 'In the best certification path the signature of a certificate does not verify with the public key of the certificate above it, although the names fit and no key identifier shows another generation of that authority.',
    why: 'The signature is all that ties a certificate to its issuer. A failing one means a damaged file, a certificate authority that was rebuilt under the same name with a new key, or a forgery.',
    fix: 'Compare SHA-256 fingerprints of the installed files with those that the authority publishes; on Windows delete the wrong one from Intermediate Certification Authorities, or it is sent again.',
    bad: '`sip.contoso.com` names `Contoso Issuing CA`; the key of `Contoso Issuing CA` sent along did not sign it.',
    good: 'Every signature verifies with the key of the certificate above it.',
  },
  source: [rfc(5280, '6.1.3')],
  since: '0.1.0',
}
