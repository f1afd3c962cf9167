/**
 * Following a check. Its events are read until it ends. A connection that breaks, or is silent for too long, is made
 * again and again; the server is asked for what follows the last row that came, so that nothing comes twice or never.
 */
import { signal } from '@preact/signals'
import type { CheckProgress, CheckState } from '../../api/check.ts'
import type { ResultRow } from '../../api/result-row.ts'
import { fetchStatus, openEvents } from './api.ts'
import { ApiProblem } from './client.ts'
import { eventsOf } from './event-stream.ts'
import { serverRun, serverStatus } from './server-status.ts'
import { token } from './token.ts'

/** How the connection is. `restarted`: it is there again, with another start of the server. */
export const connection = signal<'there' | 'lost' | 'back' | 'restarted'>('there')

/** Who wants to know. */
export interface Follower {
  /** Number of the last row that came. */
  last(): number
  rows(rows: ResultRow[]): void
  progress(progress: CheckProgress): void
  end(check: CheckState): void
  /** The server does not know the check, or cannot give it. */
  gone(problem: ApiProblem): void
}

/** The server lets hear from itself every 15 seconds at least. */
const longestSilence = 40_000
const firstPause = 250
const longestPause = 4000

/** Follows a check until it has ended, is gone, or is no longer wanted. */
export async function follow(id: string, follower: Follower, signal: AbortSignal): Promise<void> {
  let pause = firstPause
  while (!signal.aborted) {
    try {
      if (connection.value === 'lost') await greet(signal)
      const ended = await listen(id, follower, signal, () => (pause = firstPause))
      if (ended) return
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof ApiProblem && error.status === 401) {
        await tokenChange(signal)
        continue
      }
      if (error instanceof ApiProblem && error.status >= 400 && error.status !== 429 && error.status < 500) {
        follower.gone(error)
        return
      }
    }
    if (signal.aborted) return
    connection.value = 'lost'
    await wait(pause, signal)
    pause = Math.min(pause * 2, longestPause)
  }
}

/** One connection. Gives whether the check has ended. */
async function listen(
  id: string,
  follower: Follower,
  signal: AbortSignal,
  alive: () => void,
): Promise<boolean> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), longestSilence)
  try {
    const response = await openEvents(id, follower.last(), AbortSignal.any([signal, silence.signal]))
    if (response.body === null) return false
    const heard = () => {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), longestSilence)
      alive()
    }
    for await (const { event, data } of eventsOf(response.body, heard)) {
      if (event === 'results') follower.rows(JSON.parse(data))
      else if (event === 'progress') follower.progress(JSON.parse(data))
      else if (event === 'end') {
        follower.end(JSON.parse(data))
        return true
      }
    }
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Sees whether the server is there again, and whether it is still the same start of it. */
async function greet(signal: AbortSignal): Promise<void> {
  const run = serverRun.value
  const status = await fetchStatus(signal)
  serverStatus.value = status
  connection.value = run === undefined || run === status.run ? 'back' : 'restarted'
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function tokenChange(signal: AbortSignal): Promise<void> {
  const refused = token.value
  return new Promise((resolve) => {
    const end = token.subscribe((now) => {
      if (now !== refused) resolve()
    })
    signal.addEventListener('abort', () => resolve())
    signal.addEventListener('abort', end)
  })
}
