import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { fromPem, toPem } from './pem.ts'

test('a block has lines of 64 characters and ends in a newline', () => {
  const text = toPem('CERTIFICATE', new Uint8Array(49))
  assert.deepEqual(text.split('\n'), [
    '-----BEGIN CERTIFICATE-----',
    'A'.repeat(64),
    'AA==',
    '-----END CERTIFICATE-----',
    '',
  ])
})

test('blocks survive the way to text and back, with text and other line ends around them', () => {
  const block = fc.record(
    { label: fc.constantFrom('CERTIFICATE', 'X509 CRL', 'PRIVATE KEY'), der: fc.uint8Array() },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(fc.array(block, { maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\r'), (blocks, newline) => {
      const text = blocks.map(({ label, der }) => `s:/CN=one\n${toPem(label, der)}`).join('--\n')
      assert.deepEqual(fromPem(text.replaceAll('\n', newline)), blocks)
    }),
  )
})

test('headers inside a block are skipped', () => {
  const text = toPem('KEY', Uint8Array.of(1, 2, 3)).replace(
    '\n',
    '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\n',
  )
  assert.deepEqual(fromPem(text), [{ label: 'KEY', der: Uint8Array.of(1, 2, 3) }])
})

const refused: [why: string, text: string, message: RegExp][] = [
  ['a block without end', '\n-----BEGIN A-----\nAA==', /the A block at line 2 has no END line/],
  [
    'a block closed by another',
    '-----BEGIN A-----\n-----END B-----',
    /the A block at line 1 has no END line/,
  ],
  ['a block inside a block', '-----BEGIN A-----\n-----BEGIN B-----', /the A block at line 1 has no END line/],
  [
    'a block that is not base64',
    '-----BEGIN A-----\n!\n-----END A-----',
    /line 1 cannot be read: not a base64/,
  ],
]
for (const [why, text, message] of refused) {
  test(`${why} is refused with its line`, () => assert.throws(() => fromPem(text), message))
}
