/**
 * A real Chromium for tests, from the package @sparticuz/chromium, which is a plain file of npm. It runs as a single
 * process, so that each visit gets a browser of its own.
 */
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromiumFile from '@sparticuz/chromium'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import packageJson from '../../package.json' with { type: 'json' }

/** Why there is no browser here, for `test(…, { skip })`; false where there is one. */
export const noBrowser: string | false =
  process.platform === 'linux' && process.arch === 'x64'
    ? false
    : `@sparticuz/chromium has no browser for ${process.platform} ${process.arch}: only for linux x64`

/** A page in a browser of its own. */
export interface Visit {
  page: Page
  /** What the page wrote to the console as an error, and what it threw. */
  faults: string[]
  /** Addresses of other places than the site that the page wanted something from. */
  strangers: string[]
  close(): Promise<void>
}

/** Opens an empty page. Requests to other origins than the one given are refused and noted. */
export async function startVisit(origin: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const browser = await chromium.launch({
    executablePath: await browserFile(),
    args: chromiumFile.args.filter((flag) => !weakening.has(flag)),
    headless: true,
  })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  const strangers: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== origin,
    (route) => {
      strangers.push(route.request().url())
      return route.abort()
    },
  )
  return { page, faults, strangers, close: () => browser.close() }
}

// These would let pages do what no user's browser lets them do.
const weakening = new Set(['--disable-web-security', '--allow-running-insecure-content'])

let file: Promise<string> | undefined

/** Unpacks the browser once for all: into a folder of its own, which is renamed when it is complete. */
function browserFile(): Promise<string> {
  file ??= (async () => {
    const folder = join(tmpdir(), `farend-chromium-${packageJson.devDependencies['@sparticuz/chromium']}`)
    const place = join(folder, 'chromium')
    if (existsSync(place)) return place
    const own = mkdtempSync(join(tmpdir(), 'farend-chromium-'))
    const { TMPDIR: before } = process.env
    process.env['TMPDIR'] = own
    try {
      await chromiumFile.executablePath()
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    }
    try {
      renameSync(own, folder)
    } catch {
      // Another test file was faster.
      rmSync(own, { recursive: true, force: true })
    }
    return place
  })()
  return file
}
