/** Rules for those who issue CRLs, RFC 5280 section 5. */
import type { Crl } from '../revocation/crl.ts'

const cRLNumber = '2.5.29.20'
const authorityKeyIdentifier = '2.5.29.35'

/** One rule that a CRL breaks. */
export interface CrlBreach {
  /** Stable name, `crl-number`. */
  code: string
  source: string
  /** Half a sentence whose subject is the CRL. */
  detail: string
}

/** What a CRL breaks; empty when it conforms. */
export function crlBreaches(crl: Crl): CrlBreach[] {
  const extension = (oid: string) => crl.extensions.find((candidate) => candidate.oid === oid)
  const breaches: CrlBreach[] = []
  const add = (code: string, section: string, detail: string) =>
    breaches.push({ code, source: `RFC 5280 section ${section}`, detail })
  if (crl.version !== 2) add('crl-version', '5.1.2.1', `is of version ${crl.version}, and not 2`)
  if (crl.nextUpdate === undefined) add('crl-next-update', '5.1.2.5', 'does not say when the next one comes')
  if (crl.number === undefined) add('crl-number', '5.2.3', 'has no CRL number')
  if (extension(cRLNumber)?.critical === true)
    add('crl-number-critical', '5.2.3', 'marks its CRL number critical')
  if (extension(authorityKeyIdentifier) === undefined) {
    add('crl-authority-key-identifier', '5.2.1', 'does not name the key that signed it')
  }
  return breaches
}
