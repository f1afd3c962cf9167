/** Puts the attempts at one candidate into one observation. */
import {
  type AttemptFacts,
  type Candidate,
  type EndpointObservation,
  type Failure,
  type Transcript,
  clientAuthUnknown,
} from '../report/observation.ts'
import type { Alert } from '../tls/alert.ts'
import type { Attempt } from './attempt.ts'
import { clientAuthOf } from './client-auth.ts'

/** What the attempts show together; with none of them, that nothing was seen. */
export function observationOf(candidate: Candidate, attempts: readonly Attempt[]): EndpointObservation {
  const telling = mostTelling(attempts)
  const tried = {
    tries: attempts.length,
    attempts: attempts.map(attemptFacts),
    transcripts: attempts.map(({ transcript }) => transcript),
  }
  if (telling === undefined) {
    return { ...candidate, alerts: [], clientAuth: clientAuthUnknown, presented: [], timings: {}, ...tried }
  }
  const { profile, flight, failure, transcript } = telling
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
    timings: timingsOf(transcript),
    ...tried,
  }
}

/**
 * The attempt that gave certificates, which can only be the last; one that was aborted; otherwise the first that got
 * furthest: to a ServerHello, to TLS at all. The hello that was sent first is the one that most servers understand.
 */
function mostTelling(attempts: readonly Attempt[]): Attempt | undefined {
  const last = attempts.at(-1)
  if (last?.failure === undefined || isAborted(last.failure)) return last
  return (
    attempts.find(({ flight }) => flight.version !== undefined) ??
    attempts.find(({ failure }) => failure?.stage === 'tls') ??
    last
  )
}

function isAborted({ code }: Failure): boolean {
  return code === 'aborted'
}

function attemptFacts({ profile: { name }, failure }: Attempt): AttemptFacts {
  if (failure === undefined) return { name, outcome: 'certificate' }
  return { name, outcome: failure.code, detail: failure.detail }
}

function timingsOf({ connectTime, before = {}, failure, dialogueTime }: Transcript): Record<string, number> {
  const stages = Object.entries(before).map(([stage, time]) => [stage, tenths(time)])
  const hasBegun = dialogueTime !== undefined && failure === undefined
  return {
    ...(connectTime === undefined ? {} : { connect: tenths(connectTime) }),
    ...Object.fromEntries(stages),
    ...(hasBegun ? { firstFlight: tenths(dialogueTime) } : {}),
  }
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}

function distinct(alerts: readonly Alert[]): Alert[] {
  const seen = new Map(alerts.map((alert) => [`${alert.level} ${alert.description}`, alert]))
  return [...seen.values()]
}
