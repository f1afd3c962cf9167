/** A growable queue of octets: what arrives in any pieces goes in, what is needed comes out in one piece. */

/**
 * Appending is amortised O(1) per octet, however small the pieces are; joining pieces by copying would be O(n²). What
 * was taken out stays valid and is no copy: no place of a buffer is ever written twice.
 */
export class ByteQueue {
  #bytes: Uint8Array = none
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

  /** As `push`, of octets that will not change: they are not copied where that can be spared. */
  adopt(bytes: Uint8Array): void {
    if (this.length > 0) return this.push(bytes)
    this.#bytes = bytes
    this.#start = 0
    this.#end = bytes.length
  }

  /** The octet at `index` from the front; 0 behind the end. */
  at(index: number): number {
    return index < this.length ? this.#bytes[this.#start + index]! : 0
  }

  /** Takes `length` octets out, at most all there are. */
  take(length = this.length): Uint8Array {
    const end = Math.min(this.#start + length, this.#end)
    const taken = this.#bytes.subarray(this.#start, end)
    this.#start = end
    return taken
  }

  /** The octets in the queue, which stay there. */
  peek(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end)
  }

  #makeRoom(length: number): void {
    const held = this.peek()
    // Twice what is held, so that moving it is paid for by what comes after it. What is taken at once needs no more.
    const enough = held.length === 0 ? length : 2 * (held.length + length)
    this.#bytes = new Uint8Array(Math.max(enough, leastRoom))
    this.#bytes.set(held)
    this.#start = 0
    this.#end = held.length
  }
}

const none = new Uint8Array()
const leastRoom = 512
