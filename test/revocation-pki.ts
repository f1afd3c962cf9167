/** A small PKI whose certificates say where their revocation can be learnt, for tests. */
import { fromHex } from '../src/bytes/hex.ts'
import { createAuthority } from '../src/estate/authority.ts'
import type { CertificateRequest, IssuedCertificate } from '../src/estate/certificate.ts'
import type { CrlEntryRequest } from '../src/estate/crl.ts'
import { decodeCertificate } from '../src/x509/decode.ts'

/** The moment at which these tests judge. */
export const now = new Date('2026-11-23T12:00:00Z')

/** A moment so many hours from `now`. */
export function hours(count: number): Date {
  return new Date(now.getTime() + count * 3_600_000)
}

const dates = { notBefore: hours(-2400), notAfter: hours(2400) }
export const root = createAuthority({ ...dates, subject: ['CN=Test Root'] })
export const issuing = createAuthority({ ...dates, subject: ['CN=Test Issuing'] }, root)
export const stranger = createAuthority({ ...dates, subject: ['CN=Stranger'] })
/** Signs lists for others. */
export const crlIssuer = createAuthority(
  { ...dates, subject: ['CN=Test CRL Issuer'], basicConstraints: { cA: false }, keyUsage: ['cRLSign'] },
  issuing,
)

export const crlUrl = 'http://crl.test/issuing.crl'
export const deltaUrl = 'http://crl.test/issuing-delta.crl'
export const ocspUrl = 'http://ocsp.test/'

/** An end entity of the issuing authority, with the addresses above unless told otherwise. */
export function endEntity(request: Partial<CertificateRequest> = {}): IssuedCertificate {
  return issuing.issue({
    ...dates,
    subject: ['CN=sip.contoso.test'],
    crlUris: [crlUrl],
    authorityInfoAccess: { ocsp: [ocspUrl] },
    ...request,
  })
}

/** Content octets of the certificate's serial number. */
export function serialOf(certificate: IssuedCertificate): Uint8Array {
  return fromHex(decodeCertificate(certificate.der).serialNumber)
}

/** The certificate as an entry of a CRL, revoked two days ago. */
export function entryOf(
  certificate: IssuedCertificate,
  rest: Partial<CrlEntryRequest> = {},
): CrlEntryRequest {
  return { serialNumber: serialOf(certificate), revocationDate: hours(-48), reason: 1, ...rest }
}
