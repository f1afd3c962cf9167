/** Where every far end of the benchmarks is, what it is called, and how many connections it meets at a time. */
export const address = '127.0.0.1'
export const host = 'bench.test'
export const atATime = 100
