/** Works through a long list a window at a time: jobs overlap, results come one by one, memory stays level. */

export interface WindowOptions {
  /** Jobs under way at the same time. */
  size: number
  /** `given`: results in the order of the items; `finished`: each as soon as it is there. */
  order: 'given' | 'finished'
  /** Once aborted, no further job is started; those under way still give their results. */
  signal?: AbortSignal | undefined
}

/** In the order given, so many finished results may wait for a slow one in front before no more is started. */
const mostWaiting = 4

interface Slot<Result> {
  result?: { value: Result }
}

/**
 * Starts a job for each item and yields what they give.
 * @throws what a job rejects with; the jobs that are under way then go on unheard.
 */
export async function* mapWindow<Item, Result>(
  items: Iterable<Item>,
  { size, order, signal }: WindowOptions,
  job: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const slots: Slot<Result>[] = []
  const ready: Result[] = []
  const state: { running: number; failure?: { error: unknown } } = { running: 0 }
  let change = Promise.withResolvers<void>()

  const start = async (item: Item): Promise<void> => {
    const slot: Slot<Result> = {}
    if (order === 'given') slots.push(slot)
    state.running++
    try {
      slot.result = { value: await job(item) }
      if (order === 'finished') ready.push(slot.result.value)
    } catch (error) {
      state.failure ??= { error }
    }
    state.running--
    change.resolve()
  }
  function* finished(): Generator<Result> {
    while (slots[0]?.result !== undefined) ready.push(slots.shift()!.result!.value)
    yield* ready.splice(0)
  }

  for (const item of items) {
    if (signal?.aborted) break
    void start(item)
    while (state.running >= size || slots.length >= size * mostWaiting) {
      await change.promise
      change = Promise.withResolvers()
      if (state.failure !== undefined) throw state.failure.error
      yield* finished()
    }
  }
  while (state.running > 0) {
    await change.promise
    change = Promise.withResolvers()
    if (state.failure !== undefined) throw state.failure.error
    yield* finished()
  }
  if (state.failure !== undefined) throw state.failure.error
  yield* finished()
}
