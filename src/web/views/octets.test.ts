import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TreeNode } from '../../api/certificate-tree.ts'
import { asn1Nodes, nodeAt, openedAround, openNodes } from './asn1-nodes.ts'
import { octetCharacter, octetCount, octetsOf, octetText, pemOf, spellingsOf } from './octets.ts'

for (const length of [0, 1, 2, 3, 4, 100]) {
  test(`${length} octets are counted and read`, () => {
    const octets = Buffer.from(Array.from({ length }, (_, index) => index))
    const base64 = octets.toString('base64')
    assert.equal(octetCount(base64), length)
    assert.deepEqual(Buffer.from(octetsOf(base64)), octets)
    assert.deepEqual(Buffer.from(octetsOf(base64, 5)), octets.subarray(0, 5))
  })
}

test('what is no Base64 has no octets', () => {
  assert.equal(octetsOf('<script>').length, 0)
})

test('PEM has lines of 64 digits and ends with a line end', () => {
  const octets = Buffer.alloc(100, 0x5a)
  const pem = pemOf(octets.toString('base64'))
  const [first, ...lines] = pem.split('\n')
  assert.equal(first, '-----BEGIN CERTIFICATE-----')
  assert.deepEqual(
    lines.map(({ length }) => length),
    [64, 64, 8, 25, 0],
  )
  assert.equal(Buffer.from(lines.slice(0, 3).join(''), 'base64').length, 100)
})

test('a fingerprint has three spellings', () => {
  assert.deepEqual(spellingsOf('e398DEef'), {
    plain: 'E398DEEF',
    colons: 'E3:98:DE:EF',
    windows: 'e3 98 de ef',
  })
})

test('octets are two digits, and a character where they have one', () => {
  assert.deepEqual([octetText(5), octetText(255)], ['05', 'ff'])
  assert.deepEqual([0x1f, 0x20, 0x41, 0x7e, 0x7f, 0xff].map(octetCharacter), ['.', ' ', 'A', '~', '.', '.'])
})

const element = (offset: number, length: number, depth: number): TreeNode => ({
  offset,
  headerLength: 2,
  length,
  depth,
  tag: 'SEQUENCE',
  text: '',
})
// 30 0a ( 30 03 ( 02 01 05 ) 04 03 … )
const elements = [element(0, 10, 0), element(2, 3, 1), element(4, 1, 2), element(7, 3, 1)]

test('every octet belongs to the innermost element that holds it', () => {
  const nodes = asn1Nodes(elements)
  assert.deepEqual(
    Array.from({ length: 14 }, (_, octet) => nodeAt(nodes, octet)),
    [0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, -1, -1],
  )
  assert.equal(nodeAt([], 0), -1)
})

test('nodes know what is around them and how many they are', () => {
  assert.deepEqual(
    asn1Nodes(elements).map(({ parent, hasInner, position, siblings }) => [
      parent,
      hasInner,
      position,
      siblings,
    ]),
    [
      [-1, true, 1, 1],
      [0, true, 1, 2],
      [1, false, 1, 1],
      [0, false, 2, 2],
    ],
  )
})

test('what is inside a closed node is out of sight, and comes into sight when it is wanted', () => {
  const nodes = asn1Nodes(elements)
  assert.deepEqual(openNodes(nodes, new Set([1])), [0, 1, 3])
  assert.deepEqual(openNodes(nodes, new Set([0])), [0])
  assert.deepEqual([...openedAround(nodes, new Set([0, 1, 3]), 2)], [3])
  const closed = new Set([3])
  assert.equal(openedAround(nodes, closed, 2), closed)
})
