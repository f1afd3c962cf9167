import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex, toHex } from '../bytes/hex.ts'
import { DerReader, maxDepth, maxElements } from './der.ts'
import { FaultList, maxFaults } from './fault.ts'
import type { Fault } from './fault.ts'
import { classTag, contextTag, tagName, tagParts, tags } from './tag.ts'

function open(hex: string) {
  const list = new FaultList()
  const reader = new DerReader(fromHex(hex.replaceAll(' ', '')), list)
  return { reader, faults: list.faults, element: reader.whole('the input') }
}

test('an element is tag, form and offsets', () => {
  const { reader, element, faults } = open('30 06 0201 2a 820178'.replace('820178', '8001 78'))
  assert.ok(element)
  assert.deepEqual(
    { ...element },
    { tag: tags.sequence, constructed: true, start: 0, contentStart: 2, contentEnd: 8, end: 8, depth: 0 },
  )
  const [integer, context] = [...reader.children(element, 'the input')]
  assert.ok(integer && context)
  assert.deepEqual([integer.tag, integer.start, integer.depth], [tags.integer, 2, 1])
  assert.equal(context.tag, contextTag(0))
  assert.equal(toHex(reader.content(context)), '78')
  assert.equal(toHex(reader.encoding(context)), '800178')
  assert.deepEqual(faults, [])
})

test('tags of different classes differ, and have names', () => {
  const names = [tags.sequence, contextTag(3), classTag(1, 3), classTag(3, 3), classTag(0, 9)].map(tagName)
  assert.deepEqual(names, ['SEQUENCE', '[3]', '[APPLICATION 3]', '[PRIVATE 3]', '[UNIVERSAL 9]'])
  assert.deepEqual(tagParts(contextTag(200)), { tagClass: 2, number: 200 })
  const { element } = open('bf 81 48 00')
  assert.equal(element?.tag, contextTag(200))
})

const unreadable: [why: string, hex: string, fault: Fault][] = [
  ['no octets', '', { offset: 0, message: 'the input is empty' }],
  ['no length', '30', { offset: 1, message: 'cut short before the length' }],
  ['half a length', '30 82 01', { offset: 1, message: 'cut short within the length' }],
  [
    'a primitive that is cut',
    '04 05 00',
    { offset: 0, message: 'OCTET STRING of 5 octets runs past its surroundings, which end 4 octets earlier' },
  ],
  [
    'a length of 16 MiB',
    '30 84 01000000',
    { offset: 1, message: 'length of more than 16777215 octets; not read' },
  ],
  [
    'a length of 127 octets',
    `30 ff ${'ff'.repeat(127)}`,
    { offset: 1, message: 'length of more than 16777215 octets; not read' },
  ],
  ['a tag number without end', '3f ff ff', { offset: 0, message: 'tag number is too large or cut short' }],
  [
    'a tag number of 28 bits',
    '3f 81 80 80 80 00 00',
    { offset: 0, message: 'tag number is too large or cut short' },
  ],
]
for (const [why, hex, fault] of unreadable) {
  test(`${why} cannot be read, and the fault says so`, () => {
    const { element, faults } = open(hex)
    assert.equal(element, undefined)
    assert.deepEqual(faults, [fault])
  })
}

const reported: [why: string, hex: string, contentEnd: number, fault: Fault][] = [
  [
    'a long form for a short length',
    '04 81 01 aa',
    4,
    { offset: 1, message: 'length is not in its shortest form' },
  ],
  [
    'a length with a leading zero',
    `04 82 00 80 ${'00'.repeat(128)}`,
    132,
    { offset: 1, message: 'length is not in its shortest form' },
  ],
  ['a small number in a long tag', '9f 05 00', 3, { offset: 0, message: 'tag number is not minimal' }],
  ['octets behind it', '04 01 aa bb cc', 3, { offset: 3, message: '2 octets follow the input' }],
  [
    'a constructed element that is cut',
    '30 05 02 01 00',
    5,
    { offset: 0, message: 'SEQUENCE of 5 octets runs past its surroundings, which end 2 octets earlier' },
  ],
  [
    'an indefinite length',
    '30 80 02 01 00 00 00',
    5,
    { offset: 1, message: 'indefinite length, which DER does not have' },
  ],
  [
    'indefinite lengths in one another',
    '30 80 30 80 00 00 00 00',
    6,
    { offset: 1, message: 'indefinite length, which DER does not have' },
  ],
]
for (const [why, hex, contentEnd, fault] of reported) {
  test(`${why} is read and reported`, () => {
    const { element, faults } = open(hex)
    assert.equal(element?.contentEnd, contentEnd)
    assert.deepEqual(faults, [fault])
  })
}

for (const hex of ['04 80 00 00', '30 80 02 01 00', '30 80 30 80 00 00']) {
  test(`an indefinite length without an end (${hex}) cannot be read`, () => {
    const { element, faults } = open(hex)
    assert.equal(element, undefined)
    assert.match(faults.at(-1)?.message ?? '', /of indefinite length without an end$/)
  })
}

test('an element behind indefinite length begins after the end-of-contents octets', () => {
  const { reader, element } = open('30 09 30 80 05 00 00 00 02 01 07')
  assert.ok(element)
  const children = [...reader.children(element, 'the input')]
  assert.deepEqual(
    children.map(({ tag, start, end }) => [tag, start, end]),
    [
      [tags.sequence, 2, 8],
      [tags.integer, 8, 11],
    ],
  )
})

test('a cursor takes what is there, reports what is missing and what is left over', () => {
  const { reader, element, faults } = open('30 08 0101ff 0500 02012a')
  assert.ok(element)
  const cursor = reader.children(element, 'thing')
  assert.equal(cursor.optional(tags.integer), undefined)
  assert.equal(cursor.optional(tags.boolean)?.start, 2)
  assert.equal(cursor.required(tags.integer, 'count'), undefined)
  assert.equal(cursor.take()?.tag, tags.null)
  assert.equal(cursor.complete, false)
  cursor.finish()
  assert.equal(cursor.take()?.tag, tags.integer)
  assert.equal(cursor.complete, true)
  assert.equal(cursor.required(tags.set, 'more'), undefined)
  assert.deepEqual(faults, [
    { offset: 5, message: 'thing: count should be here, a INTEGER; found NULL' },
    { offset: 7, message: 'thing: unexpected INTEGER' },
    { offset: 10, message: 'thing: more should be here, a SET; found nothing' },
  ])
})

test('a cursor that met an unreadable child is not complete', () => {
  const { reader, element, faults } = open('30 05 0500 0405 00')
  assert.ok(element)
  const cursor = reader.children(element, 'thing')
  assert.equal([...cursor].length, 1)
  assert.equal(cursor.complete, false)
  assert.equal(faults.length, 1)
})

test('the children of a primitive are none, and a fault', () => {
  const { reader, element, faults } = open('04 02 05 00')
  assert.ok(element)
  assert.deepEqual([...reader.children(element, 'thing')], [])
  assert.deepEqual(faults, [{ offset: 0, message: 'thing: OCTET STRING is not constructed' }])
})

test('depth is limited, for definite and indefinite lengths', () => {
  const levels = 100
  let definite = ''
  for (let level = 0; level < levels; level += 1)
    definite = `30${(definite.length / 2).toString(16).padStart(2, '0')}${definite}`.slice(0, 254)
  for (const hex of [definite, '3080'.repeat(levels) + '0000'.repeat(levels)]) {
    const { reader, element, faults } = open(hex)
    let depth = 0
    let current = element
    while (current !== undefined) {
      depth = current.depth
      current = reader.children(current, 'level').take()
    }
    assert.ok(depth <= maxDepth, `${depth}`)
    assert.ok(faults.length > 0)
  }
})

test('the number of elements is limited, and more than enough faults are not kept', () => {
  const list = new FaultList()
  const bytes = new Uint8Array(2 * (maxElements + 50) + 5)
  bytes.set([0x30, 0x83, bytes.length >> 16, (bytes.length >> 8) & 0xff, (bytes.length - 5) & 0xff])
  const reader = new DerReader(bytes, list)
  const element = reader.whole('the input')
  assert.ok(element)
  let count = 0
  for (const child of reader.children(element, 'the input')) count += child.tag === 0 ? 1 : 0
  assert.equal(count, maxElements - 1)
  assert.deepEqual(list.faults.map(({ message }) => message).slice(-1), [
    `more than ${maxElements} elements; the rest was not read`,
  ])
  for (let index = 0; index < 2 * maxFaults; index += 1) list.add(index, 'again')
  assert.equal(list.faults.length, maxFaults)
})
