// What was fetched about the certificates of the situations in facts.ts, for the tests of rules about revocation.
import { fromHex } from '../src/bytes/hex.ts'
import type { IssuedCertificate } from '../src/estate/certificate.ts'
import { makeCrl, type CrlRequest } from '../src/estate/crl.ts'
import { makeOcspResponse, type OcspAnswer } from '../src/estate/ocsp.ts'
import type { FetchedItem } from '../src/report/fetched.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
import { days, issuing } from './facts.ts'

/** Where sound certificates say that their CRL is. */
export const crlUrl = 'http://crl.contoso.test/issuing.crl'

/** Content octets of the certificate's serial number. */
export function serialOf({ der }: IssuedCertificate): Uint8Array {
  return fromHex(decodeCertificate(der).serialNumber)
}

/** A CRL that was fetched, current unless told otherwise. */
export function fetchedCrl(
  request: Partial<CrlRequest> = {},
  signer: IssuedCertificate = issuing,
): FetchedItem {
  const octets = makeCrl({ thisUpdate: days(-1), nextUpdate: days(6), ...request }, signer)
  return { url: crlUrl, purpose: 'crl', outcome: 'ok', octets }
}

/** The CRL as it could not be fetched. */
export function missingCrl(outcome: FetchedItem['outcome']): FetchedItem {
  return { url: crlUrl, purpose: 'crl', outcome, detail: 'The server answers with HTTP status 404.' }
}

/** What a responder says of a certificate, current unless told otherwise. */
export function ocspOf(certificate: IssuedCertificate, answer: Partial<OcspAnswer> = {}): Uint8Array {
  const sound = { serialNumber: serialOf(certificate), issuer: issuing, status: 'good' as const }
  const dates = { thisUpdate: days(-1), nextUpdate: days(6) }
  return makeOcspResponse({ answers: [{ ...sound, ...dates, ...answer }] }, issuing)
}
