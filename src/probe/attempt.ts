/** One connection with one ClientHello, and before it whatever opens the way. */
import { converse } from '../net/connect.ts'
import { Passage } from '../prelude/passage.ts'
import type { Prelude } from '../prelude/prelude.ts'
import type { Failure, Transcript } from '../report/observation.ts'
import { ByteQueue } from '../tls/byte-queue.ts'
import type { Flight } from '../tls/flight.ts'
import { flightReader } from '../tls/flight-reader.ts'
import type { HelloSecrets } from '../tls/hello-exchange.ts'
import type { HelloProfile } from '../tls/hello-profile.ts'
import { namedGroupName } from '../tls/named-group.ts'
import { attemptFailure } from './attempt-failure.ts'
import { freshSecrets, privateKeysOf } from './hello-secrets.ts'
import { passageFailure } from './passage-failure.ts'
import type { Route } from './route.ts'

export interface Attempt {
  profile: HelloProfile
  flight: Flight
  /** Present exactly when no certificate was read. */
  failure?: Failure
  transcript: Transcript
}

export interface AttemptOptions {
  route: Route
  serverName: string | null
  /** Milliseconds for each stage. */
  timeout: number
  /** What makes one hello differ from the next. Default: fresh ones. */
  secrets?: (() => HelloSecrets) | undefined
  signal?: AbortSignal | undefined
}

/** Connects, says hello, reads the first flight, hangs up. Resolves in every case. */
export async function attempt(profile: HelloProfile, options: AttemptOptions): Promise<Attempt> {
  const secrets = (options.secrets ?? freshSecrets)()
  const firstFlight = flightReader(profile, options.serverName, secrets)
  const { opening } = firstFlight
  let retry: Uint8Array | undefined
  const received = new ByteQueue()
  const { route, timeout, signal } = options
  const preludes = route.preludes()
  const passage = new Passage(preludes, {
    opening,
    receive(bytes) {
      received.push(bytes)
      const reply = firstFlight.receive(bytes)
      retry ??= reply.send
      return reply
    },
  })
  const { address, port } = route
  const { stageTimes = [], ...conversation } = await converse(passage, { address, port, timeout, signal })
  const begun = conversation.connectTime !== undefined && passage.prelude === undefined
  const sent = retry === undefined ? opening : Buffer.concat([opening, retry])
  const failure = passageFailure(passage, conversation, route, timeout)
  const flight = firstFlight.finish()
  const isSealed = flight.version === 'TLS 1.3'
  return attemptOf(profile, flight, {
    attempt: profile.name,
    ...(preludes.length === 0 ? {} : { before: stagesOf(preludes, stageTimes) }),
    sent: begun ? sent : new Uint8Array(),
    received: received.take(),
    ...conversation,
    timeout,
    ...(failure === undefined ? {} : { failure }),
    ...(isSealed ? { privateKeys: privateKeysOf(secrets, groupsOf(profile, flight)) } : {}),
  })
}

/** An attempt from what was read of it and how it went. */
export function attemptOf(profile: HelloProfile, flight: Flight, transcript: Transcript): Attempt {
  const failure = transcript.failure ?? attemptFailure(flight, transcript)
  return { profile, flight, ...(failure === undefined ? {} : { failure }), transcript }
}

/** Groups for which a share of ours went out: in the hello, or because the far end asked for it. */
function groupsOf({ groups, keyShares }: HelloProfile, { group: chosen }: Flight): number[] {
  return groups.filter((group) => keyShares.includes(group) || namedGroupName(group) === chosen)
}

/** Milliseconds by stage, of those that ended. */
function stagesOf(preludes: readonly Prelude[], times: readonly number[]): Record<string, number> {
  const names = preludes.map(({ stage }) => (stage === 'connect' ? 'proxy' : 'starttls'))
  return Object.fromEntries(times.map((time, index) => [names[index], time]))
}
