import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phrases } from '../words/phrases.ts'
import { englishCatalogue, placeholders, wordsOf } from './catalogue.ts'
import { remedies } from './data/recipes.ts'
import { rules } from './index.ts'

const english = englishCatalogue()

/** What tells a reason or a consequence from a mere statement: a further sentence, or a clause that ties it on. */
const reason = /[.:] (?=[\p{Lu}{])|, so |because|, and |, or |, which |; |: /u

for (const { id, severity, messages, doc } of rules) {
  test(`${id} says what, why and what to do, in sentences`, () => {
    const isFault = severity === 'error' || severity === 'warning'
    for (const [name, { text, fix }] of Object.entries(messages)) {
      assert.match(text, /^[\p{Lu}\d{"][^]*[.?:}]$/u, `${name}: what`)
      if (fix === undefined) continue
      assert.match(fix, /^[\p{Lu}\d{`"-][^]*[.?:}`]$/u, `${name}: what to do`)
      if (isFault) assert.match(text, reason, `${name}: why`)
    }
    for (const part of ['what', 'why', 'fix'] as const) assert.match(doc[part], /[.`)]$/, part)
  })
}

test('no text shouts, begs, or blames', () => {
  for (const [key, text] of Object.entries(english)) {
    if (key.startsWith('remedy.')) continue
    assert.doesNotMatch(text, /!(?!=)|\bplease\b|\bsorry\b|\boops\b|\byour fault\b/i, key)
  }
})

test('no two texts share a key', () => {
  const texts = [
    ...rules.flatMap(({ messages, doc }) => [
      'title',
      ...Object.keys(doc),
      ...Object.values(messages).flatMap(({ fix }) => (fix === undefined ? ['text'] : ['text', 'fix'])),
    ]),
    ...Object.values(remedies).flatMap(({ recipes }) => ['title', ...Object.keys(recipes)]),
    ...Object.keys(phrases),
  ]
  const ofProducts = Object.keys(english).filter((key) => key.startsWith('product.'))
  assert.equal(Object.keys(english).length, texts.length + ofProducts.length)
})

test('a translation that drops a placeholder is refused', () => {
  const [key = ''] = Object.entries(english).find(([, text]) => placeholders(text).length > 0) ?? []
  assert.throws(() => wordsOf('de', { [key]: 'nothing' }), { name: 'RangeError', message: new RegExp(key) })
})

test('a translation of what there is not is refused', () => {
  assert.throws(() => wordsOf('de', { 'no-such.title': 'x' }), { name: 'RangeError', message: /no-such/ })
})

test('a language may have plural forms that English lacks', () => {
  const words = wordsOf('pl', {
    'span.days.one': '{count} dzień',
    'span.days.few': '{count} dni',
    'span.days.many': '{count} dni',
    'span.days.other': '{count} dnia',
  })
  const told = [1, 2, 5].map((count) => words.count('span.days', count))
  assert.deepEqual(told, ['1 dzień', '2 dni', '5 dni'])
})
