import assert from 'node:assert/strict'
import { test } from 'node:test'
import { policyInputs } from './policy-inputs.ts'

const none = { explicit: false, inhibitMapping: false, inhibitAny: false }

const cases: [name: string, given: unknown, expected: object][] = [
  ['nothing', null, none],
  ['defaults spelt out', { initial_policy_set: ['2.5.29.32.0'], initial_explicit_policy: false }, none],
  ['anyPolicy as a word', { 'initial-policy-set': ['any-policy'] }, none],
  [
    'snake case',
    {
      initial_policy_set: ['1.2.3'],
      initial_explicit_policy: true,
      initial_policy_mapping_inhibit: true,
      initial_any_policy_inhibit: true,
    },
    { acceptable: ['1.2.3'], explicit: true, inhibitMapping: true, inhibitAny: true },
  ],
  [
    'camel case, nested',
    { settings: { userInitialPolicySet: ['1.2.3', '1.2.4'], explicitPolicy: true } },
    { ...none, acceptable: ['1.2.3', '1.2.4'], explicit: true },
  ],
  [
    'names of PKITS',
    { initial_policy_set: 'NIST-test-policy-1, NIST-test-policy-6' },
    { ...none, acceptable: ['2.16.840.1.101.3.2.1.48.1', '2.16.840.1.101.3.2.1.48.6'] },
  ],
  ['inhibitAnyPolicy', { inhibitAnyPolicy: true }, { ...none, inhibitAny: true }],
]

for (const [name, given, expected] of cases) {
  test(`policy inputs: ${name}`, () => assert.deepEqual(policyInputs(given), expected))
}
