import { FaultList } from '../asn1/fault.ts'
import type { Fault } from '../asn1/fault.ts'

/** A piece that is read when first asked for, with the faults met on the way. */
export class Part<T> {
  readonly #read: (faults: FaultList) => T
  #result: { value: T; faults: readonly Fault[] } | undefined

  constructor(read: (faults: FaultList) => T) {
    this.#read = read
  }

  /** The piece; reads it when nobody has asked before. */
  get value(): T {
    return this.result.value
  }

  /** The piece with its faults. */
  get result(): { value: T; faults: readonly Fault[] } {
    if (this.#result === undefined) {
      const list = new FaultList()
      this.#result = { value: this.#read(list), faults: list.faults }
    }
    return this.#result
  }
}
