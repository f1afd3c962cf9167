import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex, toHex } from '../bytes/hex.ts'
import { ssl20Profile } from './hello-profile.ts'
import { Ssl20Flight } from './ssl20-flight.ts'

const challenge = new Uint8Array(16).fill(0xc4)
const suites = '0700c0010080'
const connectionId = '1d'.repeat(16)
/** SERVER-HELLO with a certificate of three octets. */
const body = `04000100020003000600103082aa${suites}${connectionId}`
const serverHello = `80${(body.length / 2).toString(16)}${body}`

function read(received: string, size = 1000) {
  const reader = new Ssl20Flight(ssl20Profile, challenge)
  const octets = fromHex(received)
  for (let at = 0; at < octets.length; at += size) reader.receive(octets.subarray(at, at + size))
  return reader.finish()
}

test('the hello offers every cipher kind', () => {
  const { opening } = new Ssl20Flight(ssl20Profile, challenge)
  const kinds = '0700c0010080030080050080060040020080040080'
  assert.equal(toHex(opening), `802e010002001500000010${kinds}${toHex(challenge)}`)
})

for (const size of [1000, 1]) {
  test(`the certificate of a SERVER-HELLO is read in pieces of ${size}`, () => {
    assert.deepEqual(read(serverHello, size), {
      octets: serverHello.length / 2,
      version: 'SSL 2.0',
      cipherSuite: 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5',
      presented: [fromHex('3082aa')],
      alerts: [],
    })
  })
}

const faults: [what: string, received: string, code: string | undefined, detail: RegExp][] = [
  ['an ERROR', '8003000001', 'no-certificate', /SSL 2.0, which RFC 6176 prohibits/],
  ['an alert of TLS', '15030100020246', 'alert', /protocol_version/],
  ['a SERVER-HELLO without certificate', '800b0400010002000000000000', 'malformed', /does not decode/],
  ['a SERVER-HELLO cut short inside', '80050400010002', 'malformed', /does not decode/],
  [
    'a SERVER-HELLO of another version',
    `801b${body.replace('0002', '0300').slice(0, 54)}`,
    'malformed',
    /decode/,
  ],
  ['an empty record', '8000', 'malformed', /decode/],
  ['HTTP', Buffer.from('HTTP/1.0 400\r\n').toString('hex'), 'not-tls', /HTTP/],
  ['half a line', Buffer.from('SSH-2').toString('hex'), 'not-tls', /SSH|TLS/],
  ['nothing', '', undefined, /^$/],
  ['half a record', serverHello.slice(0, 40), undefined, /^$/],
]
for (const [what, received, code, detail] of faults) {
  test(`${what}: ${code ?? 'no fault of its own'}`, () => {
    for (const size of [1000, 1]) {
      const { fault, presented } = read(received, size)
      assert.equal(fault?.code, code)
      assert.match(fault?.detail ?? '', detail)
      assert.deepEqual(presented, [])
    }
  })
}

test('every octet of a SERVER-HELLO may be any other', () => {
  const octets = fromHex(serverHello)
  for (let at = 0; at < octets.length; at++) {
    for (let value = 0; value < 256; value++) {
      const reader = new Ssl20Flight(ssl20Profile, challenge)
      reader.receive(octets.with(at, value))
      assert.ok(reader.finish().presented.length <= 1)
    }
  }
})
