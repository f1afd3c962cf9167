/** How much memory a run over a list takes at its peak, by the length of the list. */
import type { Comparison } from './comparison.ts'
import { builtCommand, listOptions, targetList } from './command.ts'
import { processCost, unmeasurable } from './process-cost.ts'
import { startReplay } from './replay.ts'

const lengths = [1000, 10_000, 100_000]

/** What the peak of the longest list may be, in megabytes, and how much more than that of the shortest. */
const goals = { most: 150, growth: 40 }

/** The whole command in each form of output that goes on as targets are done, over lists of several lengths. */
export async function memory(form: 'jsonl' | 'json' | 'csv' = 'jsonl'): Promise<Comparison> {
  const title = `Memory at its peak, farend --bulk --format ${form}, megabytes`
  if (unmeasurable !== undefined) return { title, costs: {}, skipped: { all: unmeasurable } }
  const replay = await startReplay('TLSv1.2')
  try {
    const peaks = lengths.map((length) => peakOf(replay.port, length, form))
    const [least = Number.NaN] = peaks
    const most = peaks.at(-1) ?? Number.NaN
    return {
      title,
      costs: Object.fromEntries(lengths.map((length, index) => [`${length} targets`, peaks[index]!])),
      remarks: [
        `goal ${most < goals.most ? 'reached' : 'missed'}: under ${goals.most} (${most.toFixed(0)})`,
        `goal ${most - least < goals.growth ? 'reached' : 'missed'}: growth under ${goals.growth} (${(most - least).toFixed(0)})`,
      ],
    }
  } finally {
    await replay.end()
  }
}

function peakOf(port: number, length: number, form: string): number {
  const report = `data:text/javascript,process.on('exit',()=>process._rawDebug('peak',process.resourceUsage().maxRSS))`
  const options = listOptions.map((word) => (word === '--jsonl' ? `--format=${form}` : word))
  const words = [process.execPath, '--import', report, builtCommand(), '--bulk', ...options]
  const { said } = processCost(words, targetList(port, length))
  const [, kibibytes] = /^peak (\d+)$/m.exec(said) ?? []
  if (kibibytes === undefined) throw new Error(`farend did not come to its end: ${said}`)
  return (Number(kibibytes) * 1024) / 1e6
}
