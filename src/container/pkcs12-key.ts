/** Keys from passphrases as PKCS #12 derives them, RFC 7292 appendix B. */
import { hash } from 'node:crypto'
import type { Digest } from './digest.ts'

/** What the octets are for, RFC 7292 appendix B.3. */
export type Use = 'key' | 'iv' | 'mac'

const diversifiers: Record<Use, number> = { key: 1, iv: 2, mac: 3 }

/** How a key is made from a passphrase. */
export interface Derivation {
  digest: Digest
  salt: Uint8Array
  iterations: number
}

/**
 * RFC 7292 appendix B.2.
 * @param passphrase as {@link passphraseForms} has it
 * @param length of the result, in octets
 */
export function pkcs12Key(
  passphrase: Uint8Array,
  { digest: { name, block }, salt, iterations }: Derivation,
  use: Use,
  length: number,
): Uint8Array {
  const diversifier = new Uint8Array(block).fill(diversifiers[use])
  const input = Buffer.concat([filled(salt, block), filled(passphrase, block)])
  const made: Uint8Array[] = []
  for (let size = 0; size < length;) {
    let octets = hash(name, Buffer.concat([diversifier, input]), 'buffer')
    for (let count = 1; count < iterations; count += 1) octets = hash(name, octets, 'buffer')
    made.push(octets)
    size += octets.length
    const addend = filled(octets, block, block)
    for (let start = 0; start < input.length; start += block) {
      addOnePlus(input.subarray(start, start + block), addend)
    }
  }
  return Buffer.concat(made).subarray(0, length)
}

/**
 * A passphrase as a BMPString with its two zero octets at the end, RFC 7292 appendix B.1. Where there is none, some
 * programs write those two octets and some nothing at all.
 */
export function passphraseForms(passphrase: string): Uint8Array[] {
  const ended = Buffer.from(`${passphrase}\0`, 'utf16le').swap16()
  return passphrase === '' ? [ended, new Uint8Array()] : [ended]
}

/** Copies of `octets`, one after the other, up to a multiple of `block`; nothing where there is nothing. */
function filled(
  octets: Uint8Array,
  block: number,
  length = Math.ceil(octets.length / block) * block,
): Buffer {
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, octets)
}

/** part = (part + addend + 1) mod 2^(8v), as numbers with the most significant octet first. */
function addOnePlus(part: Uint8Array, addend: Uint8Array): void {
  let carry = 1
  for (let index = part.length - 1; index >= 0; index -= 1) {
    carry += (part[index] ?? 0) + (addend[index] ?? 0)
    part[index] = carry & 0xff
    carry >>= 8
  }
}
