/** OCSP requests, RFC 6960 section 4.1. */
import { explicitTag, objectIdentifier, octetString, sequence } from '../asn1/encode.ts'
import type { Certificate } from '../x509/certificate.ts'
import { encodeCertId } from './cert-id.ts'

/** OID of the extension that ties a response to its request, RFC 9654. */
export const nonceOid = '1.3.6.1.5.5.7.48.1.2'

/**
 * DER of a request for one certificate, not signed; undefined when the certificate's number or the issuer's key
 * cannot be read.
 * @param nonce random octets; none asks for whatever response the responder has ready
 */
export function encodeOcspRequest(
  certificate: Certificate,
  issuer: Certificate,
  nonce?: Uint8Array,
): Uint8Array | undefined {
  const id = encodeCertId(certificate, issuer)
  if (id === undefined) return undefined
  const extensions =
    nonce === undefined
      ? []
      : [explicitTag(2, sequence(sequence(objectIdentifier(nonceOid), octetString(octetString(nonce)))))]
  return sequence(sequence(sequence(sequence(id)), ...extensions))
}
