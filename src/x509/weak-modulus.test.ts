import assert from 'node:assert/strict'
import { generateKeyPairSync, generatePrimeSync } from 'node:crypto'
import { test } from 'node:test'
import { closePrimes } from '../estate/key-pair.ts'
import { weaknessOfModulus } from './weak-modulus.ts'

const octetsOf = (number: bigint) => {
  const hex = number.toString(16)
  return Uint8Array.from(Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'))
}
const kindOf = (modulus: bigint) => weaknessOfModulus(octetsOf(modulus))?.kind

const prime = (bits: number) => generatePrimeSync(bits, { bigint: true })

/** A number of about so many bits that is a power of 65537 modulo every prime up to 167, and odd. */
function rocaLike(bits: number): bigint {
  let product = 2n
  for (let number = 3; number <= 167; number += 2) {
    if (Array.from({ length: number }, (_, index) => index).every((d) => d < 2 || number % d !== 0)) {
      product *= BigInt(number)
    }
  }
  let power = 1n
  for (let count = 0; count < 1000; count++) power = (power * 65_537n) % product
  const odd = power % 2n === 1n ? power : power + product / 2n
  return odd + product * (1n << BigInt(bits - product.toString(2).length))
}

test('an ordinary key has no weakness', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { n = '' } = publicKey.export({ format: 'jwk' })
  assert.equal(weaknessOfModulus(Uint8Array.from(Buffer.from(n, 'base64url'))), undefined)
})

test('the fingerprint of ROCA is found, and not in the number next to it', () => {
  assert.equal(kindOf(rocaLike(2048)), 'roca')
  assert.notEqual(kindOf(rocaLike(2048) + 2n), 'roca')
})

test('primes next to each other are found, primes apart are not', () => {
  const [p, q] = closePrimes(512)
  assert.equal(kindOf(p * q), 'close-primes')
  assert.equal(kindOf(p * p), 'close-primes')
  assert.equal(kindOf(prime(512) * prime(500)), undefined)
})

test('small factors are found up to 751', () => {
  const large = prime(512)
  for (const factor of [2n, 3n, 751n]) {
    assert.deepEqual(weaknessOfModulus(octetsOf(large * factor)), {
      kind: 'small-factor',
      factor: Number(factor),
    })
  }
  assert.equal(kindOf(large * 757n), undefined)
})

test('nothing breaks on numbers that are none', () => {
  for (const octets of [[], [0], [1], [2], [3], [0, 0, 0]]) {
    assert.doesNotThrow(() => weaknessOfModulus(Uint8Array.from(octets)))
  }
})

test('16,384 bits of any kind are done in a few milliseconds', () => {
  const hostile = [
    (1n << 16_384n) - 1n,
    (1n << 16_383n) + 1n,
    prime(512) ** 32n,
    prime(1024) ** 15n * prime(1024),
    rocaLike(16_384),
  ]
  for (const modulus of hostile) weaknessOfModulus(octetsOf(modulus))
  const before = process.cpuUsage().user
  for (const modulus of hostile) weaknessOfModulus(octetsOf(modulus))
  const each = (process.cpuUsage().user - before) / 1000 / hostile.length
  assert.ok(each < 10, `${each} ms`)
})
