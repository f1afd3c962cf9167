import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectFailure } from './connect-failure.ts'

const cases: [errorCode: string | undefined, code: string, blame: string][] = [
  ['ECONNREFUSED', 'connection-refused', 'peer'],
  ['ETIMEDOUT', 'connect-timeout', 'path'],
  ['EHOSTUNREACH', 'unreachable', 'path'],
  ['ENETUNREACH', 'unreachable', 'us'],
  ['ECONNRESET', 'connection-reset', 'unknown'],
  ['EPIPE', 'connection-reset', 'unknown'],
  ['EACCES', 'connect-failed', 'us'],
  ['EADDRNOTAVAIL', 'connect-failed', 'us'],
  ['EMFILE', 'connect-failed', 'us'],
  ['ESOMETHING', 'connect-failed', 'unknown'],
  [undefined, 'connect-failed', 'unknown'],
]
for (const [errorCode, code, blame] of cases) {
  test(`${errorCode} is ${code}, blame ${blame}`, () => {
    const failure = connectFailure(errorCode)
    assert.equal(failure.code, code)
    assert.equal(failure.blame, blame)
    assert.match(failure.detail, /^[A-Z].*\.$/)
  })
}

test('an unknown error is named', () => {
  assert.match(connectFailure('ESOMETHING').detail, /ESOMETHING/)
})
