import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english, namesIn, Words, type Values } from './words.ts'

const filled: [text: string, values: Values, result: string][] = [
  ['At {host}: {names}.', { host: 'a.test', names: ['x', 'y'] }, 'At a.test: x, y.'],
  ['{names}', { names: ['x', '… +190'] }, 'x, and 190 more'],
  ['{names}', { names: '… +190' }, '… +190'],
  ['Since {since:term}.', { since: 'unknown-day' }, 'Since an unknown day.'],
  ['Since {since:term}.', { since: '2026-11-23' }, 'Since 2026-11-23.'],
  ['{parts:term}', { parts: ['public-key', 'expiry'] }, 'public key, expiry'],
  ['{none}', { none: 'none' }, 'none'],
  ['In {left:span}.', { left: 'P1D' }, 'In 1 day.'],
  ['In {left:span}.', { left: 'PT5H' }, 'In 5 hours.'],
  ['In {left:span}.', { left: 'PT0M' }, 'In 0 minutes.'],
  ['In {left:span}.', { left: 'a while' }, 'In a while.'],
  ['{host}', { host: '{count}', count: 1 }, '{count}'],
  ['{a}{b}', { a: true, b: 2 }, 'true2'],
  ['Where-Object { $_.Issuer }', {}, 'Where-Object { $_.Issuer }'],
]
for (const [text, values, result] of filled) {
  test(`"${text}" with ${JSON.stringify(values)} is "${result}"`, () => {
    assert.equal(english.fill('key', text, values), result)
  })
}

test('a placeholder without a value is a fault of whoever asks', () => {
  assert.throws(() => english.fill('some.key', '{host}', {}), {
    name: 'RangeError',
    message: /some\.key.*host/,
  })
})

test('a count takes the form of its category, and English where the language has none', () => {
  const german = new Words('de', { 'span.days.one': '{count} Tag', 'span.days.other': '{count} Tage' })
  assert.deepEqual(
    [0, 1, 2].map((count) => german.count('span.days', count)),
    ['0 Tage', '1 Tag', '2 Tage'],
  )
  assert.equal(german.count('span.hours', 1), '1 hour')
  assert.equal(german.count('span.hours', 3), '3 hours')
})

test('a language of one form for every count uses it for one, too', () => {
  const japanese = new Words('ja', { 'span.days.other': '{count} 日' })
  assert.equal(japanese.count('span.days', 1), '1 日')
})

test('a language joins lists in its way', () => {
  const words = new Words('ja', { 'list.separator': '、' })
  assert.equal(words.list(['a', 'b']), 'a、b')
})

test('placeholders are found by name, whatever their kind', () => {
  assert.deepEqual(namesIn('{a} { b } {c:term} {d:span}'), ['a', 'c', 'd'])
})

test('what is no language tag is refused', () => {
  assert.throws(() => new Words('not a tag'), RangeError)
})
