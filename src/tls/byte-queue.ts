/** A growable queue of octets: what arrives in any pieces goes in, what is needed comes out in one piece. */

/** Appending is amortised O(1) per octet, however small the pieces are; joining pieces by copying would be O(n²). */
export class ByteQueue {
  #bytes = new Uint8Array()
  #start = 0
  #end = 0

  /** Octets in the queue. */
  get length(): number {
    return this.#end - this.#start
  }

  /** Copies the octets in, so that the caller may use its buffer again. */
  push(bytes: Uint8Array): void {
    if (this.#end + bytes.length > this.#bytes.length) this.#makeRoom(bytes.length)
    this.#bytes.set(bytes, this.#end)
    this.#end += bytes.length
  }

  /** The octet at `index` from the front; 0 behind the end. */
  at(index: number): number {
    return index < this.length ? this.#bytes[this.#start + index]! : 0
  }

  /** Takes `length` octets out, at most all there are, as a copy that stays valid. */
  take(length = this.length): Uint8Array {
    const end = Math.min(this.#start + length, this.#end)
    const taken = this.#bytes.slice(this.#start, end)
    this.#start = end
    return taken
  }

  /** A copy of the octets in the queue, which stay there. */
  copy(): Uint8Array {
    return this.#bytes.slice(this.#start, this.#end)
  }

  #makeRoom(length: number): void {
    const held = this.#bytes.subarray(this.#start, this.#end)
    // Half of the buffer stays free at least, so that moving what is held is paid for by what was taken out.
    const enough = Math.max(this.#bytes.length, 2 * (held.length + length))
    const target = enough > this.#bytes.length ? new Uint8Array(enough) : this.#bytes
    target.set(held)
    this.#bytes = target
    this.#start = 0
    this.#end = held.length
  }
}
