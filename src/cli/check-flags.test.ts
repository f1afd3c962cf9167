import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  parseCount,
  parseDuration,
  parseMoment,
  parseServerName,
  parseStartTls,
  parseTrust,
} from './check-flags.ts'
import { UsageError } from './usage-error.ts'

const good: [name: string, read: unknown, expected: unknown][] = [
  ['seconds', parseDuration('--timeout')('4'), 4000],
  ['part of a second', parseDuration('--timeout')('0.5s'), 500],
  ['milliseconds', parseDuration('--timeout')('250ms'), 250],
  ['a count', parseCount('--retries', 0, 9)('0'), 0],
  ['a date', parseMoment('2027-03-15').toISOString(), '2027-03-15T00:00:00.000Z'],
  ['a time with zone', parseMoment('2027-03-15T09:00:00+02:00').toISOString(), '2027-03-15T07:00:00.000Z'],
  ['a protocol', parseStartTls('IMAP'), 'imap'],
  ['a protocol by the port', parseStartTls('auto'), 'auto'],
  ['trust', parseTrust('Windows, teams-sbc').join(' '), 'windows teams-sbc'],
  ['a server name', parseServerName('SIP.Contoso.Test.'), 'sip.contoso.test'],
]
for (const [name, read, expected] of good) {
  test(`options: ${name} is read`, () => assert.equal(read, expected))
}

const bad: [name: string, read: () => unknown][] = [
  ['no time', () => parseDuration('--timeout')('0')],
  ['a time for ever', () => parseDuration('--timeout')('601')],
  ['a negative time', () => parseDuration('--timeout')('-1')],
  ['a word as time', () => parseDuration('--timeout')('soon')],
  ['a count too small', () => parseCount('--concurrency', 1, 9)('0')],
  ['a count too large', () => parseCount('--concurrency', 1, 9)('10')],
  ['a count with a fraction', () => parseCount('--concurrency', 1, 9)('1.5')],
  ['a day that does not exist', () => parseMoment('2027-13-45')],
  ['a time without zone', () => parseMoment('2027-03-15T09:00:00')],
  ['a word as date', () => parseMoment('tomorrow')],
  ['a mistyped protocol', () => parseStartTls('smpt')],
  ['a mistyped program', () => parseTrust('windows,mozila')],
  ['trust in nobody', () => parseTrust(',')],
  ['an address as server name', () => parseServerName('10.0.0.1')],
  ['spaces in a server name', () => parseServerName('two words')],
]
for (const [name, read] of bad) {
  test(`options: ${name} is refused`, () => assert.throws(read, UsageError))
}
