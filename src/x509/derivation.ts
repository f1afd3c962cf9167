import type { Certificate } from './certificate.ts'

/**
 * Something that is derived from a certificate once, and kept with it for as long as it lives. A WeakMap would do the
 * same, but costs more than most of what is kept here: its entries are dear to the garbage collector.
 */
export class Derivation<Value> {
  readonly #derive: (certificate: Certificate) => Value

  constructor(derive: (certificate: Certificate) => Value) {
    this.#derive = derive
  }

  /** The value for this certificate; derives it when nobody has asked before. */
  of(certificate: Certificate): Value {
    const { derived } = certificate
    // Only this line and the next write under this key.
    let value = derived.get(this) as Value | undefined
    if (value === undefined) derived.set(this, (value = this.#derive(certificate)))
    return value
  }
}
