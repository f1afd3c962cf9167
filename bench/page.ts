/**
 * The page in a real browser: how long its tasks are while lists of several lengths are scrolled, filtered and
 * sorted, what they take of memory, and whether it keeps up with results that come a thousand a second.
 */
import { mkdtempDisposable, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page as BrowserPage } from 'playwright-core'
import { buildPage } from '../scripts/build-page.ts'
import type { Report } from '../src/report/report.ts'
import type { Target } from '../src/report/target.ts'
import type { Checked } from '../src/scan.ts'
import { networkPolicy } from '../src/serve/network-policy.ts'
import { Page } from '../src/serve/page.ts'
import { startServer, type RunningServer } from '../src/serve/server.ts'
import { ResultStore } from '../src/store/result-store.ts'
import { rowOf } from '../src/store/result-row.ts'
import { launchBrowser, noBrowser } from '../test/browser/chromium.ts'
import type { Comparison } from './comparison.ts'

/** A task that is longer is felt, in milliseconds. */
const longestTask = 100
const lengths = [1000, 100_000] as const
const streamed = { targets: 10_000, perSecond: 1000 }

/** Longest tasks of the main thread by list length; goals for the longest list. */
export async function pageLists(): Promise<Comparison> {
  const title =
    'The page: longest task while scrolling, filtering and sorting, milliseconds (50 is the least that is seen)'
  if (noBrowser !== undefined) return { title, costs: {}, skipped: { all: noBrowser } }
  const remarks: string[] = []
  const costs: Record<string, number> = {}
  for (const length of lengths) {
    const { tasks, megabytes, loaded } = await listOf(length)
    for (const [work, longest] of Object.entries(tasks)) costs[`${work}, ${length} results`] = longest
    remarks.push(
      `${length} results: shown after ${loaded.toFixed(1)} s, heap of the page ${megabytes.toFixed(0)} MB`,
    )
  }
  const most = Math.max(
    ...Object.entries(costs).flatMap(([name, cost]) => (name.includes('100000') ? cost : [])),
  )
  remarks.push(
    `goal ${most <= longestTask ? 'reached' : 'missed'}: no task over ${longestTask} ms with 100000 results (${most.toFixed(0)})`,
  )
  return { title, costs, remarks }
}

/** Results that come at a rate: none lost, and the page is never busy for long. */
export async function pageStream(): Promise<Comparison> {
  const { targets, perSecond } = streamed
  const title = `The page: longest task while ${targets} results come at ${perSecond} a second, milliseconds`
  if (noBrowser !== undefined) return { title, costs: {}, skipped: { all: noBrowser } }
  await using site = await startSite(undefined)
  const { page, browser } = await open(site.server)
  try {
    const started = performance.now()
    const names = Array.from({ length: targets }, (_, index) => `sip${index}.example.com:5061`)
    const { id } = await site.server.start({ targets: names, settings: { evidence: false } })
    await page.goto(`${site.server.origin}/#/checks/${id}`)
    await page
      .getByText(`${targets.toLocaleString('en')} results`, { exact: true })
      .waitFor({ timeout: 120_000 })
    const seconds = (performance.now() - started) / 1000
    const counted = await countOf(page)
    const longest = await longestSince(page)
    return {
      title,
      costs: { 'longest task': longest },
      remarks: [
        `${counted} of ${targets} results are in the page after ${seconds.toFixed(1)} s (${(targets / seconds).toFixed(0)} a second)`,
        `goal ${counted === targets ? 'reached' : 'missed'}: none is lost`,
        `goal ${longest <= longestTask ? 'reached' : 'missed'}: no task over ${longestTask} ms (${longest.toFixed(0)})`,
      ],
    }
  } finally {
    await browser.close()
  }
}

async function listOf(length: number) {
  await using site = await startSite(length)
  const { page, browser } = await open(site.server)
  try {
    const started = performance.now()
    await page.goto(`${site.server.origin}/#/checks/${filled}`)
    await page
      .getByText(`${length.toLocaleString('en')} results`, { exact: true })
      .waitFor({ timeout: 120_000 })
    const loaded = (performance.now() - started) / 1000
    const tasks: Record<string, number> = { loading: await longestSince(page) }
    const list = page.locator('#results-list')
    await list.focus()
    for (const key of [...Array<string>(40).fill('PageDown'), 'End', 'Home', 'End'])
      await page.keyboard.press(key)
    await page.mouse.move(700, 400)
    for (let step = 0; step < 40; step++) await page.mouse.wheel(0, step % 2 === 0 ? 50_000 : -20_000)
    await settled(page)
    tasks['scrolling'] = await longestSince(page)
    await page.getByLabel('Filter').pressSequentially('sip9')
    await page
      .getByText(/^[\d,]+ of /)
      .first()
      .waitFor()
    await settled(page)
    tasks['filtering'] = await longestSince(page)
    await page.getByLabel('Filter').fill('')
    await page.getByRole('combobox', { name: 'Sort' }).selectOption({ index: 3 })
    await settled(page)
    tasks['sorting'] = await longestSince(page)
    const session = await page.context().newCDPSession(page)
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return { tasks, loaded, megabytes: usedSize / 2 ** 20 }
  } finally {
    await browser.close()
  }
}

/** Waits until the page has nothing more to do. */
async function settled(page: BrowserPage): Promise<void> {
  await page.evaluate('new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))')
  await pause(300)
}

async function open({ origin, token }: RunningServer) {
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.addInitScript(`
    globalThis.longTasks = []
    new PerformanceObserver((list) => { for (const each of list.getEntries()) longTasks.push(each.duration) })
      .observe({ type: 'longtask', buffered: true })`)
  await page.goto(`${origin}/#token=${token}`)
  await page.locator('main').waitFor()
  await requireObserver(page)
  return { browser, page }
}

/** A measurement that sees nothing proves nothing: work of a known length has to be seen. */
async function requireObserver(page: BrowserPage): Promise<void> {
  await page.evaluate(
    'setTimeout(() => { const end = performance.now() + 120; while (performance.now() < end); })',
  )
  await settled(page)
  const seen = await longestSince(page)
  if (seen < 110) throw new Error(`the browser reports ${seen} ms for work of 120`)
}

/** The longest task since the last question, by the Long Tasks API: what takes less than 50 ms counts as 50. */
async function longestSince(page: BrowserPage): Promise<number> {
  return page.evaluate<number>('Math.max(50, ...longTasks.splice(0))')
}

/** What the counts by verdict add up to: each row of the page is in one of them. */
async function countOf(page: BrowserPage): Promise<number> {
  const texts = await page.locator('.results-verdict').allInnerTexts()
  return texts.reduce(
    (sum, text) => sum + Number(/([\d,.]+)\s*$/.exec(text)?.[1]?.replaceAll(/\D/g, '') ?? 0),
    0,
  )
}

/** Id of the check that is in the store already. */
const filled = 'filled'

/** A server with the page; its store holds a check of so many results, or its checks give made-up results. */
async function startSite(length: number | undefined): Promise<AsyncDisposable & { server: RunningServer }> {
  const folder = await mkdtempDisposable(join(tmpdir(), 'farend-bench-page-'))
  const reports = await templates()
  const store = join(folder.path, 'results.db')
  if (length !== undefined) fill(store, length, reports)
  const pageFolder = join(folder.path, 'page')
  await buildPage(pageFolder)
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    store,
    policy: networkPolicy({ allow: [], deny: [], privateToo: true }),
    page: new Page(pageFolder),
    scan: (targets) => paced(targets, reports),
  })
  return {
    server,
    async [Symbol.asyncDispose]() {
      await server.close()
      await folder.remove()
    },
  }
}

/** Real reports, of which the made-up ones are copies under other names. */
async function templates(): Promise<Report[]> {
  const names = ['healthy-pool', 'pool-with-old-certificate', 'issuer-missing', 'domain-without-srv']
  const folder = join(import.meta.dirname, '../testdata/reports')
  const texts = await Promise.all(names.map((name) => readFile(join(folder, `${name}.json`), 'utf8')))
  return texts.map((text) => JSON.parse(text))
}

function copyFor(target: Target, index: number, reports: readonly Report[]): Report {
  const report = reports[index % reports.length]!
  return { ...report, target: { ...report.target, ...target } }
}

function fill(file: string, length: number, reports: readonly Report[]): void {
  const store = new ResultStore(file)
  const now = new Date().toISOString()
  const check = { id: filled, origin: 'check' as const, title: 'a long list', settings: {}, evidence: false }
  store.addCheck({ ...check, state: 'finished', total: length, startedAt: now, finishedAt: now }, [])
  const text = JSON.stringify(reports[0])
  const together = 500
  for (let start = 0; start < length; start += together) {
    const results = Array.from({ length: together }, (_, offset) => {
      const index = start + offset
      const name = `sip${index}.example.com`
      const target: Target = { input: name, kind: 'DIR', name, port: 5061 }
      return {
        row: rowOf(copyFor(target, index, reports), { check: filled, number: index + 1, index }),
        report: text,
      }
    })
    store.addResults(results)
  }
  store.close()
}

/** Results at the rate of the stream, without any network. */
async function* paced(targets: Iterable<Target>, reports: readonly Report[]): AsyncGenerator<Checked> {
  const started = performance.now()
  let count = 0
  for (const target of targets) {
    const due = (count / streamed.perSecond) * 1000
    const now = performance.now() - started
    if (due > now + 5) await pause(due - now)
    const report = copyFor(target, count, reports)
    count += 1
    const observation = {
      ...{ target, discovery: report.discovery, endpoints: [] },
      ...{ startedAt: report.startedAt, finishedAt: report.finishedAt },
    }
    yield { report, observation, judgement: { anchors: [], now: new Date(report.judgedAt) } }
  }
}
