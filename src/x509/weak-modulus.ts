/**
 * Ways in which an RSA modulus gives its factors away, each checked in bounded time:
 * - small factors, below 752;
 * - the fingerprint of ROCA (CVE-2017-15361): all residues lie in the subgroups that 65537 generates;
 * - primes so close to each other that Fermat's method finds them within 100 rounds.
 */

/** What gives the factors away. */
export type ModulusWeakness = { kind: 'small-factor'; factor: number } | { kind: 'roca' | 'close-primes' }

/** Rounds of Fermat's method, as Baseline Requirements section 6.1.1.3 has them. */
const fermatRounds = 100

/** The first weakness of a modulus, given as octets, most significant first; undefined when there is none of these. */
export function weaknessOfModulus(octets: Uint8Array): ModulusWeakness | undefined {
  const modulus = unsigned(octets)
  if (hasRocaFingerprint(modulus)) return { kind: 'roca' }
  const factor = primes.find((prime) => modulus % BigInt(prime) === 0n && modulus !== BigInt(prime))
  if (factor !== undefined) return { kind: 'small-factor', factor }
  return modulus > 1n && hasClosePrimes(modulus) ? { kind: 'close-primes' } : undefined
}

/** Primes below 752, the bound of Baseline Requirements section 6.1.6. */
const primes = Array.from({ length: 750 }, (_, index) => index + 2).filter(isPrime)

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false
  return true
}

/**
 * For the primes whose product the keys were made with: the residues that such a key can have, powers of 65537. A sound
 * key is in all of them once in some hundred million.
 */
const rocaResidues = primes
  .filter((prime) => prime > 2 && prime <= 167)
  .map((prime) => [BigInt(prime), powersOf(65_537 % prime, prime)] as const)

function powersOf(base: number, prime: number): ReadonlySet<bigint> {
  const powers = new Set<bigint>()
  for (let power = 1; !powers.has(BigInt(power)); power = (power * base) % prime) powers.add(BigInt(power))
  return powers
}

function hasRocaFingerprint(modulus: bigint): boolean {
  return rocaResidues.every(([prime, residues]) => residues.has(modulus % prime))
}

/** Looks for a² - n = b² near the root of n, so that n = (a + b)(a - b). */
function hasClosePrimes(modulus: bigint): boolean {
  let a = squareRoot(modulus)
  if (a * a === modulus) return true
  a += 1n
  let difference = a * a - modulus
  for (let round = 0; round < fermatRounds; round++) {
    if (isSquare(difference)) return true
    difference += 2n * a + 1n
    a += 1n
  }
  return false
}

// Of numbers that are no squares one in some thousand gets past the residues, so that roots are rarely taken. A
// modulus made to get past would need one of these primes as a factor, and was told as weak before.
function isSquare(number: bigint): boolean {
  if (!squareResidues.every(([base, residues]) => residues.has(number % base))) return false
  const root = squareRoot(number)
  return root * root === number
}

const squareResidues = [64, ...primes.filter((prime) => prime > 2 && prime < 40)].map(
  (base) =>
    [BigInt(base), new Set(Array.from({ length: base }, (_, root) => BigInt((root * root) % base)))] as const,
)

/** The whole part of the square root, by Newton's method from above. */
function squareRoot(number: bigint): bigint {
  if (number < 2n) return number
  let root = 1n << BigInt(Math.ceil((number.toString(16).length * 4) / 2))
  for (;;) {
    const next = (root + number / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

function unsigned(octets: Uint8Array): bigint {
  const hex = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('hex')
  return hex === '' ? 0n : BigInt(`0x${hex}`)
}
