/** Flights made up from the grammar of handshake messages, in which every length may lie. */
import { fromHex } from '../src/bytes/hex.ts'
import { encodeHandshake } from '../src/tls/handshake.ts'
import { encodeRecord } from '../src/tls/record.ts'
import type { Random } from './random.ts'

/** Zero to six handshake messages, one behind the other. */
export function generateMessages(random: Random): Uint8Array {
  return several(random, 7, () => {
    const [type, body] = random.pick(bodies)
    return encodeHandshake(type, body(random))
  })
}

/** The same as a server sends it in the clear: cut into records somewhere, half of the time behind a ServerHello. */
export function generateFlight(random: Random): Uint8Array {
  const messages = Buffer.concat([random.oneIn(2) ? soundHello : none, generateMessages(random)])
  const at = random.below(300)
  return Buffer.concat([
    encodeRecord(22, 0x0303, messages.subarray(0, at)),
    random.oneIn(8)
      ? fromHex(random.pick(['140303000101', '1503030002015a', '15030300020228', '1603030000']))
      : none,
    encodeRecord(22, 0x0303, messages.subarray(at, at + 2 ** 14)),
  ])
}

const none = new Uint8Array()
const soundHello = fromHex(`0200002e0303${'00'.repeat(32)}00c02f000006ff0100020100`)

const bodies: [Body, ...Body[]] = [
  [
    2,
    (random) =>
      Buffer.concat([
        number16(random),
        fromHex(random.pick([zeroRandom, zeroRandom, retryRandom])),
        vector(random, 1, noise(random)),
        fromHex(random.pick(['1301', '1302', 'c02f', '009e', '0035', '0a0a'])),
        Uint8Array.of(0),
        extensions(random),
      ]),
  ],
  [8, extensions],
  [
    11,
    (random) =>
      vector(
        random,
        3,
        several(random, 4, () => vector(random, 3, noise(random))),
      ),
  ],
  [
    11,
    (random) =>
      Buffer.concat([
        vector(random, 1, noise(random)),
        vector(
          random,
          3,
          several(random, 4, () => Buffer.concat([vector(random, 3, noise(random)), extensions(random)])),
        ),
      ]),
  ],
  [12, (random) => Buffer.concat([Uint8Array.of(3), number16(random), vector(random, 1, noise(random))])],
  [12, (random) => Buffer.concat([vector(random, 2, noise(random)), vector(random, 2, noise(random))])],
  [
    13,
    (random) =>
      Buffer.concat([
        vector(random, 1, noise(random)),
        vector(random, 2, noise(random)),
        vector(
          random,
          2,
          several(random, 4, () => vector(random, 2, noise(random))),
        ),
      ]),
  ],
  [13, (random) => Buffer.concat([vector(random, 1, noise(random)), extensions(random)])],
  [14, () => none],
  [22, noise],
]

type Body = [type: number, body: (random: Random) => Uint8Array]

const zeroRandom = '00'.repeat(32)
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'

function extensions(random: Random): Uint8Array {
  const entry = () =>
    Buffer.concat([
      number16(random),
      vector(
        random,
        2,
        random.pick([noise, number16, (random: Random) => vector(random, 2, noise(random))])(random),
      ),
    ])
  return vector(random, 2, several(random, 4, entry))
}

/** A vector whose length field is right most of the time. */
function vector(random: Random, octets: number, content: Uint8Array): Uint8Array {
  const said = random.oneIn(12) ? Math.max(0, content.length + random.below(300) - 3) : content.length
  const length = Buffer.alloc(octets)
  length.writeUIntBE(said % 2 ** (8 * octets), 0, octets)
  return Buffer.concat([length, content])
}

function several(random: Random, limit: number, make: () => Uint8Array): Uint8Array {
  return Buffer.concat(Array.from({ length: random.below(limit) }, make))
}

function noise(random: Random): Uint8Array {
  return random.octets(random.below(40))
}

function number16(random: Random): Uint8Array {
  return fromHex(
    random.pick(['0304', '0303', '0301', '0300', '001d', '0018', '002b', '0033', '000d', '002f']),
  )
}
