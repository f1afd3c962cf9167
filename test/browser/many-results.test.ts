// Many results: none is lost on the way, and only those in sight are in the page.
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'node:test'
import { needsBrowser, startVisit } from './browser.ts'
import { madeUpScan, madeUpTargets, madeUpVerdict } from './made-up.ts'
import { startSite } from './site.ts'

const count = 10_000

test(
  '10,000 results that stream in are all there, sorted and filtered, in a page of few elements',
  needsBrowser,
  async () => {
    // A hundred at once, then a pause: some 5,000 a second.
    const site = await startSite({
      estate: false,
      scan: madeUpScan((done) => (done % 100 === 99 ? sleep(20) : undefined)),
    })
    const { page, faults, close } = await startVisit(site.server.origin)
    try {
      const { id } = await site.server.start({ targets: madeUpTargets(count) })
      await page.goto(site.address(`/checks/${id}`))
      const foot = page.locator('.results-foot')
      // It can be worked with while results come.
      await page.getByLabel('Filter').fill('host-000123')
      await foot.getByText('1 of 10,000 results').waitFor({ timeout: 30_000 })
      await page.getByLabel('Filter').fill('')
      await foot.getByText('10,000 results', { exact: true }).waitFor()
      const verdicts = Array.from({ length: count }, (_, number) => madeUpVerdict(number))
      for (const verdict of ['error', 'unknown', 'warning', 'ok']) {
        const expected = verdicts.filter((each) => each === verdict).length.toLocaleString('en')
        await page.getByRole('button', { name: `${verdict}: ${expected}`, exact: true }).waitFor()
      }
      const list = page.locator('#results-list')
      assert.match(await list.getByRole('option').first().innerText(), /^error/)
      await list.press('End')
      const last = list.locator(`[aria-posinset="${count}"]`)
      assert.match(await last.innerText(), /^ok/)
      assert.equal(await last.getAttribute('aria-setsize'), String(count))
      assert.ok((await list.getByRole('option').count()) < 60)
      await page.getByLabel('Sort').selectOption({ label: 'by name' })
      await list.press('Home')
      await list.locator('[aria-posinset="1"]').filter({ hasText: 'host-000000.test' }).waitFor()
      await list.press('End')
      await last.filter({ hasText: 'host-009999.test' }).waitFor()
      assert.deepEqual(faults, [])
    } finally {
      await close()
      await site.close()
    }
  },
)
