import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { field, hanging, line, type Span } from './line.ts'
import { layOut } from './wrap.ts'

const plain = ({ text }: { text: string }) => text

test('layOut wraps between words and hangs the rows that follow', () => {
  assert.deepEqual(layOut(hanging(2, 4, 'one two three four five'), 20, plain), [
    '  one two three four',
    '    five',
  ])
})

test('layOut keeps the spaces that align columns', () => {
  assert.deepEqual(layOut(line(0, 'a    b'), 20, plain), ['a    b'])
})

test('layOut keeps a whole span together', () => {
  assert.deepEqual(layOut(line(0, 'on port 5061 ', { text: 'TLS 1.2', whole: true }), 20, plain), [
    'on port 5061 TLS 1.2',
  ])
  assert.deepEqual(layOut(line(0, 'on the port 5061 ', { text: 'TLS 1.2', whole: true }), 20, plain), [
    'on the port 5061',
    '  TLS 1.2',
  ])
})

test('layOut breaks a word that fits on no row, beginning where it stands', () => {
  assert.deepEqual(layOut(field('SHA-1', 'A'.repeat(40)), 40, plain), [
    `  SHA-1       ${' '.repeat(2)}${'A'.repeat(24)}`,
    ' '.repeat(16) + 'A'.repeat(16),
  ])
})

test('layOut keeps within any width and loses no character but spaces', () => {
  const text = fc.string({ unit: 'grapheme-ascii', maxLength: 200 })
  fc.assert(
    fc.property(text, fc.nat(60), fc.nat(60), fc.nat(120), (words, indent, hang, width) => {
      const rows = layOut(hanging(indent, hang, words), width, plain)
      for (const row of rows) assert.ok(row.length <= Math.max(width, 20), row)
      assert.equal(rows.join('').replaceAll(' ', ''), words.replaceAll(' ', ''))
    }),
  )
})

test('layOut paints the words of a span together, with the spaces between them', () => {
  const marked = ({ text, emphasis }: Span) => (emphasis === undefined ? text : `<${text}>`)
  assert.deepEqual(layOut(line(0, { text: 'one two three four', emphasis: 'bold' }, ' five'), 20, marked), [
    '<one two three four>',
    '  five',
  ])
})
