/**
 * Measures farend against the least that the same work can cost, and against its peers, and prints ratios.
 *
 *   npm run bench [-- <name>...]
 *
 * Nothing is asserted: times depend on the machine, and ratios only on what it does besides.
 */
import { rmSync } from 'node:fs'
import { type Comparison, comparisonLines } from './comparison.ts'
import { decoding } from './decoding.ts'
import { grabTls12, grabTls13 } from './grab.ts'
import { memory } from './memory.ts'
import { coldPath, rememberedPath } from './path.ts'
import { pageLists, pageStream } from './page.ts'
import { peers } from './peers.ts'
import { processes } from './processes.ts'
import { startUp } from './start-up.ts'
import { workFolder } from './tool.ts'

const benchmarks: Record<string, () => Promise<Comparison>> = {
  'start-up': startUp,
  decoding,
  'path-p256': () => coldPath('ec-p256'),
  'path-rsa': () => coldPath('rsa-2048'),
  'path-remembered': rememberedPath,
  grab: grabTls12,
  'grab-tls1.3': grabTls13,
  page: pageLists,
  'page-stream': pageStream,
  peers,
  processes,
  memory: () => memory('jsonl'),
  'memory-json': () => memory('json'),
  'memory-csv': () => memory('csv'),
}

/** Left out unless they are named: they take minutes and say little that the others do not. */
const onRequest = new Set(['memory-json', 'memory-csv'])

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => benchmarks[name] === undefined)
if (unknown.length > 0) {
  console.error(
    `no benchmark is called ${unknown.join(' or ')}; there are ${Object.keys(benchmarks).join(', ')}`,
  )
  process.exit(2)
}
const names = wanted.length > 0 ? wanted : Object.keys(benchmarks).filter((name) => !onRequest.has(name))
try {
  for (const name of names) console.log(`${comparisonLines(await benchmarks[name]!()).join('\n')}\n`)
} finally {
  rmSync(workFolder, { recursive: true, force: true })
}
