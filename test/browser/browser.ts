/** Visits of the page: each in a browser of its own, since the browser is a single process. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { launchBrowser, noBrowser } from './chromium.ts'

/** Options of a test that needs a browser: where there is none it is skipped, with the reason. */
export const needsBrowser = { skip: noBrowser ?? false }

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
  const browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const faults: string[] = []
  const strangers: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    // The browser itself notes every answer that is none of success; the page shows what it says.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text())
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

/** Opens an address as somebody does whose browser knows nothing of the page yet. */
export async function afresh(page: Page, address: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(address.replace(/#.*/, 'api/v1/openapi.json'))
  await page.evaluate('localStorage.clear()')
  await page.goto(address)
  await page.locator('main').waitFor()
}

/**
 * Waits until an expression gives something in the page, and gives that. Playwright's own way evaluates text in the
 * page, which the page's policy forbids.
 */
export async function until(page: Page, expression: string): Promise<unknown> {
  const deadline = performance.now() + 10_000
  for (;;) {
    const value = await page.evaluate(expression)
    if (value !== null && value !== undefined && value !== false) return value
    if (performance.now() > deadline) throw new Error(`not so after ten seconds: ${expression}`)
    await sleep(20)
  }
}

/** Waits until the text of an element fits, and gives it. */
export async function textWith(element: Locator, pattern: RegExp): Promise<string> {
  const deadline = performance.now() + 10_000
  for (;;) {
    const text = await element.innerText()
    if (pattern.test(text)) return text
    if (performance.now() > deadline) throw new Error(`not so after ten seconds: ${pattern} in ${text}`)
    await sleep(20)
  }
}
