import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzzFlights } from '../../test/flight-fuzz.ts'

test('100,000 spoilt flights are read without an exception, without end or growth', () => {
  const { withCertificates, slowest, growth } = fuzzFlights({ seed: 20_261_123, runs: 100_000 })
  // Some changes hit what is not looked at, some destroy the flight: both have to happen, or nothing was tested.
  assert.ok(withCertificates > 10_000 && withCertificates < 90_000, `${withCertificates} gave certificates`)
  assert.ok(slowest < 2000, `the slowest took ${slowest} ms`)
  assert.ok(growth < 8 * 2 ** 20, `the heap grew by ${growth} octets`)
})
