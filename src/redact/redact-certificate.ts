/** A certificate without what identifies: its names, numbers, fingerprints and octets. */
import type { CertificateFacts, ExtensionFacts } from '../report/report.ts'
import type { HiddenText } from './hidden-text.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/** The same facts under pseudonyms. Of extensions that hold names, keys or addresses only that they are there. */
export function redactCertificate(
  facts: CertificateFacts,
  pseudonyms: Pseudonyms,
  text: HiddenText,
): CertificateFacts {
  const { publicKey } = facts
  return {
    ...facts,
    sha256: pseudonyms.digits(facts.sha256),
    sha1: pseudonyms.digits(facts.sha1),
    subject: text.distinguishedName(facts.subject),
    issuer: text.distinguishedName(facts.issuer),
    serialNumber: facts.serialNumber === '' ? '' : pseudonyms.digits(facts.serialNumber),
    publicKey: { ...publicKey, sha256: pseudonyms.digits(publicKey.sha256) },
    subjectAltName: facts.subjectAltName.map(({ type, value }) => ({
      type,
      value: text.alternativeName(type, value),
    })),
    extensions: facts.extensions.map(redactExtension),
    der: '',
    faults: facts.faults.map(({ offset, message }) => ({ offset, message: text.sentence(message) })),
  }
}

// Whoever adds a member decides whether it identifies.
type Decided =
  | ('sha256' | 'sha1' | 'version' | 'subject' | 'issuer' | 'serialNumber' | 'notBefore' | 'notAfter')
  | ('signatureAlgorithm' | 'publicKey' | 'subjectAltName' | 'extensions' | 'der' | 'faults')
true satisfies Exclude<keyof CertificateFacts, Decided> extends never ? true : false

/** Extensions in which nobody can be named: basic constraints, key usages, limits on policies, TLS features. */
const harmless = new Set([
  '2.5.29.19',
  '2.5.29.15',
  '2.5.29.37',
  '2.5.29.36',
  '2.5.29.54',
  '1.3.6.1.5.5.7.1.24',
])

function redactExtension(extension: ExtensionFacts): ExtensionFacts {
  return harmless.has(extension.oid)
    ? { ...extension, hex: '' }
    : { ...extension, value: ['hidden'], hex: '' }
}
