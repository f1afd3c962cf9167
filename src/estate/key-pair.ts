/** Key pairs of the estate's certificates. */
import {
  checkPrimeSync,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  generatePrimeSync,
  type KeyObject,
} from 'node:crypto'

/** Algorithm and size, or named group, of a key. */
export type KeyKind =
  | 'rsa-1024'
  | 'rsa-2048'
  | 'rsa-3072'
  | 'rsa-4096'
  | 'rsa-close-primes'
  | 'rsassa-pss-2048'
  | 'ec-p256'
  | 'ec-p384'
  | 'ec-p521'
  | 'ec-secp256k1'
  | 'dsa-1024'
  | 'ed25519'
  | 'ed448'

/** A key pair as objects of node:crypto. */
export interface KeyPair {
  privateKey: KeyObject
  publicKey: KeyObject
  /** DER of the SubjectPublicKeyInfo. */
  spki: Uint8Array
}

const rsaKeys = new Map<string, KeyPair>()

/**
 * A key pair of the given kind. RSA keys are slow to make, so each process makes one for each `use` and gives it
 * again whenever the same use asks; all others are fresh.
 */
export function keyPair(kind: KeyKind, use = ''): KeyPair {
  if (!kind.startsWith('rsa')) return generate(kind)
  const label = `${kind} ${use}`
  const key = rsaKeys.get(label) ?? generate(kind)
  rsaKeys.set(label, key)
  return key
}

/** Key identifier by method 1 of RFC 5280 section 4.2.1.2: SHA-1 of the subjectPublicKey bits. */
export function keyIdentifier(key: KeyPair): Uint8Array {
  return createHash('sha1').update(subjectPublicKey(key.spki)).digest()
}

const generators: Record<KeyKind, () => { privateKey: KeyObject; publicKey: KeyObject }> = {
  'rsa-1024': () => generateKeyPairSync('rsa', { modulusLength: 1024 }),
  'rsa-2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'rsa-3072': () => generateKeyPairSync('rsa', { modulusLength: 3072 }),
  'rsa-4096': () => generateKeyPairSync('rsa', { modulusLength: 4096 }),
  'rsa-close-primes': closePrimesPair,
  'rsassa-pss-2048': () =>
    generateKeyPairSync('rsa-pss', {
      modulusLength: 2048,
      hashAlgorithm: 'sha256',
      mgf1HashAlgorithm: 'sha256',
    }),
  'ec-p256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'ec-p384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'ec-p521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  'ec-secp256k1': () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  'dsa-1024': () => generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }),
  ed25519: () => generateKeyPairSync('ed25519'),
  ed448: () => generateKeyPairSync('ed448'),
}

function generate(kind: KeyKind): KeyPair {
  const { privateKey, publicKey } = generators[kind]()
  return { privateKey, publicKey, spki: publicKey.export({ type: 'spki', format: 'der' }) }
}

/** Two primes of so many bits, the second the next one after the first. */
export function closePrimes(bits: number): [bigint, bigint] {
  const first = generatePrimeSync(bits, { bigint: true })
  let second = first + 2n
  while (!checkPrimeSync(second)) second += 2n
  return [first, second]
}

/** A key of 2048 bits that works, and that anybody can factor. */
function closePrimesPair(): { privateKey: KeyObject; publicKey: KeyObject } {
  const exponent = 65_537n
  const [p, q] = closePrimes(1024)
  const d = inverse(exponent, (p - 1n) * (q - 1n))
  const numbers = { n: p * q, e: exponent, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const texts = Object.entries(numbers).map(([name, value]) => [name, base64Url(value)])
  const privateKey = createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(texts) }, format: 'jwk' })
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** The number that multiplied by `value` gives 1, by the extended Euclidean algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [before, rest] = [modulus, value]
  let [factorBefore, factor] = [0n, 1n]
  while (rest !== 0n) {
    const quotient = before / rest
    ;[before, rest] = [rest, before - quotient * rest]
    ;[factorBefore, factor] = [factor, factorBefore - quotient * factor]
  }
  return ((factorBefore % modulus) + modulus) % modulus
}

function base64Url(value: bigint): string {
  const hex = value.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')
}

/** The BIT STRING's octets at the end of a SubjectPublicKeyInfo that node:crypto wrote. */
function subjectPublicKey(spki: Uint8Array): Uint8Array {
  const algorithm = skipHeader(spki, 0)
  const bits = skipHeader(spki, algorithm) + spki[algorithm + 1]!
  return spki.subarray(skipHeader(spki, bits) + 1)
}

/** Offset behind the identifier and length octets of the element at `offset`. */
function skipHeader(der: Uint8Array, offset: number): number {
  const length = der[offset + 1]!
  return offset + 2 + (length < 0x80 ? 0 : length & 0x7f)
}
