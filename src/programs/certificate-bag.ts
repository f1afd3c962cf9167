/** A PKCS #7 bag of certificates, `.p7b`: a SignedData that nobody signed (RFC 5652 section 5.1, certs-only). */
import { element, explicitTag, integer, objectIdentifier, sequence, setOf } from '../asn1/encode.ts'

/** DER of a bag with these certificates, in this order. */
export function certificateBag(certificates: readonly Uint8Array[]): Uint8Array {
  const nothing = setOf()
  return sequence(
    objectIdentifier('1.2.840.113549.1.7.2'),
    explicitTag(
      0,
      sequence(
        integer(1),
        nothing,
        sequence(objectIdentifier('1.2.840.113549.1.7.1')),
        element(0xa0, ...certificates),
        nothing,
      ),
    ),
  )
}
