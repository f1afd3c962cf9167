import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { rootCertificates } from 'node:tls'
import { readMutations, rounds } from '../../test/mutations.ts'
import { oddCertificates } from '../../test/odd-certificates.ts'
import { seededRandom } from '../../test/random.ts'
import { DerReader } from './der.ts'
import type { Element } from './der.ts'
import { FaultList } from './fault.ts'
import { readBitString, readBoolean, readCount, readOid } from './primitive.ts'
import { readString } from './string.ts'
import { tags } from './tag.ts'
import { readTime } from './time.ts'

const roots = rootCertificates.map((pem) => Uint8Array.from(new X509Certificate(pem).raw))
const originals = [...roots, ...oddCertificates(2, 40)] as [Uint8Array, ...Uint8Array[]]

const reads: readonly ((reader: DerReader, element: Element) => unknown)[] = [
  readBitString,
  readBoolean,
  readCount,
  readOid,
  readTime,
  (reader, element) => readString(reader, element, tags.utf8String),
  (reader, element) => readString(reader, element, tags.bmpString),
  (reader, element) => readString(reader, element, tags.universalString),
  (reader, element) => readString(reader, element, tags.ia5String),
]

/** Walks the whole tree, reads each primitive as one thing or another, and gives the number of elements. */
function walk(reader: DerReader, element: Element): number {
  assert.ok(element.start < element.contentStart && element.contentStart <= element.contentEnd)
  assert.ok(element.contentEnd <= element.end && element.end <= reader.bytes.length)
  let count = 1
  if (element.constructed) {
    let end = element.contentStart
    for (const child of reader.children(element, 'element')) {
      assert.equal(child.start, end)
      assert.ok(child.end <= element.contentEnd)
      end = child.end
      count += walk(reader, child)
    }
  } else {
    reads[element.start % reads.length]?.(reader, element)
  }
  return count
}

test('no mutated input makes the DER reader throw, hang, leave the input or keep memory', () => {
  const elements = readMutations(42, originals, (bytes) => {
    const reader = new DerReader(bytes, new FaultList())
    const element = reader.whole('the input')
    return element === undefined ? 0 : walk(reader, element)
  })
  assert.ok(elements > rounds * 10, 'so few elements were read that the input cannot have been certificates')
})

const megabytes16 = 2 ** 24
const hostile: [why: string, bytes: () => Uint8Array][] = [
  ['random octets', () => seededRandom(7).octets(megabytes16)],
  ['indefinite lengths in one another', () => filled(0x30, 0x80)],
  ['empty sequences', () => filled(0x30, 0x00)],
  ['indefinite lengths side by side', () => filled(0x30, 0x80, 0, 0)],
  ['the longest OIDs', () => filled(0x06, 0x82, 0xff, 0xff)],
]
for (const [why, bytes] of hostile) {
  test(`16 MiB of ${why} are read in a time that is linear`, () => {
    const input = bytes()
    const started = performance.now()
    const reader = new DerReader(input, new FaultList())
    const element = reader.whole('the input')
    if (element !== undefined) walk(reader, element)
    assert.ok(performance.now() - started < 15_000)
  })
}

/** One SEQUENCE of nearly 16 MiB whose content repeats the given octets. */
function filled(...octets: number[]): Uint8Array {
  const bytes = Uint8Array.from(
    { length: megabytes16 },
    (_, index) => octets[(index - 5) % octets.length] ?? 0,
  )
  bytes.set([0x30, 0x83, 0xff, 0xff, 0xfb])
  return bytes
}
