/** The random part of a ClientHello: the one thing that the pure reader cannot make. */
import { generateKeyPairSync, randomFillSync } from 'node:crypto'
import type { HelloSecrets } from '../tls/hello-exchange.ts'
import { type KeyPair, keyPairOf } from '../tls/key-share.ts'
import { namedGroup } from '../tls/named-group.ts'

/**
 * Fresh random octets, and key pairs that the process makes once and uses for every connection: nothing secret is
 * ever said over one, and making a key costs as much as the rest of a probe.
 */
export function freshSecrets(): HelloSecrets {
  return { random: freshOctets(), sessionId: freshOctets(), keyPair }
}

function keyPair(group: number): KeyPair {
  const known = keyPairs.get(group)
  if (known !== undefined) return known
  const made = makeKeyPair(group)
  keyPairs.set(group, made)
  return made
}

/** The private keys with which what was sealed for us can be read again: PKCS #8 in hex, by group. */
export function privateKeysOf(
  { keyPair }: Pick<HelloSecrets, 'keyPair'>,
  groups: readonly number[],
): Record<number, string[]> {
  return Object.fromEntries(groups.map((group) => [group, exportedKeys(keyPair(group))]))
}

const exported = new WeakMap<KeyPair, string[]>()

function exportedKeys(pair: KeyPair): string[] {
  const known = exported.get(pair)
  if (known !== undefined) return known
  const { privateKey, decapsulationKey } = pair
  const keys = decapsulationKey === undefined ? [privateKey] : [privateKey, decapsulationKey]
  const made = keys.map((key) => key.export({ format: 'der', type: 'pkcs8' }).toString('hex'))
  exported.set(pair, made)
  return made
}

const keyPairs = new Map<number, KeyPair>()

// Each call of the random generator costs as much as writing a hello, whatever it is asked for: so it is asked rarely.
const pool = new Uint8Array(8192)
let used = pool.length

function freshOctets(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 32
  return pool.slice(used - 32, used)
}

function makeKeyPair(group: number): KeyPair {
  switch (group) {
    case namedGroup.x25519:
      return keyPairOf(generateKeyPairSync('x25519').privateKey)
    case namedGroup.secp256r1:
      return keyPairOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
    case namedGroup.secp384r1:
      return keyPairOf(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey)
    case namedGroup.secp521r1:
      return keyPairOf(generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey)
    case namedGroup.x25519MlKem768: {
      const classic = generateKeyPairSync('x25519').privateKey
      return keyPairOf(classic, generateKeyPairSync('ml-kem-768').privateKey)
    }
    default:
      throw new RangeError(`no hello profile offers group ${group}`)
  }
}
