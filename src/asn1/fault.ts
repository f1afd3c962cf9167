/** Something that encoded input gets wrong, and where. */
export interface Fault {
  /** Offset in the whole input, in bytes. */
  offset: number
  message: string
}

/** How many faults are kept; more say nothing new. */
export const maxFaults = 100

/** Collects faults while input is being read, the first hundred of them. */
export class FaultList {
  readonly faults: Fault[] = []

  /** @param offset in the whole input, in bytes. */
  add(offset: number, message: string): void {
    if (this.faults.length < maxFaults) this.faults.push({ offset, message })
  }
}
