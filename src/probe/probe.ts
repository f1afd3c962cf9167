/** What one candidate presents: as many connections as that takes, and one observation. */
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LocatedProxy } from '../net/proxy.ts'
import type { Candidate, EndpointObservation } from '../report/observation.ts'
import { type Attempt, type AttemptOptions, attempt } from './attempt.ts'
import { ladderFor, nextAttempt } from './ladder.ts'
import { observationOf } from './observation.ts'
import { routeTo } from './route.ts'

export interface ProbeOptions {
  /** Milliseconds for each stage of each connection: connecting, proxy, STARTTLS, reading the first flight. */
  timeout: number
  /**
   * Milliseconds for all connections to one candidate: no other hello is tried after it. Default: as long as `retries`
   * and three more connections may take, so that a slow far end does not cost a timeout for each of nine hellos.
   */
  deadline?: number
  /** How often something that may pass by itself (no answer, a reset) is tried again. */
  retries: number
  /** Ask for TLS 1.2 first: several times cheaper, but a server may present another certificate in TLS 1.3. */
  bulk?: boolean
  /** See {@link AttemptOptions}; measurements replay answers that fit one hello only. */
  secrets?: AttemptOptions['secrets']
  /** Through which every connection goes. */
  proxy?: LocatedProxy
  signal?: AbortSignal
}

/**
 * Reads the first flight of a candidate and reports what was seen. Resolves in every case: a failure is part of the
 * observation, and a candidate that already carries one is not connected to, unless a proxy may know its name.
 */
export async function probe(candidate: Candidate, options: ProbeOptions): Promise<EndpointObservation> {
  const { timeout, retries, bulk = false, secrets, proxy, signal } = options
  const route = routeTo(candidate, proxy)
  if (route === undefined) return observationOf(candidate, [])

  // The way through a proxy makes good for a name that could not be resolved here.
  const { failure: _, ...found } = candidate
  const { serverName } = candidate
  const rungs = ladderFor(serverName, bulk)
  const attempts: Attempt[] = []
  let retriesUsed = 0
  const end = performance.now() + (options.deadline ?? usualDeadline(timeout, retries))
  for (;;) {
    const next = nextAttempt(rungs, attempts, retries - retriesUsed)
    if (next === undefined) return observationOf(found, attempts)
    if (next.retry) {
      // An abort ends the pause early; the next attempt then reports it.
      await sleep(pauseBefore(retriesUsed), undefined, { signal }).catch(() => undefined)
      retriesUsed += 1
    }
    const left = Math.ceil(end - performance.now())
    if (left <= 0 && attempts.length > 0) return observationOf(found, attempts)
    const patience = Math.min(timeout, Math.max(1, left))
    attempts.push(await attempt(next.profile, { route, serverName, timeout: patience, secrets, signal }))
  }
}

function usualDeadline(timeout: number, retries: number): number {
  let deadline = timeout * (retries + 3)
  for (let retry = 0; retry < retries; retry += 1) deadline += pauseBefore(retry)
  return deadline
}

function pauseBefore(retry: number): number {
  return Math.min(longestPause, firstPause * 2 ** retry)
}

/** Milliseconds before the first retry; doubled for each further one, up to the longest. */
const firstPause = 200
const longestPause = 5000
