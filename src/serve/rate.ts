/** How many a second, over the last few seconds. */

/** Milliseconds that are looked back. */
const window = 5000

/** See the module. Times are milliseconds of any clock that only goes on. */
export class Rate {
  #events: { count: number; at: number }[] = []
  #since: number | undefined

  /** Counts `count` more. */
  add(count: number, at: number): void {
    this.#since ??= at
    this.#events.push({ count, at })
    while ((this.#events[0]?.at ?? at) < at - window) this.#events.shift()
  }

  /** Events a second as of a moment; 0 as long as nothing came. */
  perSecond(at: number): number {
    if (this.#since === undefined) return 0
    const recent = this.#events.filter((event) => event.at >= at - window)
    const seconds = Math.max(0.25, Math.min(window, at - this.#since) / 1000)
    return recent.reduce((sum, { count }) => sum + count, 0) / seconds
  }
}
