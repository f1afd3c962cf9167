// Every view, narrow and wide, light and dark: nothing overflows, and axe has nothing to say.
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { requireAccessible, requireFit } from './audit.ts'
import { needsBrowser, startVisit } from './browser.ts'
import { noBrowser } from './chromium.ts'
import { startSite, type Site } from './site.ts'

const folder = join(import.meta.dirname, 'screenshots')
const root = '96bcec06264976f37460779acf28c5a7cfe8a3c0aae11a8ffcee05c0bddf08c6'

let site: Site
let check = ''

before(async () => {
  if (noBrowser !== undefined) return
  await mkdir(folder, { recursive: true })
  site = await startSite()
  const targets = ['thephone.test', 'cohovineyard.test'].map(
    (name) => ({ kind: 'FED', name, input: name }) as const,
  )
  check = (await site.server.start({ targets, settings: { preflight: { host: 'sip.contoso.test:5061' } } }))
    .id
})
after(() => site?.close())

for (const width of [320, 1920]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const name = `${width}-${colorScheme}`
    test(
      `at ${width} px, ${colorScheme}: every view fits and axe has nothing to say`,
      needsBrowser,
      async () => {
        const height = width === 320 ? 640 : 1080
        const { page, faults, strangers, close } = await startVisit(site.server.origin, {
          viewport: { width, height },
          colorScheme,
        })
        try {
          await page.goto(site.address(`/checks/${check}`))
          await page.locator('.results-foot').getByText('2 results').waitFor()
          const look = async (place: string, what: string, ready: string) => {
            await page.goto(`${site.server.origin}/#${place}`)
            await page.locator('.view').getByText(ready, { exact: false }).first().waitFor()
            await openAll(page)
            await page.screenshot({ path: join(folder, `${what}-${name}.png`) })
            await requireFit(page, what)
            await requireAccessible(page, what)
          }
          await look('/timeline', 'timeline', 'What ends first')
          await page
            .getByRole('button', { name: /^\w{3} \d{4}$/ })
            .first()
            .click()
          await page.getByRole('heading', { name: /^Ending/ }).waitFor()
          await requireAccessible(page, 'a month of the timeline')
          await look(`/results/${check}-1`, 'result', 'Would they accept us?')
          await look(`/results/${check}-2`, 'other result', 'Certification paths')
          const real = (await page.locator('.view-certificates a').first().getAttribute('href')) ?? ''
          await look(real.slice(1), 'certificate', 'serialNumber')
          await page.locator('.view-hex [role=gridcell]').nth(3).click()
          await requireAccessible(page, 'a chosen octet')
          await look('/map/fabrikam.test', 'map', 'records not there')
          await look('/roots', 'roots', 'AAA Certificate Services')
          await look(`/roots/${root}`, 'root', 'How it is installed')
          await look('/explain', 'rules', 'exp-expired')
          await look('/explain/exp-expired', 'rule', 'Why it matters')
          await look('/verify', 'verify', 'Choose files')
          await page
            .locator('.view-form input[type=file]')
            .first()
            .setInputFiles({
              name: 'chain.pem',
              mimeType: 'application/x-pem-file',
              buffer: Buffer.from(site.estate?.rootPem ?? ''),
            })
          await page.getByRole('heading', { name: 'Rules for authorities' }).waitFor()
          await requireFit(page, 'verification')
          await requireAccessible(page, 'verification')
          assert.deepEqual(faults, [])
          assert.deepEqual(strangers, [])
        } finally {
          await close()
        }
      },
    )
  }
}

/** Opens everything that can be opened, as deep as it goes. */
async function openAll(page: Page): Promise<void> {
  for (let depth = 0; depth < 5; depth++) {
    const closed = await page.evaluate(`{
      const closed = [...document.querySelectorAll('.view details:not([open])')]
      for (const each of closed) each.open = true
      closed.length
    }`)
    if (closed === 0) return
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  }
}
