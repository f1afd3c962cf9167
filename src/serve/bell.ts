/** Waits for something to happen, and misses nothing: a ring before the wait ends the wait at once. */
export class Bell {
  #rung = false
  #wake: (() => void) | undefined

  /** Something happened. */
  ring = (): void => {
    this.#rung = true
    this.#wake?.()
  }

  /** Resolves after the next ring, or one since the last wait; at the latest after so many milliseconds. */
  async heard(most: number): Promise<void> {
    if (!this.#rung) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, most)
      this.#wake = resolve
      await promise
      clearTimeout(timer)
      this.#wake = undefined
    }
    this.#rung = false
  }
}
