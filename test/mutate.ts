/** Spoils encoded input in the ways in which hostile or broken software does. */
import type { Random } from './random.ts'

/** A changed copy: one to four of flipped bits, other lengths, cuts, octets put in or taken out, splices. */
export function mutate(original: Uint8Array, donors: readonly [Uint8Array, ...Uint8Array[]], random: Random) {
  let bytes = Uint8Array.from(original)
  for (let rounds = 1 + random.below(4); rounds > 0 && bytes.length > 0; rounds -= 1) {
    bytes = random.pick(mutations)(bytes, random, random.pick(donors))
  }
  return bytes
}

type Mutation = (bytes: Uint8Array, random: Random, donor: Uint8Array) => Uint8Array<ArrayBuffer>

const mutations: [Mutation, ...Mutation[]] = [
  function flipBit(bytes, random) {
    const copy = Uint8Array.from(bytes)
    const at = random.below(copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
    return copy
  },
  function editLength(bytes, random) {
    const copy = Uint8Array.from(bytes)
    const at = lengthOffset(copy, random)
    copy[at] = random.pick([
      0,
      1,
      0x7f,
      0x80,
      0x81,
      0x82,
      0x84,
      0x88,
      0xff,
      (copy[at] ?? 0) + 1,
      (copy[at] ?? 0) - 1,
    ])
    return copy
  },
  function editTag(bytes, random) {
    const copy = Uint8Array.from(bytes)
    copy[Math.max(0, lengthOffset(copy, random) - 1)] = random.pick([
      0x30, 0x31, 0x02, 0x03, 0x04, 0x1f, 0xa0, 0x80, 0xff,
    ])
    return copy
  },
  function cut(bytes, random) {
    return Uint8Array.from(bytes.subarray(0, random.below(bytes.length)))
  },
  function insert(bytes, random) {
    const at = random.below(bytes.length)
    return Uint8Array.from([
      ...bytes.subarray(0, at),
      ...random.octets(1 + random.below(6)),
      ...bytes.subarray(at),
    ])
  },
  function remove(bytes, random) {
    const at = random.below(bytes.length)
    return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1 + random.below(6))])
  },
  function splice(bytes, random, donor) {
    const copy = Uint8Array.from(bytes)
    const from = random.below(donor.length)
    const part = donor.subarray(from, from + 1 + random.below(120))
    const at = random.below(copy.length)
    copy.set(part.subarray(0, copy.length - at), at)
    return copy
  },
]

/** Offset of something that looks like a length, since most octets of a certificate are key and signature. */
function lengthOffset(bytes: Uint8Array, random: Random): number {
  const from = random.below(bytes.length)
  for (let at = from; at < Math.min(from + 64, bytes.length - 1); at += 1) {
    if ([0x30, 0x31, 0x06, 0x04, 0x02, 0x03, 0x13, 0x0c, 0xa0, 0xa3].includes(bytes[at] ?? 0)) return at + 1
  }
  return from
}
