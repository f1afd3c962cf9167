/** Values that were asked for lately, as many as weigh no more than is allowed: what was longest not asked for goes first. */
export class Recent<Value> {
  readonly #capacity: number
  // A Map keeps the order of insertion, and what is asked for is inserted anew.
  readonly #entries = new Map<string, { value: Value; weight: number }>()
  #weight = 0

  /** @param capacity what all values together may weigh */
  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.value
  }

  /** Keeps a value; not one that would drive out more than an eighth of the others. */
  set(key: string, value: Value, weight: number): void {
    if (weight > this.#capacity / 8) return
    this.#weight += weight - (this.#entries.get(key)?.weight ?? 0)
    this.#entries.delete(key)
    this.#entries.set(key, { value, weight })
    for (const [oldest, entry] of this.#entries) {
      if (this.#weight <= this.#capacity) return
      this.#entries.delete(oldest)
      this.#weight -= entry.weight
    }
  }
}
