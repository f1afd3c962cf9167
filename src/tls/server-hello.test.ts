import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex } from '../bytes/hex.ts'
import { type ServerHello, decodeServerHello } from './server-hello.ts'

const random = '11'.repeat(32)
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'

const readable: [what: string, body: string, expected: ServerHello][] = [
  ['SSL 3.0 without extensions', `0300${random}00000500`, { version: 0x0300, cipherSuite: 5, retry: false }],
  [
    'TLS 1.2 with an extension that is not read',
    `0303${random}02aabbc02f000005ff01000100`,
    { version: 0x0303, cipherSuite: 0xc02f, retry: false },
  ],
  [
    'TLS 1.3 with a share',
    `0303${random}00130100000e002b0002030400330006001d0002abcd`.replace('000e', '0010'),
    { version: 0x0304, cipherSuite: 0x1301, retry: false, group: 29, share: fromHex('abcd') },
  ],
  [
    'HelloRetryRequest with group and cookie',
    `0303${retryRandom}00130200` + '0014' + '002b00020304' + '003300020018' + '002c00040002c0fe',
    { version: 0x0304, cipherSuite: 0x1302, retry: true, group: 24, cookie: fromHex('c0fe') },
  ],
]
for (const [what, body, expected] of readable) {
  test(`reads ${what}`, () => assert.deepEqual(decodeServerHello(fromHex(body)), expected))
}

const unreadable: [what: string, body: string][] = [
  ['nothing', ''],
  ['a session id that reaches beyond the end', `0303${random}20aabb`],
  ['octets behind the extensions', `0303${random}001301000000ff`],
  ['an extension that reaches beyond its block', `0303${random}001301000004002b0009`],
  ['supported_versions of three octets', `0303${random}001301000007002b0003030400`],
  ['a key share without its key', `0303${random}001301000006003300020018`],
  ['an empty key share in a retry', `0303${retryRandom}00130200000400330000`],
  ['a cookie of the wrong length', `0303${retryRandom}001302000007002c00030002c0`],
]
for (const [what, body] of unreadable) {
  test(`does not read ${what}`, () => assert.equal(decodeServerHello(fromHex(body)), undefined))
}
