/** What one candidate presents: as many connections as that takes, and one observation. */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Candidate,
  type EndpointObservation,
  type Failure,
  clientAuthUnknown,
} from '../report/observation.ts'
import type { Alert } from '../tls/alert.ts'
import { modernProfile } from '../tls/hello-profile.ts'
import { type Attempt, attempt } from './attempt.ts'
import { clientAuthOf } from './client-auth.ts'
import { nextAttempt } from './ladder.ts'

export interface ProbeOptions {
  /** Milliseconds for each stage of each connection: connecting, and reading the first flight. */
  timeout: number
  /** How often something that may pass by itself (no answer, a reset) is tried again. */
  retries: number
  signal?: AbortSignal
}

/**
 * Reads the first flight of a candidate and reports what was seen. Resolves in every case: a failure is part of the
 * observation, and a candidate that already carries one is not connected to.
 */
export async function probe(candidate: Candidate, options: ProbeOptions): Promise<EndpointObservation> {
  const { address, port, serverName } = candidate
  if (candidate.failure !== undefined || address === null) return unseen(candidate)

  const { timeout, retries, signal } = options
  const attempts: Attempt[] = []
  let profile = modernProfile
  let retriesUsed = 0
  for (;;) {
    const made = await attempt(profile, { address, port, serverName, timeout, signal })
    attempts.push(made)
    const next = nextAttempt(made, retries - retriesUsed)
    if (next === undefined) return observationOf(candidate, attempts)
    if (next.retry) {
      // An abort ends the pause early; the next attempt then reports it.
      await sleep(firstPause * 2 ** retriesUsed, undefined, { signal }).catch(() => undefined)
      retriesUsed += 1
    }
    profile = next.profile
  }
}

/** Milliseconds before the first retry; doubled for each further one. */
const firstPause = 200

function unseen(candidate: Candidate): EndpointObservation {
  return {
    ...candidate,
    alerts: [],
    clientAuth: clientAuthUnknown,
    presented: [],
    timings: {},
    tries: 0,
    transcripts: [],
  }
}

function observationOf(candidate: Candidate, attempts: readonly Attempt[]): EndpointObservation {
  const telling = mostTelling(attempts)
  if (telling === undefined) return unseen(candidate)
  const { profile, flight, failure, timings } = telling
  const { version, cipherSuite, group } = flight
  return {
    ...candidate,
    ...(failure === undefined ? {} : { failure }),
    ...(version === undefined || cipherSuite === undefined
      ? {}
      : { tls: { version, cipherSuite, ...(group === undefined ? {} : { group }), attempt: profile.name } }),
    alerts: distinct(attempts.flatMap(({ flight }) => flight.alerts)),
    clientAuth: clientAuthOf(flight.certificateRequest),
    presented: flight.presented,
    timings,
    tries: attempts.length,
    transcripts: attempts.map(({ transcript }) => transcript),
  }
}

/**
 * The attempt that gave certificates, which can only be the last; one that was aborted; otherwise the first that got
 * as far as TLS, because the hello that it sent is the one that most servers understand.
 */
function mostTelling(attempts: readonly Attempt[]): Attempt | undefined {
  const last = attempts.at(-1)
  if (last?.failure === undefined || isAborted(last.failure)) return last
  return attempts.find(({ failure }) => failure?.stage === 'tls') ?? last
}

function isAborted({ code }: Failure): boolean {
  return code === 'aborted'
}

function distinct(alerts: readonly Alert[]): Alert[] {
  const seen = new Map(alerts.map((alert) => [`${alert.level} ${alert.description}`, alert]))
  return [...seen.values()]
}
