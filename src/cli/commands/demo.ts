/** `farend demo`: starts the estate, checks every scenario as a user would, and shows what came of it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEstate, type Estate } from '../../estate/estate.ts'
import { scenarioPlans } from '../../estate/scenarios.ts'
import { renderJson, renderJsonLine } from '../../render/json.ts'
import { blank, line, type Line } from '../../render/line.ts'
import { layOutLines, renderText, type TextOptions } from '../../render/text.ts'
import type { Report } from '../../report/report.ts'
import { checkAll, type CheckOptions } from '../../scan.ts'
import { anchorsOf } from '../../trust/anchors.ts'
import { nearest } from '../../targets/nearest.ts'
import { parsePrivate } from '../check-flags.ts'
import { demoTargets } from '../demo-targets.ts'
import { serveDemo } from './demo-serve.ts'
import { missingOf, summaryLines, type Shown } from '../demo-summary.ts'
import { exit } from '../exit-code.ts'
import { interruption } from '../interruption.ts'
import type { DemoFlags } from '../program.ts'
import { terminalOf } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import { version } from '../../version.ts'

// Loopback answers at once or never: there is no need to wait long for the scenario that is silent.
const timeout = 1500

// The servers run in this very process: asking all of them at once would make them slow to answer.
const concurrency = 16

/**
 * Runs the demo. Gives 0 only when every finding that the scenarios expect was there; with `--keep` returns after
 * Ctrl-C.
 * @param ids of the scenarios to be shown; none: all of them
 * @throws {UsageError} when there is no such scenario, or the estate cannot be started on this computer.
 */
export async function runDemo(ids: readonly string[], flags: DemoFlags): Promise<number> {
  const wanted = wantedScenarios(flags.all ? [] : ids)
  const signal = interruption()
  const whole = await startEstate().catch((cause: unknown) => {
    throw new UsageError(`demo: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  })
  const estate = {
    ...whole,
    scenarios: whole.scenarios.filter(({ id }) => wanted.has(id)),
    skipped: whole.skipped.filter((id) => wanted.has(id)),
  }
  try {
    if (flags.serve) return await serveDemo(estate, checkOptions(estate), signal)
    const shown = await show(estate, flags, signal)
    if (flags.keep && !signal.aborted) await keep(whole, signal)
    if (shown === undefined) return exit.interrupted
    return shown.every((each) => missingOf(each).length === 0) ? exit.fine : exit.findings
  } finally {
    await estate.close()
  }
}

function wantedScenarios(ids: readonly string[]): Set<string> {
  const known = scenarioPlans.map(({ id }) => id)
  const unknown = ids.find((id) => !known.includes(id))
  if (unknown === undefined) return new Set(ids.length === 0 ? known : ids)
  const near = nearest(unknown, known)
  const right = near === undefined ? 'farend demo --all shows all' : `did you mean ${near}?`
  throw new UsageError(`demo: there is no scenario "${unknown.slice(0, 60)}"; ${right}`)
}

async function show(estate: Estate, flags: DemoFlags, signal: AbortSignal): Promise<Shown[] | undefined> {
  const text = !flags.json && !flags.jsonl
  const options = { ...terminalOf(process.stdout, process.env, flags.color), advanced: false, chain: false }
  const shown: Shown[] = []
  try {
    for await (const report of check(estate, signal)) {
      const scenario = estate.scenarios[shown.length]
      if (scenario === undefined) break
      shown.push({ scenario, report })
      if (flags.jsonl) process.stdout.write(renderJsonLine(report))
      if (text) process.stdout.write(headingOf(shown, estate, options) + renderText(report, options))
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
  if (flags.json)
    process.stdout.write(
      renderJson(
        shown.map(({ report }) => report),
        version,
      ),
    )
  const summary = layOutLines(summaryLines(shown, estate.skipped, options.ascii), options)
  if (text) process.stdout.write(`\n${summary}`)
  else if (shown.some((each) => missingOf(each).length > 0)) process.stderr.write(summary)
  if (text && !flags.keep) process.stdout.write(layOutLines(outlook(estate), options))
  return signal.aborted ? undefined : shown
}

/** Those that are asked with `--online` come last, in the estate too. */
async function* check(estate: Estate, signal: AbortSignal): AsyncGenerator<Report> {
  const options = { ...checkOptions(estate), signal }
  yield* checkAll(demoTargets(estate, false), options)
  yield* checkAll(demoTargets(estate, true), { ...options, online: { private: parsePrivate(estate.web) } })
}

function checkOptions(estate: Estate): CheckOptions {
  // In the estate its root plays the part of a public one.
  const anchors = anchorsOf(estate.rootPem, 'root of the demo estate', true)
  return { dns: estate.dns, anchors, timeout, retries: 0, concurrency }
}

function headingOf(shown: Shown[], estate: Estate, options: TextOptions): string {
  const scenario = shown.at(-1)?.scenario
  if (scenario === undefined) return ''
  const heading = `${shown.length} of ${estate.scenarios.length}  ${scenario.id}: ${scenario.title}`
  const lines = [
    line(0, { text: options.ascii ? '=== ' : '━━━ ', emphasis: 'dim' }, { text: heading, emphasis: 'bold' }),
  ]
  return layOutLines(shown.length === 1 ? lines : [blank, ...lines], options)
}

function outlook(estate: Estate): Line[] {
  const command = tryCommand(estate, 'root.pem')
  return [
    line(
      0,
      'Try next: farend demo --keep leaves the servers running and says how to check them, for example',
    ),
    line(2, `${command}, with the address and file that it prints.`),
  ]
}

function tryCommand(estate: Estate, root: string): string {
  const first = estate.scenarios.find(({ kind, verdict }) => kind === 'FED' && verdict !== 'ok')
  return `farend --fed ${first?.target ?? 'contoso.test'} --chain --dns ${estate.dns} --ca ${root}`
}

function onlineCommand(estate: Estate, root: string): string {
  const target = estate.scenarios.find(({ online }) => online === true)?.target ?? ''
  return `farend --fed ${target} --online --online-private ${estate.web} --dns ${estate.dns} --ca ${root}`
}

async function keep(estate: Estate, signal: AbortSignal): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'farend-demo-'))
  const root = join(folder, 'root.pem')
  try {
    await writeFile(root, estate.rootPem)
    process.stderr.write(
      `The servers keep running until Ctrl-C. Try in another terminal:\n  ${tryCommand(estate, root)}\n` +
        `and what is revoked:\n  ${onlineCommand(estate, root)}\n`,
    )
    await aborted(signal)
  } finally {
    await rm(folder, { recursive: true })
  }
}

// The servers hold the process; the promise only has to wait for the signal.
function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  signal.addEventListener('abort', () => resolve())
  return promise
}
