/** The random part of a ClientHello: the one thing that the pure reader cannot make. */
import { type KeyObject, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { HelloSecrets } from '../tls/hello-exchange.ts'
import { type KeyPair, keyPairOf } from '../tls/key-share.ts'
import { namedGroup } from '../tls/named-group.ts'

/**
 * Fresh random octets, and key pairs that the process makes once and uses for every connection: nothing secret is
 * ever said over one, and making a key costs as much as the rest of a probe.
 */
export function freshSecrets(): HelloSecrets {
  return { random: randomBytes(32), sessionId: randomBytes(32), keyPair }
}

const keyPairs = new Map<number, KeyPair>()

function keyPair(group: number): KeyPair {
  const known = keyPairs.get(group)
  if (known !== undefined) return known
  const made = keyPairOf(generatePrivateKey(group))
  keyPairs.set(group, made)
  return made
}

function generatePrivateKey(group: number): KeyObject {
  switch (group) {
    case namedGroup.x25519:
      return generateKeyPairSync('x25519').privateKey
    case namedGroup.secp256r1:
      return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    case namedGroup.secp384r1:
      return generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey
    case namedGroup.secp521r1:
      return generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey
    default:
      throw new RangeError(`no hello profile offers group ${group}`)
  }
}
