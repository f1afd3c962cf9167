// Remembering changes nothing: what is remembered is what would be found again, and only for as long as that holds.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAuthority } from '../estate/authority.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { Memory } from './memory.ts'

const authority = createAuthority({
  notBefore: new Date('2025-01-01'),
  notAfter: new Date('2035-01-01'),
  subject: ['CN=Memory Root'],
})
const { der } = authority.issue({
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2026-06-30T23:59:59Z'),
  subject: ['CN=memory.test'],
})
const anchors = [{ certificate: decodeCertificate(authority.der), origin: 'test', public: false }]

test('the same octets give the same certificate, whose octets are its own', () => {
  const memory = new Memory()
  const flight = Buffer.concat([Buffer.from('before'), der, Buffer.from('behind')])
  const certificate = memory.certificate(flight.subarray(6, 6 + der.length))
  flight.fill(0)
  assert.equal(memory.certificate(der), certificate)
  assert.deepEqual(certificate.der, new Uint8Array(der))
})

const moments: [string, boolean][] = [
  ['2025-12-31T23:59:59.999Z', false],
  ['2026-01-01T00:00:00.000Z', true],
  ['2026-03-15T12:00:00.000Z', true],
  ['2026-06-30T23:59:59.000Z', true],
  ['2026-06-30T23:59:59.999Z', true],
  ['2026-07-01T00:00:00.000Z', false],
  ['2026-03-15T12:00:00.001Z', true],
]
test('a judgement is given again only for moments for which it holds', () => {
  const memory = new Memory()
  const presented = [memory.certificate(der)]
  for (const [moment, valid] of moments) {
    const { paths } = memory.judgement(presented, anchors, new Date(moment))
    assert.equal(paths[0]?.valid, valid, moment)
  }
})

test('a judgement of the same list within one period is not made anew, with other anchors it is', () => {
  const memory = new Memory()
  const presented = [memory.certificate(der)]
  const judge = (chosen: typeof anchors, day: string) => memory.judgement(presented, chosen, new Date(day))
  const first = judge(anchors, '2026-02-01')
  assert.equal(judge(anchors, '2026-05-01'), first)
  const distrusted = judge([], '2026-02-01')
  assert.equal(distrusted.paths[0]?.anchor, undefined)
  assert.equal(judge(anchors, '2026-02-01').paths[0]?.valid, true)
})
