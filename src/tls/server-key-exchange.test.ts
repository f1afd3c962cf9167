import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex } from '../bytes/hex.ts'
import { keyExchangeGroup } from './server-key-exchange.ts'

const ecdheRsa = 0xc02f
const dheRsa = 0x009e

const cases: [what: string, suite: number, body: string, group: string | undefined][] = [
  ['a named group', ecdheRsa, '03001d20', 'x25519'],
  ['a group of no name', ecdheRsa, '031234', '0x1234'],
  ['an explicit curve', ecdheRsa, '010017', undefined],
  ['a message cut short', ecdheRsa, '0300', undefined],
  ['a prime of 16 bits', dheRsa, '0002ffff0001', 'DHE 16 bits'],
  ['a prime with a leading zero', dheRsa, '000300800100', 'DHE 16 bits'],
  ['a prime of 9 bits', dheRsa, '00020101', 'DHE 9 bits'],
  ['a prime of zero', dheRsa, '00020000', 'DHE 0 bits'],
  ['a prime cut short', dheRsa, '0100ff', undefined],
  ['static RSA, which has none', 0x002f, '03001d', undefined],
]
for (const [what, suite, body, group] of cases) {
  test(`${what} gives ${group}`, () => assert.equal(keyExchangeGroup(fromHex(body), suite), group))
}
