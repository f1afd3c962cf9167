/** Validity periods, RFC 5280 sections 4.1.2.5 and 6.1.3 (a) (2). */
import { utcSecondText } from '../asn1/utc-text.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { PathError } from './path.ts'

/**
 * Whether each certificate is in its period at `at`. Both ends belong to the period, and a certificate knows whole
 * seconds only, so that fractions of `at` do not count.
 */
export function periodErrors(certificates: readonly Certificate[], at: Date): PathError[] {
  const second = Math.floor(at.getTime() / 1000) * 1000
  return certificates.flatMap((certificate) => periodError(certificate, second))
}

function periodError(certificate: Certificate, second: number): PathError[] {
  const { notBefore, notAfter } = certificate
  if (notBefore === undefined || notAfter === undefined) {
    return [{ code: 'unreadable', certificate, detail: 'the validity period cannot be read' }]
  }
  if (second > notAfter.getTime()) {
    return [{ code: 'expired', certificate, detail: `ended ${utcSecondText(notAfter)}` }]
  }
  if (second < notBefore.getTime()) {
    return [{ code: 'not-yet-valid', certificate, detail: `begins ${utcSecondText(notBefore)}` }]
  }
  return []
}
