// A server that is killed in the middle of a check and started again: the page says so, and loses nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { needsBrowser, startVisit } from './browser.ts'
import { madeUpScan, madeUpTargets } from './made-up.ts'
import { startSite } from './site.ts'

test(
  'over a kill and a restart of the server nothing is lost, and the page says what happened',
  needsBrowser,
  async () => {
    const gate = Promise.withResolvers<void>()
    // The first server stops giving results after 120; the second one waits for the gate.
    const site = await startSite({
      estate: false,
      scan: madeUpScan((done) => (done >= 120 ? gate.promise : undefined)),
    })
    const { page, faults, close } = await startVisit(site.server.origin)
    try {
      const { id } = await site.server.start({ targets: madeUpTargets(400) })
      await page.goto(site.address(`/checks/${id}`))
      const foot = page.locator('.results-foot')
      await foot.getByText('120 results').waitFor()
      await page.getByLabel('Sort').selectOption({ label: 'as they came' })
      const first = await page.locator('#results-list [role=option]').first().innerText()

      await site.kill()
      await page.getByRole('status').filter({ hasText: 'The connection to the server is lost' }).waitFor()
      // What was shown is shown still, and can be worked with.
      await foot.getByText('120 results').waitFor()
      await page.getByLabel('Filter').fill('host-000007')
      await foot.getByText('1 of 120 results').waitFor()
      await page.getByLabel('Filter').fill('')

      await site.restart()
      await page.getByRole('status').filter({ hasText: 'The server was started again' }).waitFor()
      gate.resolve()
      await foot.getByText('400 results').waitFor()
      await page.getByRole('button', { name: /^error: 50$/ }).waitFor()
      assert.equal(await page.locator('#results-list [role=option]').first().innerText(), first)
      // Every target has one result: a hundred of each hundred.
      for (const hundred of ['host-0000', 'host-0001', 'host-0002', 'host-0003']) {
        await page.getByLabel('Filter').fill(hundred)
        await foot.getByText('100 of 400 results').waitFor()
      }
      await page.getByRole('button', { name: 'Dismiss' }).click()
      assert.equal(await page.getByText('The server was started again').count(), 0)
      assert.deepEqual(faults, [])
    } finally {
      await close()
      await site.close()
    }
  },
)
