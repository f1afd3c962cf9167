/** Has a conversation with a server on loopback, and keeps what it takes to read it again. */
import { toHex } from '../src/bytes/hex.ts'
import { converse } from '../src/net/connect.ts'
import { freshSecrets } from '../src/probe/hello-secrets.ts'
import { FirstFlight } from '../src/tls/first-flight.ts'
import type { HelloProfile } from '../src/tls/hello-profile.ts'
import { type RecordedFlight, summaryOf } from './recorded-flight.ts'

/** Connects once and records the first flight, whatever comes of it. */
export async function recordFlight(
  header: Pick<RecordedFlight, 'title' | 'stack'>,
  server: { address: string; port: number },
  { profile, serverName }: { profile: HelloProfile; serverName: string | null },
): Promise<RecordedFlight> {
  const secrets = freshSecrets()
  const privateKeys: Record<string, string> = {}
  const reader = new FirstFlight(profile, serverName, {
    ...secrets,
    keyPair(group) {
      const pair = secrets.keyPair(group)
      privateKeys[group] = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('hex')
      return pair
    },
  })
  const sent = [hexLines(reader.opening)]
  const received: Uint8Array[] = []
  const dialogue = {
    opening: reader.opening,
    receive(bytes: Uint8Array) {
      received.push(bytes.slice())
      const reply = reader.receive(bytes)
      if (reply.send !== undefined) sent.push(hexLines(reply.send))
      return reply
    },
  }
  await converse(dialogue, { ...server, timeout: 5000 })
  return {
    ...header,
    profile: profile.name,
    serverName,
    random: toHex(secrets.random),
    sessionId: toHex(secrets.sessionId),
    privateKeys,
    sent,
    received: hexLines(Buffer.concat(received)),
    expected: summaryOf(reader.finish()),
  }
}

function hexLines(octets: Uint8Array): string[] {
  return toHex(octets).match(/.{1,128}/g) ?? []
}
