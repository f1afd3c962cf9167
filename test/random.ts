/** Pseudo-random numbers that come back with the same seed, so that a failing case can be run again. */
export interface Random {
  /** 0 to `limit` - 1. */
  below(limit: number): number
  /** True once in `times`. */
  oneIn(times: number): boolean
  pick<T>(choices: readonly [T, ...T[]]): T
  octets(length: number): Uint8Array
}

/** A generator after Mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    octets: (length) => Uint8Array.from({ length }, () => below(256)),
  }
}
