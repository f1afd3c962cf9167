/** Object identifiers by the short words of the cases. */

const named = new Map([
  ['any', '2.5.29.32.0'],
  ['subjectKeyIdentifier', '2.5.29.14'],
  ['keyUsage', '2.5.29.15'],
  ['subjectAltName', '2.5.29.17'],
  ['basicConstraints', '2.5.29.19'],
  ['nameConstraints', '2.5.29.30'],
  ['certificatePolicies', '2.5.29.32'],
  ['policyMappings', '2.5.29.33'],
  ['authorityKeyIdentifier', '2.5.29.35'],
  ['policyConstraints', '2.5.29.36'],
  ['extKeyUsage', '2.5.29.37'],
  ['inhibitAnyPolicy', '2.5.29.54'],
  ['authorityInfoAccess', '1.3.6.1.5.5.7.1.1'],
  ['subjectInfoAccess', '1.3.6.1.5.5.7.1.11'],
])

/**
 * The OID of an extension by its name, of policy `P1` (below the arc for examples, RFC 5612), or of dotted text.
 * @throws {SyntaxError} when the word is none of these
 */
export function oidOf(word: string): string {
  const policy = /^P(\d+)$/.exec(word)?.[1]
  if (policy !== undefined) return `1.3.6.1.4.1.32473.${policy}`
  const oid = named.get(word) ?? word
  if (!/^[\d.]+$/.test(oid)) throw new SyntaxError(`no object identifier: ${word}`)
  return oid
}
