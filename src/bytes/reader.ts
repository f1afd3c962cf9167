/** Thrown by ByteReader when fewer octets are left than were asked for. Decoders catch it. */
export class TruncatedError extends RangeError {
  /** Where the missing octets were looked for, from the start of the reader's bytes. */
  readonly offset: number

  constructor(offset: number, wanted: number, left: number) {
    super(`wanted ${wanted} octets at offset ${offset}, ${left} left`)
    this.name = 'TruncatedError'
    this.offset = offset
  }
}

/** Reads big-endian fields one after the other and never past the end. Results are views, not copies. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #offset = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Octets read so far. */
  get offset(): number {
    return this.#offset
  }

  /** Octets left. */
  get remaining(): number {
    return this.#bytes.length - this.#offset
  }

  /** @throws {TruncatedError} as every reading method does. */
  uint8(): number {
    return this.#unsigned(1)
  }

  uint16(): number {
    return this.#unsigned(2)
  }

  uint24(): number {
    return this.#unsigned(3)
  }

  uint32(): number {
    return this.#unsigned(4)
  }

  /** The next `length` octets. */
  take(length: number): Uint8Array {
    if (length > this.remaining) throw new TruncatedError(this.#offset, length, this.remaining)
    const start = this.#offset
    this.#offset += length
    return this.#bytes.subarray(start, this.#offset)
  }

  /** A vector of the TLS presentation language, RFC 8446 section 3.4, whose length takes one octet. */
  vector8(): Uint8Array {
    return this.take(this.uint8())
  }

  /** A vector whose length takes two octets. */
  vector16(): Uint8Array {
    return this.take(this.uint16())
  }

  /** A vector whose length takes three octets. */
  vector24(): Uint8Array {
    return this.take(this.uint24())
  }

  #unsigned(size: number): number {
    if (size > this.remaining) throw new TruncatedError(this.#offset, size, this.remaining)
    let value = 0
    for (const end = this.#offset + size; this.#offset < end; this.#offset += 1) {
      value = value * 256 + this.#bytes[this.#offset]!
    }
    return value
  }
}
