import assert from 'node:assert/strict'
import { test } from 'node:test'
import { terminalOf, type Terminal } from './terminal.ts'

type Case = [
  name: string,
  stream: { isTTY?: boolean; columns?: number },
  env: Record<string, string>,
  expected: Partial<Terminal>,
]

const tty = { isTTY: true, columns: 120 }
const cases: Case[] = [
  ['a terminal', tty, {}, { width: 120, color: true, ascii: false }],
  ['a pipe', {}, {}, { width: 80, color: false }],
  ['COLUMNS', tty, { COLUMNS: '50' }, { width: 50 }],
  ['COLUMNS that is no number', tty, { COLUMNS: 'wide' }, { width: 120 }],
  ['NO_COLOR', tty, { NO_COLOR: '1' }, { color: false }],
  ['an empty NO_COLOR', tty, { NO_COLOR: '' }, { color: true }],
  ['FORCE_COLOR on a pipe', {}, { FORCE_COLOR: '1' }, { color: true }],
  ['FORCE_COLOR beside NO_COLOR', {}, { FORCE_COLOR: '1', NO_COLOR: '1' }, { color: true }],
  ['FORCE_COLOR=0', tty, { FORCE_COLOR: '0' }, { color: false }],
  ['a dumb terminal', tty, { TERM: 'dumb' }, { color: false, ascii: true }],
  ['the C locale', tty, { LANG: 'C' }, { ascii: true }],
  ['a UTF-8 locale', tty, { LANG: 'de_DE.UTF-8' }, { ascii: false }],
]

for (const [name, stream, env, expected] of cases) {
  test(`terminal: ${name}`, () => {
    assert.partialDeepStrictEqual(terminalOf(stream, env, true, 'linux'), expected)
  })
}

test('--no-color beats FORCE_COLOR', () => {
  assert.equal(terminalOf(tty, { FORCE_COLOR: '1' }, false).color, false)
})

test('the old Windows console gets ASCII, Windows Terminal does not', () => {
  assert.equal(terminalOf(tty, {}, true, 'win32').ascii, true)
  assert.equal(terminalOf(tty, { WT_SESSION: 'x' }, true, 'win32').ascii, false)
})
