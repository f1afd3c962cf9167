/** The secrets of a hello that is always the same. */
import { createPrivateKey } from 'node:crypto'
import type { HelloSecrets } from '../src/tls/hello-exchange.ts'
import { keyPairOf } from '../src/tls/key-share.ts'

/**
 * Secrets for hellos that all get the same answer: a flight of TLS 1.3 can be replayed to the hello that it answered,
 * and to no other. Key agreement is done anew for each connection all the same.
 * @param privateKeys PKCS #8 in hex, by group
 */
export function fixedSecrets(privateKeys: Readonly<Record<number, readonly string[]>>): () => HelloSecrets {
  const pairs = new Map(
    Object.entries(privateKeys).map(([group, [hex = '']]) => {
      const key = createPrivateKey({ key: Buffer.from(hex, 'hex'), format: 'der', type: 'pkcs8' })
      return [Number(group), keyPairOf(key)]
    }),
  )
  const keyPair = (group: number) => {
    const pair = pairs.get(group)
    if (pair === undefined) throw new RangeError(`there is no key of group ${group}`)
    return pair
  }
  return () => ({ random: new Uint8Array(32), sessionId: new Uint8Array(32), keyPair })
}
