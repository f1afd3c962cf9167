/** Preludes one after another, and then the dialogue that they make way for, as one dialogue. No I/O. */
import type { Prelude } from './prelude.ts'
import type { PreludeFault } from './script.ts'

/** What comes last: the first flight of TLS, or whatever speaks over TLS. */
interface Dialogue {
  readonly opening: Uint8Array
  receive(bytes: Uint8Array): { send?: Uint8Array; done: boolean }
}

/** A dialogue with preludes. Without any it is the dialogue itself. */
export class Passage implements Dialogue {
  readonly opening: Uint8Array
  readonly #preludes: Prelude[]
  readonly #dialogue: Dialogue
  #fault: PreludeFault | undefined

  /** @param preludes in the order in which they are said: the proxy's before the server's */
  constructor(preludes: readonly Prelude[], dialogue: Dialogue) {
    this.#preludes = [...preludes]
    this.#dialogue = dialogue
    this.opening = (preludes[0] ?? dialogue).opening
  }

  /** The prelude that is being said; undefined once the dialogue has begun. */
  get prelude(): Prelude | undefined {
    return this.#preludes[0]
  }

  /** Why a prelude does not make way. */
  get fault(): PreludeFault | undefined {
    return this.#fault
  }

  /** As any dialogue; `stages` says how many preludes ended with what arrived. */
  receive(bytes: Uint8Array): { send?: Uint8Array; done: boolean; stages: number } {
    const outbox: Uint8Array[] = []
    let rest = bytes
    let stages = 0
    for (let prelude = this.prelude; prelude !== undefined; prelude = this.prelude) {
      const step = prelude.receive(rest)
      if (step.send !== undefined) outbox.push(step.send)
      if (typeof step.state === 'object') {
        this.#fault = step.state
        return { done: true, stages }
      }
      if (step.state === 'more') return { ...sending(outbox), done: false, stages }
      stages += 1
      this.#preludes.shift()
      outbox.push((this.prelude ?? this.#dialogue).opening)
      rest = step.rest
      if (rest.length === 0) return { ...sending(outbox), done: false, stages }
    }
    const { send, done } = this.#dialogue.receive(rest)
    if (send !== undefined) outbox.push(send)
    return { ...sending(outbox), done, stages }
  }
}

function sending(outbox: readonly Uint8Array[]): { send?: Uint8Array } {
  return outbox.length === 0 ? {} : { send: Buffer.concat(outbox) }
}
