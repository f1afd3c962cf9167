/** Policy inputs of RFC 5280 section 6.1.1, as suites write them: each has its own spelling of the same four. */
import type { PolicyInputs } from '../src/path/verifier.ts'

const anyPolicy = '2.5.29.32.0'
/** Arc of the policies that NIST has registered for tests. */
const nistTestPolicies = '2.16.840.1.101.3.2.1.48'

/** Finds the inputs by their names, at any depth; what is not there has its default. */
export function policyInputs(value: unknown): PolicyInputs {
  const fields = new Map(leaves(value, ''))
  const flag = (pattern: RegExp) =>
    fields.entries().some(([name, field]) => pattern.test(name) && isTrue(field))
  const acceptable = fields
    .entries()
    .filter(([name]) => /policy.?set|policies|acceptable/i.test(name))
    .flatMap(([, field]) => (Array.isArray(field) ? field : [field]))
    .flatMap((field) => String(field).split(/[,;\s]+/))
    .map(policyOf)
    .filter((text) => /^[\d.]+$/.test(text))
    .toArray()
  return {
    ...(acceptable.length === 0 || acceptable.includes(anyPolicy) ? {} : { acceptable }),
    explicit: flag(/explicit/i),
    inhibitMapping: flag(/mapping/i),
    inhibitAny: flag(/any.?policy|inhibit.?any/i),
  }
}

/** The OID of a policy: as it is, by the word for any, or by the names of PKITS, NIST-test-policy-1 and so on. */
function policyOf(text: string): string {
  const number = /^NIST[-_ ]?test[-_ ]?policy[-_ ]?(\d+)$/i.exec(text)?.[1]
  if (number !== undefined) return `${nistTestPolicies}.${number}`
  return text.replace(/^any(?:.?policy)?$/i, anyPolicy)
}

function isTrue(field: unknown): boolean {
  return field === true || field === 'true' || field === 1
}

function leaves(value: unknown, name: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value]]
  return Object.entries(value).flatMap(([key, field]) => leaves(field, key))
}
