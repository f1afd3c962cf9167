/** What keys may be used for: extKeyUsage, RFC 5280 section 4.2.1.12. */
import { oidTitle } from '../asn1/oid.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { PathError } from './path.ts'

/** OID of id-kp-serverAuth. */
export const serverAuth = '1.3.6.1.5.5.7.3.1'
/** OID of id-kp-clientAuth. */
export const clientAuth = '1.3.6.1.5.5.7.3.2'
const anyExtendedKeyUsage = '2.5.29.37.0'

/**
 * Whether the end entity may be used for this purpose and, if purposes nest, every issuer above may have such below
 * it. A certificate without the extension may be used for anything.
 */
export function purposeErrors(
  certificates: readonly Certificate[],
  purpose: string,
  nested: boolean,
): PathError[] {
  return (nested ? certificates : certificates.slice(0, 1)).flatMap((certificate, index) => {
    const purposes = certificate.extKeyUsage
    if (purposes === undefined || purposes.includes(purpose) || purposes.includes(anyExtendedKeyUsage)) {
      return []
    }
    const role = index === 0 ? 'end entity' : 'issuer'
    const detail = `the ${role} is not allowed for ${words.get(purpose) ?? oidTitle(purpose) ?? purpose}`
    return [{ code: 'ext-key-usage', certificate, detail, name: purpose }]
  })
}

const words = new Map([
  [serverAuth, 'server authentication'],
  [clientAuth, 'client authentication'],
])
