/** One connection with one ClientHello. */
import { converse } from '../net/connect.ts'
import { ByteQueue } from '../tls/byte-queue.ts'
import { FirstFlight } from '../tls/first-flight.ts'
import type { Flight } from '../tls/flight.ts'
import type { HelloProfile } from '../tls/hello-profile.ts'
import type { Failure, Transcript } from '../report/observation.ts'
import { attemptFailure } from './attempt-failure.ts'
import { freshSecrets } from './hello-secrets.ts'

export interface Attempt {
  profile: HelloProfile
  flight: Flight
  /** Present exactly when no certificate was read. */
  failure?: Failure
  /** Milliseconds, by stage. */
  timings: Record<string, number>
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
  const sent: Uint8Array[] = []
  const received = new ByteQueue()
  const conversation = await converse(
    {
      opening: firstFlight.opening,
      receive(bytes) {
        received.push(bytes)
        const reply = firstFlight.receive(bytes)
        if (reply.send !== undefined) sent.push(reply.send)
        return reply
      },
    },
    options,
  )
  const { connectTime, dialogueTime } = conversation
  if (connectTime !== undefined) sent.unshift(firstFlight.opening)
  const flight = firstFlight.finish()
  const failure = attemptFailure(flight, conversation, options.timeout)
  return {
    profile,
    flight,
    ...(failure === undefined ? {} : { failure }),
    timings: {
      ...(connectTime === undefined ? {} : { connect: tenths(connectTime) }),
      ...(dialogueTime === undefined ? {} : { firstFlight: tenths(dialogueTime) }),
    },
    transcript: { attempt: profile.name, sent: Buffer.concat(sent), received: received.take() },
  }
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}
