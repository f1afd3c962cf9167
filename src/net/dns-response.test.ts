import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encode, RECURSION_DESIRED, TRUNCATED_RESPONSE } from 'dns-packet'
import type { Answer, Packet } from 'dns-packet'
import type { DnsOutcome, DnsQuery } from '../dns/query.ts'
import { decodeResponse } from './dns-response.ts'
import type { DnsQuestion } from './dns-response.ts'

const question: DnsQuestion = { id: 0x1234, name: '_sip._tls.contoso.test', type: 'SRV' }
const srv: Answer = {
  name: question.name,
  type: 'SRV',
  ttl: 300,
  data: { priority: 0, weight: 5, port: 443, target: 'sip.contoso.test' },
}

function response(over: Packet = {}): Uint8Array {
  return encode({
    type: 'response',
    id: question.id,
    questions: [{ name: question.name, type: question.type }],
    answers: [srv],
    ...over,
  })
}

/** A record whose length field and data are written as given, whatever the type wants. */
function rawRecord(type: number, data: Uint8Array, length = data.length): Uint8Array {
  const record = Buffer.alloc(11 + data.length)
  record.writeUInt16BE(type, 1)
  record.writeUInt16BE(1, 3)
  record.writeUInt16BE(length, 9)
  record.set(data, 11)
  return record
}

/** Offset of the data of the first raw answer. */
const firstRecordData = response({ answers: [] }).length + 11

function withRawAnswers(...records: Uint8Array[]): Uint8Array {
  const message = Buffer.concat([response({ answers: [] }), ...records])
  message.writeUInt16BE(records.length, 6)
  return message
}

test('records come in presentation form, with other types left out', () => {
  const name = question.name
  const message = response({
    answers: [
      srv,
      { name, type: 'CNAME', ttl: 1, data: 'other.contoso.test' },
      { name: 'other.contoso.test', type: 'A', ttl: 2, data: '192.0.2.1' },
      { name: 'other.contoso.test', type: 'AAAA', ttl: 3, data: '2001:db8:0:0:0:0:0:1' },
      { name, type: 'TXT', ttl: 4, data: 'left out' },
      { ...srv, data: { port: 0, target: '.' } },
    ],
    authorities: [{ name: 'contoso.test', type: 'NS', data: 'ns.contoso.test' }],
  })
  assert.deepEqual(decodeResponse(message, question), {
    outcome: 'NOERROR',
    truncated: false,
    answers: [
      { name, type: 'SRV', ttl: 300, data: '0 5 443 sip.contoso.test' },
      { name, type: 'CNAME', ttl: 1, data: 'other.contoso.test' },
      { name: 'other.contoso.test', type: 'A', ttl: 2, data: '192.0.2.1' },
      { name: 'other.contoso.test', type: 'AAAA', ttl: 3, data: '2001:db8::1' },
      { name, type: 'SRV', ttl: 300, data: '0 0 0 .' },
    ],
  })
})

const others: [type: DnsQuery['type'], answer: Answer, data: string][] = [
  [
    'NAPTR',
    {
      name: 'contoso.test',
      type: 'NAPTR',
      data: {
        ...{ order: 10, preference: 50, flags: 's', services: 'SIPS+D2T', regexp: '' },
        replacement: '_sips._tcp.contoso.test',
      },
    },
    '10 50 "s" "SIPS+D2T" "" _sips._tcp.contoso.test',
  ],
  [
    'CAA',
    { name: 'contoso.test', type: 'CAA', data: { flags: 128, tag: 'issue', value: 'ca.test; say="\u001b"' } },
    '128 issue "ca.test; say=\\"\\027\\""',
  ],
  [
    'TLSA',
    {
      name: 'contoso.test',
      type: 'TLSA',
      data: { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.from('00ff', 'hex') },
    },
    '3 1 1 00ff',
  ],
]
for (const [type, answer, data] of others) {
  test(`${type} records come in presentation form`, () => {
    const asked = { id: question.id, name: 'contoso.test', type }
    const message = response({ questions: [{ name: asked.name, type }], answers: [answer] })
    assert.deepEqual(decodeResponse(message, asked), {
      outcome: 'NOERROR',
      truncated: false,
      answers: [{ name: 'contoso.test', type, ttl: 0, data }],
    })
  })
}

const hollow: [name: string, record: Uint8Array][] = [
  ['a NAPTR whose strings lead out of it', rawRecord(35, Buffer.from('000100010173ff', 'hex'))],
  ['a NAPTR with octets behind its name', rawRecord(35, Buffer.from('000100010000000000', 'hex'))],
  ['a CAA whose tag leads out of it', rawRecord(257, Buffer.from('0009697373', 'hex'))],
  ['a TLSA without data', rawRecord(52, Buffer.from('030101', 'hex'))],
]
for (const [name, record] of hollow) {
  test(`${name} is malformed`, () => {
    assert.equal(decodeResponse(withRawAnswers(record), question)?.outcome, 'MALFORMED')
  })
}

test('octets of names that are no printable ASCII are escaped', () => {
  const message = response({ answers: [{ ...srv, data: { port: 443, target: 'a b\u001b[2Jü.test' } }] })
  assert.equal(decodeResponse(message, question)?.answers[0]?.data, '0 0 443 a\\032b\\027[2J\\195\\188.test')
})

const outcomes: [rcode: number, outcome: DnsOutcome][] = [
  [0, 'NODATA'],
  [1, 'FORMERR'],
  [2, 'SERVFAIL'],
  [3, 'NXDOMAIN'],
  [4, 'NOTIMP'],
  [5, 'REFUSED'],
  [6, 'OTHER'],
  [15, 'OTHER'],
]

for (const [rcode, outcome] of outcomes) {
  test(`RCODE ${rcode} without answers is ${outcome}`, () => {
    assert.equal(decodeResponse(response({ flags: rcode, answers: [] }), question)?.outcome, outcome)
  })
}

test('an extended RCODE of the OPT record is not taken for success', () => {
  const opt = {
    udpPayloadSize: 1232,
    extendedRcode: 1,
    ednsVersion: 0,
    flags: 0,
    flag_do: false,
    options: [],
  }
  const message = response({ additionals: [{ type: 'OPT', name: '.', ...opt }] })
  assert.equal(decodeResponse(message, question)?.outcome, 'OTHER')
})

test('the truncation bit is passed on, also of a message cut in the middle of a record', () => {
  const message = response({ flags: TRUNCATED_RESPONSE })
  assert.equal(decodeResponse(message, question)?.truncated, true)
  assert.equal(decodeResponse(message.subarray(0, -1), question)?.truncated, true)
})

test('the repeated question may differ in case', () => {
  const message = response({ questions: [{ name: question.name.toUpperCase(), type: 'SRV' }] })
  assert.equal(decodeResponse(message, question)?.outcome, 'NOERROR')
})

test('a server that refuses need not repeat the question', () => {
  const message = response({ flags: 1, questions: [], answers: [] })
  assert.equal(decodeResponse(message, question)?.outcome, 'FORMERR')
})

const ignored: [what: string, message: Uint8Array][] = [
  ['nothing', new Uint8Array()],
  ['another id', response({ id: 0x1235 })],
  ['a query', response({ type: 'query' })],
  ['another name', response({ questions: [{ name: 'contoso.test', type: 'SRV' }] })],
  ['another type', response({ questions: [{ name: question.name, type: 'A' }] })],
  ['another class', response({ questions: [{ name: question.name, type: 'SRV', class: 'CH' }] })],
  ['success without the question', response({ questions: [] })],
]

for (const [what, message] of ignored) {
  test(`${what} is ignored`, () => assert.equal(decodeResponse(message, question), undefined))
}

const name192 = Uint8Array.from({ length: 193 }, (_, index) =>
  index === 192 ? 0 : index % 64 === 0 ? 63 : 97,
)
const malformed: [what: string, message: Uint8Array][] = [
  ['a header cut short', response().subarray(0, 11)],
  ['a message cut short', response().subarray(0, -1)],
  ['a message of ones', Buffer.concat([response().subarray(0, 2), Buffer.alloc(30, 0xff)])],
  ['another OPCODE', response({ flags: 0x0800 })],
  ['more answers than there are', response().with(7, 2)],
  ['record data that leads out of the message', withRawAnswers(rawRecord(1, Uint8Array.of(1, 2, 3, 4), 5))],
  ['an A record of three octets', withRawAnswers(rawRecord(1, Uint8Array.of(1, 2, 3)))],
  ['an AAAA record of four octets', withRawAnswers(rawRecord(28, Uint8Array.of(1, 2, 3, 4)))],
  ['a SRV record without target', withRawAnswers(rawRecord(33, new Uint8Array(6)))],
  ['a name that points to itself', withRawAnswers(rawRecord(5, Uint8Array.of(0xc0, firstRecordData)))],
  ['a name that points forward', withRawAnswers(rawRecord(5, Uint8Array.of(0xc0, 0xff)))],
  ['a label of a reserved kind', withRawAnswers(rawRecord(5, Uint8Array.of(0x80, 0)))],
  [
    'a name longer than 255 octets',
    withRawAnswers(
      rawRecord(5, name192),
      rawRecord(5, Uint8Array.of(63, ...Buffer.alloc(63, 97), 0xc0, firstRecordData)),
    ),
  ],
]

for (const [what, message] of malformed) {
  test(`${what} is malformed`, () => {
    assert.equal(decodeResponse(message, question)?.outcome, 'MALFORMED')
  })
}

test('records of other types are not looked into, whatever is in them', () => {
  const rotten = [12, 13, 16, 41, 47, 50, 65_280].map((type) => rawRecord(type, Uint8Array.of(255)))
  const good = rawRecord(33, Uint8Array.of(0, 1, 0, 2, 1, 187, 0))
  const read = decodeResponse(withRawAnswers(...rotten, good), question)
  assert.deepEqual(read?.answers, [{ name: '.', type: 'SRV', ttl: 0, data: '1 2 443 .' }])
})

test('of a flood of answers the first 256 are kept', () => {
  const flood = Array.from({ length: 1000 }, () => rawRecord(33, Uint8Array.of(0, 1, 0, 2, 1, 187, 0)))
  assert.equal(decodeResponse(withRawAnswers(...flood), question)?.answers.length, 256)
})

test('a hundred thousand mutated responses are read quickly and never throw', () => {
  const types: DnsQuery['type'][] = ['A', 'AAAA', 'SRV']
  const originals = types.map((type) => {
    const name = 'sip.contoso.test'
    const records: Answer[] = [
      { name, type: 'CNAME', ttl: 9, data: 'pool.contoso.test' },
      { name: 'pool.contoso.test', type: 'A', ttl: 9, data: '192.0.2.1' },
      { name: 'pool.contoso.test', type: 'AAAA', ttl: 9, data: '2001:db8::1' },
      { ...srv, name },
      { name, type: 'TXT', ttl: 9, data: ['a', 'b'] },
      { name, type: 'HINFO', ttl: 9, data: { cpu: 'a', os: 'b' } },
    ]
    const packet: Packet = { type: 'response', id: 7, flags: RECURSION_DESIRED, questions: [{ name, type }] }
    return {
      asked: { id: 7, name, type },
      message: encode({ ...packet, answers: records, additionals: records }),
    }
  })
  const random = generator(20_261_201)
  const heapBefore = process.memoryUsage().heapUsed
  const started = performance.now()
  const seen = new Map<string, number>()
  for (let run = 0; run < 100_000; run++) {
    const { asked, message } = originals[run % originals.length] ?? assert.fail()
    const mutated = mutate(message, random)
    const outcome = decodeResponse(mutated, asked)?.outcome ?? 'ignored'
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
  }
  assert.ok(performance.now() - started < 20_000)
  assert.ok(process.memoryUsage().heapUsed - heapBefore < 200_000_000)
  for (const outcome of ['ignored', 'MALFORMED', 'NOERROR', 'NODATA', 'NXDOMAIN']) {
    assert.ok((seen.get(outcome) ?? 0) > 10, `${outcome}: ${seen.get(outcome)}`)
  }
})

test('the largest message that can be made hard to read is read within half a second', () => {
  // SRV targets that hop from pointer to pointer, the longest way that compression allows.
  const hops = Buffer.alloc(16_000)
  for (let offset = 2; offset < hops.length; offset += 2) {
    hops.writeUInt16BE(0xc000 + firstRecordData + offset - 2, offset)
  }
  const lastHop = firstRecordData + hops.length - 2
  const target = Uint8Array.of(0, 0, 0, 0, 1, 187, 0xc0 | (lastHop >> 8), lastHop & 0xff)
  const records = Array.from({ length: 2500 }, () => rawRecord(33, target))
  const message = withRawAnswers(rawRecord(0xff01, hops), ...records)
  const started = performance.now()
  assert.equal(decodeResponse(message, question)?.outcome, 'NOERROR')
  assert.ok(performance.now() - started < 500)
})

function mutate(message: Uint8Array, random: (below: number) => number): Uint8Array {
  const mutated = Buffer.from(message)
  for (let count = random(4); count >= 0; count--) {
    // The id is left alone: a wrong one is ignored, which is dull.
    const offset = 2 + random(mutated.length - 2)
    mutated[offset] = random(3) === 0 ? 0xc0 : random(256)
  }
  const kind = random(8)
  if (kind === 0) return mutated.subarray(0, random(mutated.length))
  if (kind === 1) mutated.copyWithin(12 + random(60), random(mutated.length), mutated.length)
  return mutated
}

/** A small reproducible generator (mulberry32), so that a failure can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
