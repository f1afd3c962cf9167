/** What every place of the page is held to, at every width and in all colours. */
import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Nothing makes the page wider than the window (WCAG 2.2, 1.4.10). */
export async function requireFit(page: Page, what: string): Promise<void> {
  const wider = await page.evaluate(`Math.max(
    document.documentElement.scrollWidth - innerWidth,
    ...[...document.querySelectorAll('.detail-body, .frame-place')].map((each) => each.scrollWidth - each.clientWidth))`)
  assert.ok(Number(wider) <= 0, `${what}: ${String(wider)} px too wide`)
}

/** axe has nothing to say. */
export async function requireAccessible(page: Page, what: string): Promise<void> {
  if (!(await page.evaluate(`typeof axe === 'object'`))) await page.evaluate(axe.source)
  const { passed, violations } = JSON.parse(
    String(
      await page.evaluate(`
        axe.run(document, { resultTypes: ['violations'], iframes: false }).then(({ passes, violations }) =>
          JSON.stringify({
            passed: passes.length,
            violations: violations.flatMap(({ id, nodes }) =>
              nodes.slice(0, 3).map(({ html, failureSummary }) => [id, html.slice(0, 200), failureSummary])),
          }))`),
    ),
  )
  assert.deepEqual(violations, [], what)
  assert.ok(passed > 10, `${what}: axe looked at hardly anything`)
}
