import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RecordSealer } from '../../test/record-sealer.ts'
import { RecordOpener, recordCipher } from './record-protection.ts'

const secret = new Uint8Array(32).fill(7)

for (const suite of [0x1301, 0x1302, 0x1303]) {
  const cipher = recordCipher(suite)!
  const helloHash = new Uint8Array(cipher.hash === 'sha384' ? 48 : 32).fill(8)

  test(`${cipher.cipher}: opens record after record and takes the padding off`, () => {
    const sealer = new RecordSealer(cipher, secret, helloHash)
    const opener = new RecordOpener(cipher, secret, helloHash)
    assert.deepEqual(opener.open(sealer.seal(22, Uint8Array.of(1, 2, 0)))?.fragment, Uint8Array.of(1, 2, 0))
    assert.deepEqual(opener.open(sealer.seal(21, Uint8Array.of(2, 40), 500)), {
      type: 21,
      fragment: Uint8Array.of(2, 40),
    })
    assert.deepEqual(opener.open(sealer.seal(22, new Uint8Array()))?.fragment.length, 0)
  })

  test(`${cipher.cipher}: does not open what was changed, left out, or is only padding`, () => {
    const sealer = new RecordSealer(cipher, secret, helloHash)
    const opener = () => new RecordOpener(cipher, secret, helloHash)
    const record = sealer.seal(22, Uint8Array.of(1))
    assert.ok(opener().open(record))
    assert.equal(opener().open({ ...record, header: Uint8Array.of(23, 3, 1, 0, 18) }), undefined)
    assert.equal(
      opener().open({ ...record, fragment: record.fragment.with(0, record.fragment[0]! ^ 1) }),
      undefined,
    )
    assert.equal(opener().open({ ...record, fragment: record.fragment.subarray(0, 16) }), undefined)
    assert.equal(opener().open(sealer.seal(22, Uint8Array.of(1))), undefined)
    assert.equal(
      opener().open(new RecordSealer(cipher, secret, helloHash).seal(0, new Uint8Array(), 30)),
      undefined,
    )
  })
}

test('a suite that is not offered for TLS 1.3 has no cipher', () => {
  assert.equal(recordCipher(0x1304), undefined)
  assert.equal(recordCipher(0xc02f), undefined)
})
