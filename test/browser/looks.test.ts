// How the page looks and reads: narrow and wide, light and dark, without violations of accessibility rules. What it
// looks like is written to screenshots/ for people to look at.
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { needsBrowser, startVisit } from './browser.ts'
import { noBrowser } from './chromium.ts'
import { startSite, type Site } from './site.ts'

const folder = join(import.meta.dirname, 'screenshots')
const targets = ['fabrikam.test', 'contoso.test', 'nodpublishers.test'].map(
  (name) => ({ kind: 'FED', name, input: name }) as const,
)

let site: Site
let check = ''

before(async () => {
  if (noBrowser !== undefined) return
  await mkdir(folder, { recursive: true })
  site = await startSite()
  check = (await site.server.start({ targets })).id
})
after(() => site?.close())

const narrow = { width: 320, height: 640 }
const usual = { width: 1280, height: 800 }
const wide = { width: 1920, height: 1080 }

for (const viewport of [narrow, usual, wide]) {
  for (const colorScheme of viewport === usual ? (['light'] as const) : (['light', 'dark'] as const)) {
    const name = `${viewport.width}-${colorScheme}`
    test(
      `at ${viewport.width} px, ${colorScheme}: nothing overflows and axe has nothing to say`,
      needsBrowser,
      async () => {
        const { page, faults, close } = await startVisit(site.server.origin, { viewport, colorScheme })
        try {
          await page.goto(site.address())
          await page.evaluate(axe.source)
          const look = async (what: string) => {
            await page.screenshot({ path: join(folder, `${what}-${name}.png`) })
            await requireFit(page, what)
            await requireAccessible(page, what)
          }
          await page.getByLabel('FQDN / IP').fill('sip.contoso.test, sip.fabrikam.test')
          await page.getByRole('button', { name: 'Add', exact: true }).click()
          await page.getByText('2 targets').waitFor()
          await page.locator('summary', { hasText: 'More settings' }).click()
          await look('targets')

          await page.goto(`${site.server.origin}/#/checks/${check}`)
          await page.locator('.results-foot').getByText('3 results').waitFor()
          await look('results')
          await page.getByRole('button', { name: 'History' }).click()
          await page.locator('#history li').first().waitFor()
          await look('history')
          await page.keyboard.press('Escape')

          await page.locator('#results-list').getByRole('option').first().click()
          await page
            .getByRole('region', { name: 'Result', exact: true })
            .getByRole('button', { name: 'Text' })
            .click()
          await page.getByText('Checking FQDN').first().waitFor()
          await look('text')

          await page.keyboard.press('Control+k')
          await page.getByRole('combobox', { name: 'Command, place or result' }).waitFor()
          await look('palette')
          await page.keyboard.press('Escape')
          await page.getByRole('button', { name: 'Keys' }).click()
          await page.getByRole('dialog', { name: 'Keys' }).waitFor()
          await look('keys')
          assert.deepEqual(faults, [])
        } finally {
          await close()
        }
      },
    )
  }
}

test('the colours can be chosen against the system, and the choice is kept', needsBrowser, async () => {
  const { page, close } = await startVisit(site.server.origin, { colorScheme: 'light' })
  try {
    await page.goto(site.address())
    const background = () => page.evaluate(`getComputedStyle(document.documentElement).backgroundColor`)
    const light = await background()
    await page.getByLabel('Colours').selectOption('Dark')
    const dark = await background()
    assert.notEqual(dark, light)
    await page.reload()
    await page.getByLabel('Colours').waitFor()
    assert.equal(await background(), dark)
  } finally {
    await close()
  }
})

test('whoever asks for less motion gets none', needsBrowser, async () => {
  const { page, close } = await startVisit(site.server.origin, { reducedMotion: 'reduce' })
  try {
    await page.goto(site.address(`/checks/${check}`))
    await page.locator('.results-foot').getByText('3 results').waitFor()
    const moving = await page.evaluate(`
      [...document.querySelectorAll('*')]
        .filter((each) => {
          const style = getComputedStyle(each)
          return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none' || style.scrollBehavior === 'smooth'
        })
        .map((each) => each.outerHTML.slice(0, 120))`)
    assert.deepEqual(moving, [])
  } finally {
    await close()
  }
})

/** Nothing makes the page wider than the window (WCAG 2.2, 1.4.10). */
async function requireFit(page: Page, what: string): Promise<void> {
  const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  assert.ok(Number(wider) <= 0, `${what}: ${String(wider)} px too wide`)
}

async function requireAccessible(page: Page, what: string): Promise<void> {
  const { passed, violations } = JSON.parse(
    String(
      await page.evaluate(`
        axe.run(document).then(({ passes, violations }) =>
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
