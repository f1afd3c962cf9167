/**
 * Runs a script over what arrives. No I/O: the caller sends `opening`, hands over whatever arrives, in pieces of any
 * size, and sends what `receive` wants sent.
 *
 * Rules of the machine:
 * - Octets are kept until the script asks for them. A whole prelude has 64 KB; a line has what its wish allows.
 * - Octets that begin a TLS record in place of the first answer end the prelude: that port wants no prelude.
 * - When the script has returned, the prelude is ready. Octets behind the go-ahead of a STARTTLS are a fault: they
 *   came unprotected, and whoever took them for a part of what TLS protects could be fed by anybody on the way (the
 *   injection that RFC 3207 section 6 and RFC 9051 section 11.1 speak of). Behind that of a proxy they are the
 *   server's own first words, and are handed on.
 * - Whatever the far end does gives a step, never an exception.
 */
import type { PreludeFault, Script, Wish } from './script.ts'

/** Octets that the far end may send before TLS begins. */
export const mostOctets = 65_536

/** What came of the octets that arrived. */
export interface PreludeStep {
  send?: Uint8Array
  /** `more`: the script goes on; `ready`: the go-ahead has come; otherwise why it will not. */
  state: 'more' | 'ready' | PreludeFault
  /** What follows the go-ahead; empty in every other state. */
  rest: Uint8Array
}

/** One connection's prelude; see the rules above. */
export class Prelude {
  /** What it makes way for: a proxy belongs to connecting. */
  readonly stage: 'connect' | 'starttls'
  /** To be sent first; empty where the far end speaks first. */
  readonly opening: Uint8Array
  readonly #script: Script
  #octets = new Uint8Array(512)
  #start = 0
  #end = 0
  /** Where the search for the end of a line goes on. */
  #searched = 0
  #outbox: Uint8Array[] = []
  /** What the script waits for; undefined when it is at its end. */
  #wish: ReadWish | undefined
  #fault: PreludeFault | undefined

  constructor(stage: Prelude['stage'], script: Script) {
    this.stage = stage
    this.#script = script
    this.#advance(nothing)
    this.opening = this.#takeOutbox()
  }

  /** What is awaited, as words for a message: `its greeting`. */
  get awaited(): string {
    return this.#wish?.what ?? 'its answer'
  }

  /** How many octets have come. */
  get received(): number {
    return this.#end
  }

  /** Takes what arrived; the buffer may be used again afterwards. */
  receive(bytes: Uint8Array): PreludeStep {
    const room = mostOctets - this.#end
    this.#keep(bytes.subarray(0, room))
    if (this.#beginsTls()) this.#fault ??= tlsAtOnce
    while (this.#fault === undefined && this.#wish !== undefined) {
      const answer = this.#fulfil(this.#wish)
      if (answer === undefined) break
      this.#advance(answer)
    }
    if (this.#wish !== undefined && this.#end === mostOctets) this.#fault ??= tooMuch
    return this.#step(bytes.subarray(room))
  }

  #keep(bytes: Uint8Array): void {
    const end = this.#end + bytes.length
    if (end > this.#octets.length) {
      const larger = new Uint8Array(Math.min(mostOctets, 2 * end))
      larger.set(this.#octets.subarray(0, this.#end))
      this.#octets = larger
    }
    this.#octets.set(bytes, this.#end)
    this.#end = end
  }

  #step(surplus: Uint8Array): PreludeStep {
    if (this.#fault === undefined && this.#wish !== undefined) {
      return { ...this.#toSend(), state: 'more', rest: nothing }
    }
    const rest = Buffer.concat([this.#octets.subarray(this.#start, this.#end), surplus])
    if (this.#fault === undefined && this.stage === 'starttls' && rest.length > 0) this.#fault = injected
    if (this.#fault !== undefined) return { state: this.#fault, rest: nothing }
    return { ...this.#toSend(), state: 'ready', rest }
  }

  /** Undefined when more has to come first. */
  #fulfil(wish: ReadWish): Uint8Array | undefined {
    if (wish.kind === 'read') {
      if (this.#start + wish.length > mostOctets) this.#fault = tooMuch
      return this.#start + wish.length <= this.#end ? this.#take(wish.length) : undefined
    }
    const found = this.#octets.subarray(0, this.#end).indexOf(wish.end, Math.max(this.#start, this.#searched))
    this.#searched = this.#end
    const length = (found < 0 ? this.#end : found + 1) - this.#start
    if (length > wish.limit) this.#fault = { ...tooMuch, detail: tooLong(wish) }
    return found < 0 || length > wish.limit ? undefined : this.#take(length)
  }

  #take(length: number): Uint8Array {
    const taken = this.#octets.subarray(this.#start, this.#start + length)
    this.#start += length
    this.#searched = this.#start
    return taken
  }

  /** Lets the script run to its next wish that needs octets, or to its end. */
  #advance(answer: Uint8Array): void {
    this.#wish = undefined
    for (let next = this.#script.next(answer); !next.done; next = this.#script.next(nothing)) {
      const wish = next.value
      if (wish.kind === 'send') {
        this.#outbox.push(wish.octets)
        continue
      }
      if (wish.kind === 'stop') this.#fault = wish.fault
      else this.#wish = wish
      return
    }
  }

  #beginsTls(): boolean {
    const [type, major] = this.#octets
    return this.#end >= 2 && (type === 0x15 || type === 0x16) && major === 3
  }

  #toSend(): { send?: Uint8Array } {
    return this.#outbox.length === 0 ? {} : { send: this.#takeOutbox() }
  }

  #takeOutbox(): Uint8Array {
    const octets = Buffer.concat(this.#outbox)
    this.#outbox = []
    return octets
  }
}

type ReadWish = Extract<Wish, { what: string }>

const nothing = new Uint8Array()

const tooMuch: PreludeFault = {
  reason: 'too-large',
  blame: 'peer',
  detail: `What the far end sends before TLS does not end within ${mostOctets} bytes.`,
}

const tlsAtOnce: PreludeFault = {
  reason: 'malformed',
  blame: 'peer',
  detail: 'The far end speaks TLS from its first byte on: nothing is to be said before.',
}

const injected: PreludeFault = {
  reason: 'malformed',
  blame: 'peer',
  detail:
    'The far end goes on in the clear after its go-ahead for TLS. That is not taken for TLS: somebody on the way may have put it in.',
}

function tooLong({ what, limit }: Extract<Wish, { kind: 'read-until' }>): string {
  return `The far end sends more than ${limit} bytes in one line of ${what}.`
}
