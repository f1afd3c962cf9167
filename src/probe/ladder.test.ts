import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Failure } from '../report/observation.ts'
import { decodeAlert } from '../tls/alert.ts'
import { legacyProfile, modernProfile, tls12Profile } from '../tls/hello-profile.ts'
import type { Attempt } from './attempt.ts'
import { nextAttempt } from './ladder.ts'

function attempt(code: Failure['code'], stage: 'connect' | 'tls' = 'tls', alert?: number): Attempt {
  return {
    profile: modernProfile,
    flight: { octets: 0, presented: [], alerts: alert === undefined ? [] : [decodeAlert(2, alert)] },
    failure: { stage, code, blame: 'unknown', detail: '' },
    timings: {},
    transcript: { attempt: 'modern', sent: new Uint8Array(), received: new Uint8Array() },
  }
}

const cases: [what: string, made: Attempt, retries: number, next: string | undefined][] = [
  ['protocol_version', attempt('alert', 'tls', 70), 0, 'tls1.2'],
  ['handshake_failure', attempt('alert', 'tls', 40), 0, 'tls1.2'],
  [
    'handshake_failure to the TLS 1.2 hello',
    { ...attempt('alert', 'tls', 40), profile: tls12Profile },
    0,
    'legacy',
  ],
  [
    'handshake_failure to the last hello',
    { ...attempt('alert', 'tls', 40), profile: legacyProfile },
    5,
    undefined,
  ],
  ['unrecognized_name', attempt('alert', 'tls', 112), 5, undefined],
  ['a close', attempt('closed'), 0, 'tls1.2'],
  ['a reset at the hello', attempt('connection-reset'), 0, 'tls1.2'],
  ['a choice that is not supported', attempt('unsupported'), 0, 'tls1.2'],
  ['silence', attempt('silent'), 0, undefined],
  ['silence with a retry left', attempt('silent'), 1, 'tls1.2 after a pause'],
  ['silence to the last hello', { ...attempt('silent'), profile: legacyProfile }, 1, 'legacy after a pause'],
  ['no connection in time', attempt('connect-timeout', 'connect'), 0, undefined],
  [
    'no connection in time with a retry left',
    attempt('connect-timeout', 'connect'),
    1,
    'modern after a pause',
  ],
  ['a reset while connecting', attempt('connection-reset', 'connect'), 1, 'modern after a pause'],
  ['a refusal', attempt('connection-refused', 'connect'), 5, undefined],
  ['another protocol', attempt('not-tls'), 5, undefined],
  ['a malformed flight', attempt('malformed'), 5, undefined],
  ['an abort', attempt('aborted'), 5, undefined],
]
for (const [what, made, retries, expected] of cases) {
  test(`after ${what}, with ${retries} retries: ${expected ?? 'nothing'}`, () => {
    const next = nextAttempt(made, retries)
    assert.equal(next && `${next.profile.name}${next.retry ? ' after a pause' : ''}`, expected)
  })
}

test('certificates end it', () => {
  const { failure: _failure, ...made } = attempt('closed')
  assert.equal(nextAttempt(made, 5), undefined)
})
