import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Flight } from '../tls/flight.ts'
import { type Ending, attemptFailure } from './attempt-failure.ts'

const nothing: Flight = { octets: 0, presented: [], alerts: [] }
const begun: Flight = { ...nothing, octets: 12 }
const open = { connectTime: 1 }

const cases: [what: string, flight: Flight, ending: Omit<Ending, 'timeout'>, expected: string][] = [
  ['no connection in time', nothing, { end: 'timeout' }, 'connect connect-timeout path'],
  ['a refusal', nothing, { end: 'error', errorCode: 'ECONNREFUSED' }, 'connect connection-refused peer'],
  ['an abort while connecting', nothing, { end: 'aborted' }, 'connect aborted us'],
  ['an abort while reading', begun, { end: 'aborted', ...open }, 'tls aborted us'],
  ['silence', nothing, { end: 'timeout', ...open }, 'tls silent unknown'],
  ['half an answer', begun, { end: 'timeout', ...open }, 'tls timeout unknown'],
  ['a close', begun, { end: 'closed', ...open }, 'tls closed peer'],
  ['a reset', nothing, { end: 'error', errorCode: 'ECONNRESET', ...open }, 'tls connection-reset unknown'],
  [
    'a fault of the flight',
    { ...begun, fault: { code: 'alert', detail: 'Alert.' } },
    { end: 'done', ...open },
    'tls alert peer',
  ],
]
for (const [what, flight, ending, expected] of cases) {
  test(`${what} is ${expected}`, () => {
    const failure = attemptFailure(flight, { ...ending, timeout: 500 })
    assert.equal(`${failure?.stage} ${failure?.code} ${failure?.blame}`, expected)
    assert.match(failure?.detail ?? '', /^[A-Z].*\.$/)
  })
}

test('with certificates there is no failure, however it ended', () => {
  const flight = { ...begun, presented: [Uint8Array.of(1)] }
  assert.equal(
    attemptFailure(flight, { end: 'error', errorCode: 'ECONNRESET', ...open, timeout: 500 }),
    undefined,
  )
})
