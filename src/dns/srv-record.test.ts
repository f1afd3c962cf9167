import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { orderSrvRecords, parseSrvRecord } from './srv-record.ts'
import type { SrvRecord } from './query.ts'

const service = '_sip._tls'
const record = (priority: number, weight: number, target: string, port = 443): SrvRecord => ({
  service,
  priority,
  weight,
  port,
  target,
})

const texts: [data: string, expected: SrvRecord | undefined][] = [
  ['0 5 5061 sip.contoso.test', record(0, 5, 'sip.contoso.test', 5061)],
  ['10 0 443 SIP.Contoso.Test.', record(10, 0, 'sip.contoso.test')],
  ['0 0 0 .', record(0, 0, '.', 0)],
  ['0 0 443 192.0.2.1', record(0, 0, '192.0.2.1')],
  ['0 0 443 a\\032b.test', record(0, 0, 'a\\032b.test')],
  ['0 0 443', undefined],
  ['0 0 443 a b', undefined],
  ['-1 0 443 a.test', undefined],
  ['', undefined],
]

for (const [data, expected] of texts) {
  test(`SRV data ${JSON.stringify(data)} is ${expected === undefined ? 'refused' : 'read'}`, () => {
    assert.deepEqual(parseSrvRecord(data, service), expected)
  })
}

test('records come by priority, then by weight from heavy to light, then by name and port', () => {
  const expected = [
    record(0, 10, 'z.test'),
    record(0, 0, 'a.test', 443),
    record(0, 0, 'a.test', 5061),
    record(0, 0, 'b.test'),
    record(5, 100, 'a.test'),
  ]
  assert.deepEqual(orderSrvRecords(expected.toReversed()), expected)
})

test('the order does not depend on the order of the answer', () => {
  const small = fc.integer({ min: 0, max: 2 })
  const records = fc.array(
    fc.tuple(small, small, fc.constantFrom('a.test', 'b.test'), small).map((values) => record(...values)),
  )
  const pair = records.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  fc.assert(
    fc.property(pair, ([one, other]) => assert.deepEqual(orderSrvRecords(one), orderSrvRecords(other))),
  )
})
