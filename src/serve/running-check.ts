/** A check under way: results come, are stored, and only then told. */
import type { CheckProgress } from '../api/check.ts'
import type { ApiTarget } from '../api/target.ts'
import type { Target } from '../report/target.ts'
import type { Checked, CheckOptions } from '../scan.ts'
import type { ResultStore, StoredResult } from '../store/result-store.ts'
import { rowOf } from '../store/result-row.ts'
import { exhibitText, groundsText } from './exhibit.ts'
import { Rate } from './rate.ts'

/** Gives what was checked, in whatever order it is finished. `checkAllWithEvidence`, or a test's own. */
export type Scanner = (targets: Iterable<Target>, options: CheckOptions) => AsyncIterable<Checked>

/** What a check works with. */
export interface RunningOptions {
  id: string
  /** Targets without result, with their places in the list. */
  open: { index: number; target: ApiTarget }[]
  /** How many results there are already, and targets in all. */
  done: number
  total: number
  options: CheckOptions
  keepEvidence: boolean
  store: ResultStore
  scan: Scanner
}

/** Results are written together so often, in milliseconds: a commit for each would cost more than the check. */
const writeEvery = 40
/** At most so many are written at once. */
const mostTogether = 250
/** So many of the targets under way are named. */
const mostNamed = 3

/** See the module. */
export class RunningCheck {
  readonly #run: RunningOptions
  readonly #abort = new AbortController()
  readonly #listeners = new Set<() => void>()
  readonly #underWay = new Set<Target>()
  readonly #rate = new Rate()
  #waiting: StoredResult[] = []
  #timer: NodeJS.Timeout | undefined
  #number: number
  #done: number
  #fault: unknown

  constructor(run: RunningOptions) {
    this.#run = run
    this.#number = run.store.lastNumber(run.id)
    this.#done = run.done
  }

  /**
   * Checks everything; resolves when all results are stored, or soon after {@link stop}.
   * @throws what the scanner throws: nothing could be checked; or what the store throws
   */
  async run(): Promise<void> {
    const { open, options, scan } = this.#run
    const places = new Map<Target, number>(open.map(({ index, target }) => [target, index]))
    try {
      const checks = scan(this.#begun(places.keys()), {
        ...options,
        order: 'finished',
        signal: this.#abort.signal,
      })
      for await (const checked of checks) {
        const index = places.get(checked.observation.target)
        if (index === undefined) throw new Error('a result came for no target of the list')
        // What a stop cut off is no result: the target stays open.
        if (!this.#abort.signal.aborted) this.#take(checked, index)
      }
    } finally {
      this.#write()
    }
    if (this.#fault !== undefined) throw this.#fault
  }

  /** Calls everybody who watches. */
  tell(): void {
    for (const listener of this.#listeners) listener()
  }

  /** Stops: what is under way is left, what is there is stored. */
  stop(): void {
    this.#write()
    this.#abort.abort()
  }

  /** Has a function called whenever there are more results; gives the way to end that. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** How far it is. */
  progress(): CheckProgress {
    const { total } = this.#run
    const perSecond = this.#rate.perSecond(performance.now())
    const left = total - this.#done
    return {
      done: this.#done,
      total,
      perSecond: Math.round(perSecond * 10) / 10,
      secondsLeft: left === 0 ? 0 : perSecond > 0 ? Math.ceil(left / perSecond) : null,
      checking: [...this.#underWay]
        .slice(0, mostNamed)
        .map(({ name, port }) => (port ? `${name}:${port}` : name)),
    }
  }

  *#begun(targets: Iterable<Target>): Generator<Target> {
    for (const target of targets) {
      this.#underWay.add(target)
      yield target
    }
  }

  #take(checked: Checked, index: number): void {
    const { id, keepEvidence, store } = this.#run
    const { report, observation } = checked
    if (this.#number === 0 && this.#waiting.length === 0 && keepEvidence) {
      store.setGrounds(id, groundsText(checked))
    }
    this.#underWay.delete(observation.target)
    const row = rowOf(report, { check: id, number: (this.#number += 1), index })
    this.#waiting.push({
      row,
      report: JSON.stringify(report),
      ...(keepEvidence ? { exhibit: exhibitText(checked) } : {}),
    })
    if (this.#waiting.length >= mostTogether) this.#write()
    else this.#timer ??= setTimeout(() => this.#write(), writeEvery)
  }

  #write(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const results = this.#waiting
    if (results.length === 0) return
    this.#waiting = []
    try {
      this.#run.store.addResults(results)
    } catch (error) {
      // Nobody waits for a write: the run ends with it.
      this.#fault = error
      this.#abort.abort()
      return
    }
    this.#done += results.length
    this.#rate.add(results.length, performance.now())
    this.tell()
  }
}
