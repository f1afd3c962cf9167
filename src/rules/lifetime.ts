/** How long a certificate is valid, RFC 5280 section 4.1.2.5. */
import type { Certificate } from '../x509/certificate.ts'

/** In milliseconds, the last second included; undefined where the period cannot be read or has no length. */
export function lifetimeOf({ notBefore, notAfter }: Certificate): number | undefined {
  if (notBefore === undefined || notAfter === undefined || notAfter < notBefore) return undefined
  return notAfter.getTime() - notBefore.getTime() + 1000
}
