/**
 * How fast a run goes: over all, to one address, and by the clock.
 *
 * Rules:
 * - A job waits for its address first, and only then for its turn over all: meanwhile it takes no place from others.
 * - Who came first is served first, at each of the two.
 * - The rate is kept in tenths of a second, lest a whole second's worth starts at once.
 * - An address is known as long as it has jobs: memory does not grow with the number of addresses.
 */
import { performance } from 'node:perf_hooks'

export interface PaceOptions {
  /** Jobs under way at the same time, over all. */
  concurrency: number
  /** Jobs under way at the same time for one address, so that no server meets a crowd. */
  perAddress: number
  /** Jobs started in a second, at most. Default: no limit. */
  rate?: number | undefined
}

type Begin = () => void

/** The places of one address, and who waits for one. */
interface Address {
  taken: number
  waiting: Begin[]
}

/** Runs jobs, each for an address, when their turn comes. See the rules above. */
export class Pace {
  readonly #concurrency: number
  readonly #perAddress: number
  readonly #interval: Interval | undefined
  readonly #addresses = new Map<string, Address>()
  /** Jobs that have a place at their address. */
  readonly #ready: Begin[] = []
  #running = 0
  /** A timer will start what is ready. */
  #isWaiting = false

  constructor({ concurrency, perAddress, rate }: PaceOptions) {
    this.#concurrency = concurrency
    this.#perAddress = perAddress
    this.#interval = rate === undefined ? undefined : new Interval(rate)
  }

  /** Gives what the job gives, and rejects if it does. */
  async run<Result>(name: string, job: () => Promise<Result>): Promise<Result> {
    const address = this.#addresses.get(name) ?? { taken: 0, waiting: [] }
    this.#addresses.set(name, address)
    if (address.taken < this.#perAddress) address.taken += 1
    else await turn(address.waiting)
    if (this.#mayStart()) this.#running += 1
    else await turn(this.#ready)
    try {
      return await job()
    } finally {
      this.#running -= 1
      this.#leave(name, address)
      this.#startReady()
    }
  }

  /** A place that is left goes to whoever has waited longest for it. */
  #leave(name: string, address: Address): void {
    const next = address.waiting.shift()
    if (next !== undefined) return next()
    address.taken -= 1
    if (address.taken === 0) this.#addresses.delete(name)
  }

  #startReady(): void {
    while (this.#ready.length > 0 && this.#mayStart()) {
      this.#running += 1
      this.#ready.shift()!()
    }
  }

  #mayStart(): boolean {
    if (this.#running >= this.#concurrency) return false
    const wait = this.#interval?.take() ?? 0
    if (wait === 0) return true
    this.#startLater(wait)
    return false
  }

  #startLater(wait: number): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    setTimeout(() => {
      this.#isWaiting = false
      this.#startReady()
    }, wait)
  }
}

function turn(queue: Begin[]): Promise<void> {
  return new Promise((begin) => void queue.push(begin))
}

/** So many starts in a stretch of time. */
class Interval {
  /** Milliseconds. */
  readonly #length: number
  readonly #starts: number
  #startsLeft = 0
  #end = 0

  constructor(rate: number) {
    this.#length = rate >= 10 ? 100 : 1000 / rate
    this.#starts = rate >= 10 ? Math.round(rate / 10) : 1
  }

  /** Takes a start; gives 0, or where there is none left, the milliseconds until there is. */
  take(): number {
    const now = performance.now()
    if (now >= this.#end) {
      this.#end = now + this.#length
      this.#startsLeft = this.#starts
    }
    if (this.#startsLeft === 0) return Math.ceil(this.#end - now)
    this.#startsLeft -= 1
    return 0
  }
}
