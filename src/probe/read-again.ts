/** Reads an observation again from its transcripts, without a network: the same octets say the same. */
import { createPrivateKey } from 'node:crypto'
import type { EndpointObservation, Transcript } from '../report/observation.ts'
import { fromHex } from '../bytes/hex.ts'
import type { Flight } from '../tls/flight.ts'
import { flightReader } from '../tls/flight-reader.ts'
import { HandshakeJoiner, handshakeType } from '../tls/handshake.ts'
import { type HelloProfile, helloProfiles } from '../tls/hello-profile.ts'
import { type KeyPair, keyPairOf } from '../tls/key-share.ts'
import { RecordReader, contentType } from '../tls/record.ts'
import { attemptOf } from './attempt.ts'
import { observationOf } from './observation.ts'

/**
 * The observation that its transcripts give when they are read by the code of today.
 * @throws {RangeError} when a transcript names a hello profile that does not exist
 */
export function readAgain(observation: EndpointObservation): EndpointObservation {
  const attempts = observation.transcripts.map((transcript) =>
    attemptOf(profileOf(transcript), flightOf(transcript), transcript),
  )
  const { tls: _tls, failure, ...candidate } = observation
  // A candidate that was never connected to carries the failure of its resolution.
  const unresolved = attempts.length === 0 && failure !== undefined
  return observationOf({ ...candidate, ...(unresolved ? { failure } : {}) }, attempts)
}

/**
 * The flight that a transcript holds.
 * @throws {RangeError} when it names a hello profile that does not exist, or lacks a key to what was sealed
 */
export function flightOf(transcript: Transcript): Flight {
  if (transcript.sent.length === 0) return { octets: 0, presented: [], alerts: [] }
  const keyPair = (group: number) => keyPairFrom(transcript, group)
  const reader = flightReader(profileOf(transcript), null, {
    random: unused,
    sessionId: unused,
    keyPair,
    sent: hellosIn(transcript.sent),
  })
  reader.receive(transcript.received)
  return reader.finish()
}

const unused = new Uint8Array(32)

function profileOf({ attempt }: Transcript): HelloProfile {
  const profile = helloProfiles.find(({ name }) => name === attempt)
  if (profile === undefined) throw new RangeError(`no hello profile is called ${attempt}`)
  return profile
}

function keyPairFrom({ privateKeys }: Transcript, group: number): KeyPair {
  const [privateKey, decapsulationKey] = (privateKeys?.[group] ?? []).map((hex) =>
    createPrivateKey({ key: Buffer.from(fromHex(hex)), format: 'der', type: 'pkcs8' }),
  )
  if (privateKey === undefined) throw new RangeError(`the transcript has no private key of group ${group}`)
  return keyPairOf(privateKey, decapsulationKey)
}

/** The ClientHello messages of what we sent. */
function hellosIn(sent: Uint8Array): Uint8Array[] {
  const records = new RecordReader()
  const messages = new HandshakeJoiner(sent.length)
  const hellos: Uint8Array[] = []
  records.push(sent)
  for (let record = records.next(); typeof record === 'object'; record = records.next()) {
    if (record.type === contentType.handshake) messages.push(record.fragment)
  }
  for (let message = messages.next(); typeof message === 'object'; message = messages.next()) {
    if (message.type === handshakeType.clientHello) hellos.push(message.encoded)
  }
  return hellos
}
