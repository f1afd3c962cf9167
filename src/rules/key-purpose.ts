/** Key purposes of the extended key usage extension, RFC 5280 section 4.2.1.12. */
import { oidName, oidTitle } from '../asn1/oid.ts'

/** OIDs of the extension and of the purposes that rules ask about. */
export const keyPurposes = {
  extension: '2.5.29.37',
  any: '2.5.29.37.0',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
} as const

/** Whether the purposes allow this one, by name or as "any". */
export function allowsPurpose(purposes: readonly string[], purpose: 'serverAuth' | 'clientAuth'): boolean {
  return purposes.includes(keyPurposes[purpose]) || purposes.includes(keyPurposes.any)
}

/** Names of purposes for people; the OID where it has no name. */
export function purposeNames(purposes: readonly string[]): string[] {
  return purposes.map((purpose) => oidTitle(purpose) ?? oidName(purpose) ?? purpose)
}
