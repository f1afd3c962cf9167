/** How fast a run goes: over all, to one address, and by the clock. */
import PQueue from 'p-queue'

export interface PaceOptions {
  /** Jobs under way at the same time, over all. */
  concurrency: number
  /** Jobs under way at the same time for one address, so that no server meets a crowd. */
  perAddress: number
  /** Jobs started in a second, at most. Default: no limit. */
  rate?: number | undefined
}

/** Runs jobs, each for an address, when their turn comes. */
export class Pace {
  readonly #all: PQueue
  readonly #perAddress: number
  // An address has a queue as long as it has jobs: memory does not grow with the number of addresses.
  readonly #addresses = new Map<string, { queue: PQueue; jobs: number }>()

  constructor({ concurrency, perAddress, rate }: PaceOptions) {
    // The rate is kept in tenths of a second, lest a whole second's worth starts at once.
    const interval = rate === undefined ? {} : tenths(rate)
    this.#all = new PQueue({ concurrency, ...interval })
    this.#perAddress = perAddress
  }

  /** Gives what the job gives, and rejects if it does. */
  async run<Result>(address: string, job: () => Promise<Result>): Promise<Result> {
    const turn = this.#addresses.get(address) ?? {
      queue: new PQueue({ concurrency: this.#perAddress }),
      jobs: 0,
    }
    this.#addresses.set(address, turn)
    turn.jobs++
    try {
      // While it waits for its address, a job takes no place from others.
      return await turn.queue.add(() => this.#all.add(job))
    } finally {
      if (--turn.jobs === 0) this.#addresses.delete(address)
    }
  }
}

function tenths(rate: number): { interval: number; intervalCap: number } {
  return rate >= 10
    ? { interval: 100, intervalCap: Math.round(rate / 10) }
    : { interval: Math.round(1000 / rate), intervalCap: 1 }
}
