// What is set is what is asked for: each setting of the page as the server has it, and what a browser keeps of them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CheckState } from '../../src/api/check.ts'
import type { Page } from 'playwright-core'
import { afresh, needsBrowser, startVisit, until, type Visit } from './browser.ts'
import { noBrowser } from './chromium.ts'
import { madeUpScan } from './made-up.ts'
import { startSite, type Site } from './site.ts'

let site: Site
let opened: Visit

before(async () => {
  if (noBrowser !== undefined) return
  site = await startSite({ estate: false, scan: madeUpScan() })
  opened = await startVisit(site.server.origin)
})
after(async () => {
  await opened?.close()
  await site?.close()
})

/** The check that Test starts. */
async function started(page: Page): Promise<CheckState> {
  const answer = page.waitForResponse(
    (response) => response.url().endsWith('/checks') && response.request().method() === 'POST',
  )
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  return (await (await answer).json()) as CheckState
}

test('every setting goes along with the check; without any, none does', needsBrowser, async () => {
  const { page } = opened
  await afresh(page, site.address())
  await page.getByLabel('FQDN / IP').fill('a.test')
  assert.deepEqual((await started(page)).settings, {})

  await page.getByLabel('Test DNSLB Pool').uncheck()
  await page.getByLabel('DNS Server').fill('192.0.2.53')
  await page.locator('summary', { hasText: 'More settings' }).click()
  await page.getByRole('combobox', { name: 'Profile' }).selectOption('edge')
  await page.getByRole('combobox', { name: 'Addresses', exact: true }).selectOption('A')
  await page.getByLabel('Server name').fill('sip.contoso.test')
  await page.getByLabel('As of').fill('2026-12-31')
  await page.getByLabel('Time-out (ms)').fill('1500')
  await page.getByLabel('Retries').fill('1')
  for (const label of ['Fetch issuers, CRLs and OCSP answers', 'SIP OPTIONS', 'TLS versions', 'mozilla']) {
    await page.getByLabel(label, { exact: true }).check()
  }
  await page.getByLabel('Fixed addresses').fill('sip.contoso.test:5061:192.0.2.7')
  await page.getByLabel('Fixed addresses').press('Tab')
  assert.deepEqual((await started(page)).settings, {
    ...{ pool: false, dns: '192.0.2.53', profile: 'edge', families: ['A'], serverName: 'sip.contoso.test' },
    ...{ at: '2026-12-31', timeout: 1500, retries: 1, online: true, sipOptions: true, versions: true },
    ...{ trust: ['mozilla'], resolve: ['sip.contoso.test:5061:192.0.2.7'] },
  })
})

test('what the server refuses is told beside the button', needsBrowser, async () => {
  const { page } = opened
  await afresh(page, site.address())
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: 'There is nothing to test' }).waitFor()
  await page.getByLabel('FQDN / IP').fill('a.test')
  await page.locator('summary', { hasText: 'More settings' }).click()
  await page.getByLabel('Time-out (ms)').fill('7')
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: '/settings/timeout' }).waitFor()
})

test(
  'a preset brings list and settings back, and no token is in what is kept of it',
  needsBrowser,
  async () => {
    const { page } = opened
    await afresh(page, site.address())
    await page.getByLabel('FQDN / IP').fill('a.test,b.test')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('2 targets').waitFor()
    await page.getByLabel('DNS Server').fill('192.0.2.53')
    await page.locator('summary', { hasText: 'More settings' }).click()
    await page.getByLabel('Name of a new preset').fill('our edges')
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.getByRole('button', { name: 'Clear All' }).click()
    await page.getByLabel('DNS Server').fill('')
    await page.reload()
    await page.locator('summary', { hasText: 'More settings' }).click()
    await page.getByRole('combobox', { name: 'Preset', exact: true }).selectOption('our edges')
    await page.getByRole('button', { name: 'Use', exact: true }).click()
    await page.getByText('2 targets').waitFor()
    assert.equal(await page.getByLabel('DNS Server').inputValue(), '192.0.2.53')
    const kept = String(await until(page, `localStorage.getItem('farend.presets')`))
    assert.ok(!kept.includes(site.server.token))
    await page.getByRole('button', { name: 'Forget' }).click()
    assert.equal(await page.evaluate(`localStorage.getItem('farend.presets')`), null)
  },
)

test(
  'at 320 px one part is shown at a time: targets, then the list, then the result, and back',
  needsBrowser,
  async () => {
    const visit = await startVisit(site.server.origin, { viewport: { width: 320, height: 640 } })
    try {
      const { page } = visit
      await page.goto(site.address())
      const targets = page.getByRole('region', { name: 'Targets' })
      const list = page.getByRole('listbox', { name: 'Results, one a row' })
      const result = page.getByRole('region', { name: 'Result', exact: true })
      await targets.getByLabel('FQDN / IP').fill('host-000003.test')
      await started(page)
      await list.getByRole('option').first().waitFor()
      assert.ok(!(await targets.isVisible()))
      await list.getByRole('option').first().click()
      await result.waitFor()
      assert.ok(!(await list.isVisible()))
      await result.getByRole('link', { name: 'Results' }).click()
      await list.waitFor()
      assert.ok(!(await result.isVisible()))
      await page.getByRole('button', { name: 'Targets', exact: true }).click()
      await targets.waitFor()
      assert.deepEqual(visit.faults, [])
    } finally {
      await visit.close()
    }
  },
)
