// The project's own cases of path validation and conformance, `testdata/paths/*.txt`.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { baselineConformance, rfc5280Conformance } from '../src/conformance/conformance.ts'
import type { PathErrorCode } from '../src/path/path.ts'
import { revocationCodes, type RevocationCode } from '../src/revocation/statement.ts'
import { parseCases } from './paths/case.ts'
import { outcomeOf } from './paths/outcome.ts'

const files = globSync('testdata/paths/*.txt')
const cases = files.sort().flatMap((file) => parseCases(readFileSync(file, 'utf8'), basename(file, '.txt')))

for (const current of cases) {
  test(`${current.file}: ${current.title}`, () => {
    const { errors, path, breaches, revocation } = outcomeOf(current)
    if (current.expect !== undefined) assert.deepEqual(errors, current.expect.toSorted())
    if (current.path !== undefined) assert.deepEqual(path, current.path)
    for (const [profile, expected] of current.breaches) {
      assert.deepEqual(breaches[profile], expected.toSorted(), profile)
    }
    for (const expected of current.revocation ?? []) {
      assert.ok(revocation.includes(expected), `${expected}, but found: ${revocation.join(', ')}`)
    }
    const expects = current.expect !== undefined || current.breaches.size > 0
    assert.ok(expects || current.revocation !== undefined, 'the case expects nothing')
  })
}

/** Every code, so that the compiler says when one is missing here. */
const errorCodes: Record<PathErrorCode, true> = {
  'no-anchor': true,
  expired: true,
  'not-yet-valid': true,
  'signature-invalid': true,
  'signature-unsupported': true,
  'signature-weak': true,
  'key-weak': true,
  'not-a-ca': true,
  'key-usage': true,
  'path-length': true,
  'too-long': true,
  'ext-key-usage': true,
  'name-constraints': true,
  'name-constraints-unusable': true,
  policy: true,
  'policy-mapping': true,
  'unhandled-critical': true,
  unreadable: true,
  'search-ended': true,
}

/** Outcomes that only the other means can have. */
const outcomesOfTheOther: Record<'crl' | 'ocsp', ReadonlySet<RevocationCode>> = {
  crl: new Set([
    'responder-not-authorized',
    'responder-error',
    'responder-unknown',
    'other-certificate',
    'nonce-differs',
  ]),
  ocsp: new Set([
    'wrong-signer',
    'no-next-update',
    'certificate-expired',
    'out-of-scope',
    'some-reasons-only',
    'delta-without-base',
  ]),
}

test('every error has a case in which it is told', () => {
  const told = new Set(cases.flatMap(({ expect = [] }) => expect.map((text) => text.split(' ')[0])))
  assert.deepEqual(
    Object.keys(errorCodes).filter((code) => !told.has(code)),
    [],
  )
})

for (const kind of ['crl', 'ocsp'] as const) {
  test(`every outcome of ${kind} has a case in which it is told`, () => {
    const told = new Set(
      cases
        .filter(({ file }) => file === `revocation-${kind}`)
        .flatMap(({ revocation = [] }) => revocation.map((text) => text.split(' ')[0])),
    )
    const codes = revocationCodes.filter((code) => !outcomesOfTheOther[kind].has(code))
    assert.deepEqual(
      codes.filter((code) => !told.has(code)),
      [],
    )
  })
}

for (const [name, { rules }] of Object.entries({
  rfc5280: rfc5280Conformance,
  baseline: baselineConformance,
})) {
  const profile = name === 'rfc5280' ? 'rfc5280' : 'baseline'
  test(`every rule of ${name} has a breach and a certificate that keeps to it`, () => {
    const found = cases.flatMap(({ breaches }) => {
      const expected = breaches.get(profile)
      return expected === undefined ? [] : [expected.map((text) => text.split(' ')[0])]
    })
    const codes = new Set(rules.map(({ code }) => code))
    assert.deepEqual(
      [...codes].filter((code) => !found.some((expected) => expected.includes(code))),
      [],
    )
    assert.ok(found.some((expected) => expected.length === 0))
  })
}

test('there are hundreds of cases, and no two of a title', () => {
  assert.ok(cases.length >= 300, `there are ${cases.length}`)
  const titles = cases.map(({ file, title }) => `${file}: ${title}`)
  assert.deepEqual(
    titles.filter((title, index) => titles.indexOf(title) < index),
    [],
  )
})
