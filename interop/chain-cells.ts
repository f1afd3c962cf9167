/** Random graphs of certificates, and cases with policies and CRLs, judged by us and by `openssl verify`. */
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseCases } from '../test/paths/case.ts'
import { pathsOf, settingOf } from '../test/paths/outcome.ts'
import { seededRandom } from '../test/random.ts'
import type { Cell, Ground } from './cell.ts'
import { differences } from './chains/differences.ts'
import { opensslVerdict } from './chains/openssl.ts'
import { pkitsCell } from './chains/pkits.ts'
import { randomCase } from './chains/random-case.ts'
import type { Program } from './server.ts'

/** Graphs in one run, in cells of so many each. */
const graphs = 1000
const graphsInCell = 100

/**
 * The cases in the structure of PKITS, and random graphs. Each cell of these says its seed, and with the seed in FAREND_CHAINS_SEED the run comes back.
 */
export function chainCells(openssl: Program): Cell[] {
  const first = Number(process.env.FAREND_CHAINS_SEED ?? Date.now() % 2 ** 30)
  const random = Array.from({ length: graphs / graphsInCell }, (_, index): Cell => ({
    programs: [openssl],
    title: `${graphsInCell} random graphs from seed ${first + index * graphsInCell}`,
    run: (ground) => compareAll(first + index * graphsInCell, ground),
  }))
  return [pkitsCell(openssl), ...random]
}

async function compareAll(first: number, ground: Ground): Promise<string[]> {
  const seeds = Array.from({ length: graphsInCell }, (_, index) => first + index)
  const explained = new Map<string, number>()
  const faults: string[] = []
  const work = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      ground.signal.throwIfAborted()
      const difference = await compare(seed, join(ground.folder, `chain-${seed}`))
      if (difference === undefined) continue
      if ('text' in difference) faults.push(difference.text)
      else explained.set(difference.name, (explained.get(difference.name) ?? 0) + 1)
    }
  }
  await Promise.all(cpus().map(work))
  for (const [name, count] of explained) console.log(`    ${count} times as known: ${name}`)
  return faults
}

/** @returns why the answers differ, or the case where nobody knows; undefined when they agree. */
async function compare(
  seed: number,
  folder: string,
): Promise<{ name: string } | { text: string } | undefined> {
  const text = randomCase(seededRandom(seed), `seed ${seed}`)
  const [current] = parseCases(text, 'random')
  if (current === undefined) throw new TypeError('no case was made')
  const setting = settingOf(current)
  const paths = pathsOf(setting)
  const [path] = paths
  if (path === undefined) throw new TypeError('no path was told')
  const presented = setting.presented.flatMap((label) => setting.certificates.get(label) ?? [])
  const trusted = setting.trusted.flatMap((label) => setting.certificates.get(label) ?? [])
  const openssl = await opensslVerdict(current, setting, presented, folder)
  if (openssl.valid === path.valid) return undefined
  const alone = await opensslVerdict(current, setting, path.certificates, folder)
  const known = differences.find((difference) =>
    difference.explains({ path, paths, openssl, alone, trusted }),
  )
  if (known !== undefined) return { name: known.name }
  const ours = path.valid ? 'valid' : path.errors.map(({ code, detail }) => `${code} (${detail})`).join(', ')
  return { text: `we say ${ours}; OpenSSL says ${openssl.valid ? 'valid' : openssl.reason}\n${text}` }
}
