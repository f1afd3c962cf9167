/** One connection with one ClientHello. */
import { converse } from '../net/connect.ts'
import type { Failure, Transcript } from '../report/observation.ts'
import { ByteQueue } from '../tls/byte-queue.ts'
import { FirstFlight } from '../tls/first-flight.ts'
import type { Flight } from '../tls/flight.ts'
import type { HelloProfile } from '../tls/hello-profile.ts'
import { attemptFailure } from './attempt-failure.ts'
import { freshSecrets, ownPrivateKeys } from './hello-secrets.ts'

export interface Attempt {
  profile: HelloProfile
  flight: Flight
  /** Present exactly when no certificate was read. */
  failure?: Failure
  transcript: Transcript
}

export interface AttemptOptions {
  address: string
  port: number
  serverName: string | null
  /** Milliseconds for each stage. */
  timeout: number
  signal?: AbortSignal | undefined
}

/** Connects, says hello, reads the first flight, hangs up. Resolves in every case. */
export async function attempt(profile: HelloProfile, options: AttemptOptions): Promise<Attempt> {
  const firstFlight = new FirstFlight(profile, options.serverName, freshSecrets())
  const { opening } = firstFlight
  let retry: Uint8Array | undefined
  const received = new ByteQueue()
  const conversation = await converse(
    {
      opening,
      receive(bytes) {
        received.push(bytes)
        const reply = firstFlight.receive(bytes)
        retry ??= reply.send
        return reply
      },
    },
    options,
  )
  const stood = conversation.connectTime !== undefined
  const sent = retry === undefined ? opening : Buffer.concat([opening, retry])
  const flight = firstFlight.finish()
  const isSealed = flight.version === 'TLS 1.3'
  return attemptOf(profile, flight, {
    attempt: profile.name,
    sent: stood ? sent : new Uint8Array(),
    received: received.take(),
    ...conversation,
    timeout: options.timeout,
    ...(isSealed ? { privateKeys: ownPrivateKeys(profile.groups) } : {}),
  })
}

/** An attempt from what was read of it and how it went. */
export function attemptOf(profile: HelloProfile, flight: Flight, transcript: Transcript): Attempt {
  const failure = attemptFailure(flight, transcript)
  return { profile, flight, ...(failure === undefined ? {} : { failure }), transcript }
}
