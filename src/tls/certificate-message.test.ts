import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex, toHex } from '../bytes/hex.ts'
import { decodeCertificateMessage } from './certificate-message.ts'

const tls12 = 0x0303
const tls13 = 0x0304

const cases: [what: string, version: number, body: string, expected: string[] | undefined][] = [
  ['a list of two', tls12, '000009' + '000002aabb' + '000001cc', ['aabb', 'cc']],
  ['an empty list', tls12, '000000', []],
  ['a list with an empty certificate', tls12, '000003' + '000000', ['']],
  ['a certificate that reaches beyond the list', tls12, '000004' + '000002aa', undefined],
  ['octets behind the list', tls12, '000004' + '000001aa' + 'ff', undefined],
  ['a list that reaches beyond the message', tls12, '0000ff' + '000001aa', undefined],
  ['a list of TLS 1.3', tls13, '00' + '00000d' + '000002aabb0000' + '000001cc0000', ['aabb', 'cc']],
  ['a request context', tls13, '01ee' + '000006' + '000001aa0000', ['aa']],
  ['an entry with an extension', tls13, '00' + '00000b' + '000001aa0005' + '0005000101', ['aa']],
  ['an entry without its extensions', tls13, '00' + '000004' + '000001aa', undefined],
  ['extensions that do not fit', tls13, '00' + '000008' + '000001aa0002' + '0005', undefined],
]
for (const [what, version, body, expected] of cases) {
  test(`${expected === undefined ? 'does not read' : 'reads'} ${what}`, () => {
    assert.deepEqual(decodeCertificateMessage(fromHex(body), version)?.map(toHex), expected)
  })
}
