/**
 * A check as server-sent events. The store is the source, not the moment: whoever connects, again or late, names the
 * last number they have and is sent everything behind it, in pages, as fast as they read and no faster.
 */
import { ApiError } from './api-error.ts'
import { Bell } from './bell.ts'
import type { Services } from './services.ts'

/** Rows in one event. */
const pageSize = 250
/** Progress is told so often, in milliseconds, while something goes on. */
const progressEvery = 500
/** Something is sent so often, in milliseconds, that a dead connection is noticed. */
const aliveEvery = 15_000
/** Streams at the same time; each costs a connection. */
const mostStreams = 64

/**
 * The answer: rows behind `after`, then what comes, until the check has ended.
 * @throws {ApiError} when there are too many streams, or there is no such check
 */
export function eventStream(services: Services, id: string, after: number): Response {
  const { checks, streams } = services
  checks.state(id)
  if (streams.open >= mostStreams) {
    throw new ApiError(
      'too-many',
      `${mostStreams} streams are open; close one, or read /checks/${id}/results`,
    )
  }
  streams.open += 1
  const text = events(services, id, after)
  const encoder = new TextEncoder()
  let isOpen = true
  const release = () => {
    if (isOpen) streams.open -= 1
    isOpen = false
  }
  const octets = new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        const { done, value } = await text.next().catch((error: unknown) => {
          release()
          throw error
        })
        if (!done) return stream.enqueue(encoder.encode(value))
        release()
        stream.close()
      },
      async cancel() {
        release()
        await text.return()
      },
    },
    // Nothing is made before it is read.
    { highWaterMark: 0 },
  )
  return new Response(octets, { headers: { 'content-type': 'text/event-stream' } })
}

async function* events({ checks, store }: Services, id: string, after: number): AsyncGenerator<string, void> {
  const bell = new Bell()
  const unwatch = checks.watch(id, bell.ring)
  let last = after
  let [lastProgress, lastWrite] = [0, performance.now()]
  try {
    // The headers leave with the first octets: whoever asks knows at once that it is open.
    yield ': open\n\n'
    for (;;) {
      // Asked before the rows are read: what comes in between rings the bell.
      const state = store.state(id)
      if (state === undefined) return
      const rows = store.rows(id, last, pageSize)
      last = rows.at(-1)?.number ?? last
      const now = performance.now()
      if (rows.length > 0) yield `id: ${last}\n${event('results', rows)}`
      const progress = checks.progress(id)
      if (progress !== undefined && now - lastProgress >= progressEvery) {
        lastProgress = now
        yield event('progress', progress)
      }
      if (rows.length > 0 || lastProgress === now) lastWrite = now
      if (rows.length === pageSize) continue
      if (state !== 'running') {
        yield event('end', store.check(id))
        return
      }
      if (now - lastWrite > aliveEvery) {
        lastWrite = now
        yield ': alive\n\n'
      }
      await bell.heard(progressEvery)
    }
  } finally {
    unwatch()
  }
}

/** An event; JSON has no line end in it. */
function event(name: string, value: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(value)}\n\n`
}
