/** Spoils a recorded flight. */
import { fromHex } from '../src/bytes/hex.ts'
import type { Random } from './random.ts'

/** One to three changes: bits and octets, lengths, pieces left out, doubled, put in, the end cut off. */
export function mutateFlight(original: Uint8Array, random: Random): Uint8Array {
  let octets = Uint8Array.from(original)
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    const at = random.below(octets.length + 1)
    // Headers stand at the beginning: half of the changes go there.
    const place = random.oneIn(2) ? Math.min(at, random.below(120)) : at
    const end = Math.min(octets.length, place + 1 + random.below(40))
    octets = random.pick(mutations)(octets, place, end, random)
  }
  return octets
}

type Octets = Uint8Array<ArrayBuffer>
type Mutation = (octets: Octets, place: number, end: number, random: Random) => Octets

/** A piece with two warnings in it; its beginning is a record cut short. */
const alertPiece = fromHex('150300000201705a')

const mutations: [Mutation, ...Mutation[]] = [
  function flipBit(octets, place, _end, random) {
    if (place < octets.length) octets[place]! ^= 1 << random.below(8)
    return octets
  },
  function setOctet(octets, place, _end, random) {
    if (place < octets.length) octets[place] = random.pick([0, 1, 2, 3, 0x16, 0x7f, 0x80, 0xff])
    return octets
  },
  function setLength(octets, place, _end, random) {
    octets.set(random.octets(2).subarray(0, octets.length - place), place)
    return octets
  },
  function leaveOut(octets, place, end) {
    return Buffer.concat([octets.subarray(0, place), octets.subarray(end)])
  },
  function double(octets, place, end) {
    return Buffer.concat([octets.subarray(0, end), octets.subarray(place)])
  },
  function putIn(octets, place, _end, random) {
    const piece = alertPiece.subarray(0, random.below(9))
    return Buffer.concat([octets.subarray(0, place), piece, octets.subarray(place)])
  },
  function cut(octets, place) {
    return octets.slice(0, place)
  },
]
