/** First flights of real servers, recorded in testdata/transcripts, with what a client needs to read them again. */
import { createPrivateKey, hash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { fromHex } from '../src/bytes/hex.ts'
import { FirstFlight } from '../src/tls/first-flight.ts'
import type { Flight } from '../src/tls/flight.ts'
import type { HelloSecrets } from '../src/tls/hello-exchange.ts'
import { helloProfiles } from '../src/tls/hello-profile.ts'
import { type KeyPair, keyPairOf } from '../src/tls/key-share.ts'

/** One file. Octets are lower-case hex in lines of 64 octets. */
export interface RecordedFlight {
  title: string
  /** The TLS implementation that answered, its version, and the program that it was in. */
  stack: string
  /** Name of the hello profile. */
  profile: string
  serverName: string | null
  random: string
  sessionId: string
  /** Private keys of the key shares, PKCS #8 in hex, by NamedGroup. */
  privateKeys: Record<string, string>
  /** What the client sent, message by message. */
  sent: string[][]
  received: string[]
  expected: FlightSummary
}

/** A flight with its certificates hashed, and without what depends on the pieces in which it arrived. */
export interface FlightSummary extends Omit<Flight, 'octets' | 'presented' | 'certificateRequest'> {
  /** SHA-256 of each certificate. */
  presented: string[]
  certificateRequest?: { authorities: string[]; authoritiesBytes: number; types: string[] } | null
}

export function readRecordedFlights(): RecordedFlight[] {
  const files = globSync(new URL('../testdata/transcripts/*.json', import.meta.url).pathname).sort()
  return files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as RecordedFlight)
}

/** @param name of the file, without ending */
export function writeRecordedFlight(name: string, recorded: RecordedFlight): void {
  const file = new URL(`../testdata/transcripts/${name}.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`)
}

/** A reader that says exactly what was said when the flight was recorded. */
export function readerOf(recorded: RecordedFlight): FirstFlight {
  const profile = helloProfiles.find(({ name }) => name === recorded.profile)
  if (profile === undefined) throw new RangeError(`no hello profile is called ${recorded.profile}`)
  return new FirstFlight(profile, recorded.serverName, secretsOf(recorded))
}

export function receivedBy(recorded: RecordedFlight): Uint8Array {
  return fromHex(recorded.received.join(''))
}

export function summaryOf(flight: Flight): FlightSummary {
  const { octets: _octets, presented, certificateRequest, ...rest } = flight
  const summary: FlightSummary = { ...rest, presented: presented.map((der) => hash('sha256', der, 'hex')) }
  if (certificateRequest === undefined) return summary
  if (certificateRequest === null) return { ...summary, certificateRequest: null }
  const { authorities, authoritiesBytes, types } = certificateRequest
  const names = authorities.map((name) => Buffer.from(name).toString('hex'))
  return { ...summary, certificateRequest: { authorities: names, authoritiesBytes, types } }
}

const secrets = new Map<RecordedFlight, HelloSecrets>()

/** Importing a private key takes longer than reading a flight, so it is done once. */
function secretsOf(recorded: RecordedFlight): HelloSecrets {
  const known = secrets.get(recorded)
  if (known !== undefined) return known
  const keyPairs = new Map<number, KeyPair>()
  for (const [group, key] of Object.entries(recorded.privateKeys)) {
    const privateKey = createPrivateKey({ key: Buffer.from(key, 'hex'), format: 'der', type: 'pkcs8' })
    keyPairs.set(Number(group), keyPairOf(privateKey))
  }
  const made: HelloSecrets = {
    random: fromHex(recorded.random),
    sessionId: fromHex(recorded.sessionId),
    keyPair: (group) => keyPairs.get(group)!,
  }
  secrets.set(recorded, made)
  return made
}
