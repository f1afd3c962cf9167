/** Policy inputs of RFC 5280 section 6.1.1, as suites write them: each has its own spelling of the same four. */
import type { PolicyInputs } from '../src/path/verifier.ts'

const anyPolicy = '2.5.29.32.0'

/** Finds the inputs by their names, at any depth; what is not there has its default. */
export function policyInputs(value: unknown): PolicyInputs {
  const fields = new Map(leaves(value, ''))
  const flag = (pattern: RegExp) =>
    fields.entries().some(([name, field]) => pattern.test(name) && isTrue(field))
  const acceptable = fields
    .entries()
    .filter(([name]) => /policy.?set|policies|acceptable/i.test(name))
    .flatMap(([, field]) => (Array.isArray(field) ? field : [field]))
    .map((field) => String(field).replace(/^any.?policy$/i, anyPolicy))
    .filter((text) => /^[\d.]+$/.test(text))
    .toArray()
  return {
    ...(acceptable.length === 0 || acceptable.includes(anyPolicy) ? {} : { acceptable }),
    explicit: flag(/explicit/i),
    inhibitMapping: flag(/mapping/i),
    inhibitAny: flag(/any.?policy|inhibit.?any/i),
  }
}

function isTrue(field: unknown): boolean {
  return field === true || field === 'true' || field === 1
}

function leaves(value: unknown, name: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value]]
  return Object.entries(value).flatMap(([key, field]) => leaves(field, key))
}
