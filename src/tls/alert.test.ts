import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alertMeaning, decodeAlert } from './alert.ts'

const cases: [level: number, description: number, expected: string][] = [
  [2, 40, 'fatal handshake_failure'],
  [1, 112, 'warning unrecognized_name'],
  [2, 48, 'fatal unknown_ca'],
  [2, 116, 'fatal certificate_required'],
  [7, 70, 'fatal protocol_version'],
  [2, 199, 'fatal alert_199'],
]
for (const [level, description, expected] of cases) {
  test(`alert ${level} ${description} is ${expected}`, () => {
    const alert = decodeAlert(level, description)
    assert.equal(`${alert.level} ${alert.name}`, expected)
    assert.equal(alert.description, description)
    assert.match(alertMeaning(alert), /^\S.*[^.]$/)
  })
}

test('an alert about a client certificate says so', () => {
  assert.match(alertMeaning(decodeAlert(2, 48)), /client's certificate/)
})
