// Reads a million spoilt flights and sees that each gives a Flight: no exception, no hang, no memory that stays.
//   npm run fuzz [-- --runs <count>] [--seed <number>]     a failure prints the seed that brings it back alone
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { type FuzzOutcome, fuzzFlights } from '../test/flight-fuzz.ts'

/** Milliseconds for one flight. The slowest take a few; a garbage collection in between takes some tens. */
const deadline = 5000
/** Octets by which the heap of a thread may grow over its whole run. */
const mostGrowth = 8 * 2 ** 20

/** What a thread gets: its share of the seeds, and a place in which to say which one it is at. */
interface Share {
  seed: number
  runs: number
  at: Int32Array
}

if (isMainThread) await supervise()
else work(workerData as Share)

function work({ seed, runs, at }: Share): void {
  const outcome = fuzzFlights({ seed, runs, before: (current) => Atomics.store(at, 0, current - seed) })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  parentPort?.postMessage(outcome)
}

async function supervise(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } })
  const runs = Number(values.runs ?? 1_000_000)
  const seed = Number(values.seed ?? Date.now() % 2 ** 30)
  if (!(Number.isInteger(runs) && runs > 0 && Number.isInteger(seed))) {
    fail('--runs takes a number of flights, --seed a whole number')
  }
  const shares = sharesOf(seed, runs)
  console.log(`fuzz: ${runs} flights from seed ${seed} in ${shares.length} threads`)
  const startedAt = performance.now()
  const watch = watchOver(shares, runs)
  const outcomes = await Promise.all(shares.map(runShare))
  clearInterval(watch)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  const withCertificates = outcomes.reduce((sum, outcome) => sum + outcome.withCertificates, 0)
  const slowest = Math.max(...outcomes.map((outcome) => outcome.slowest))
  const growth = Math.max(...outcomes.map((outcome) => outcome.growth))
  console.log(
    `fuzz: ${runs} flights in ${seconds} s, ${withCertificates} gave certificates, ` +
      `the slowest took ${slowest.toFixed(1)} ms, the heap grew by ${Math.round(growth / 1024)} KB`,
  )
  if (slowest > deadline)
    fail(`a flight took ${Math.round(slowest)} ms; from seed ${seed} on, find it with --runs`)
  // A heap says little after a few flights: what is compiled and cached is still coming.
  if (growth > mostGrowth && runs >= 100_000) fail(`the heap grew by ${growth} octets`)
}

function sharesOf(seed: number, runs: number): Share[] {
  const threads = Math.min(availableParallelism(), Math.ceil(runs / 1000))
  const each = Math.ceil(runs / threads)
  return Array.from({ length: threads }, (_, index) => ({
    seed: seed + index * each,
    runs: Math.min(each, runs - index * each),
    at: new Int32Array(new SharedArrayBuffer(4)),
  }))
}

function runShare(share: Share): Promise<FuzzOutcome> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share })
    worker.on('message', resolve)
    worker.on('error', (error) => fail(describe(error)))
  })
}

/** Prints how far it is, and ends everything when a thread stays at one flight. */
function watchOver(shares: readonly Share[], runs: number): NodeJS.Timeout {
  let before: number[] = []
  return setInterval(() => {
    const now = shares.map(({ at }) => Atomics.load(at, 0))
    console.error(`fuzz: ${now.reduce((sum, at) => sum + at, 0)} of ${runs}`)
    for (const [index, at] of now.entries()) {
      const { seed, runs: share } = shares[index]!
      if (at === before[index] && at < share - 1) fail(`hangs at --seed ${seed + at} --runs 1`)
    }
    before = now
  }, deadline)
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? String(error.stack) : `${error.message}\n${describe(error.cause)}`
}

function fail(message: string): never {
  console.error(`fuzz: ${message}`)
  process.exit(1)
}
