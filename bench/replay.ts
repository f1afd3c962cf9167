/** A recorded exchange of hello and first flight, and a server that replays it: then the client is all that is measured. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { SecureVersion } from 'node:tls'
import { toHex } from '../src/bytes/hex.ts'
import { probe } from '../src/probe/probe.ts'
import { namedGroup } from '../src/tls/named-group.ts'
import { fixedSecrets } from './fixed-secrets.ts'
import { endHelper, startHelper } from './helper.ts'
import { address, host } from './place.ts'

export interface Replay {
  port: number
  /** The ClientHello in its record, in hex. */
  hello: string
  /** Octets of the flight. */
  octets: number
  /** Private keys of the hello, see {@link fixedSecrets}. */
  privateKeys: Record<number, string[]>
  end(): Promise<void>
}

/** Records the flight of node:tls in one version, and replays it. */
export async function startReplay(version: SecureVersion): Promise<Replay> {
  const privateKeys = {
    [namedGroup.x25519]: [exported(generateKeyPairSync('x25519').privateKey)],
    [namedGroup.secp256r1]: [exported(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
  }
  const recorded = await record(version, privateKeys)
  const { helper, ready } = await startHelper('replay-server.ts', toHex(recorded.received))
  return {
    port: Number(ready),
    hello: toHex(recorded.sent),
    octets: recorded.received.length,
    privateKeys,
    end: () => endHelper(helper),
  }
}

async function record(
  version: SecureVersion,
  privateKeys: Record<number, string[]>,
): Promise<{ sent: Uint8Array; received: Uint8Array }> {
  const { helper, ready } = await startHelper('tls-server.ts', version)
  try {
    const candidate = { host, address, port: Number(ready), serverName: host, member: false }
    const { failure, transcripts } = await probe(candidate, {
      timeout: 10_000,
      retries: 0,
      bulk: version === 'TLSv1.2',
      secrets: fixedSecrets(privateKeys),
    })
    const [transcript] = transcripts
    if (failure !== undefined || transcript === undefined)
      throw new Error(failure?.detail ?? 'nothing was seen')
    return transcript
  } finally {
    await endHelper(helper)
  }
}

function exported(key: KeyObject): string {
  return key.export({ format: 'der', type: 'pkcs8' }).toString('hex')
}
