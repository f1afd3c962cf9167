// Results as they come: order, filter, keys, history, addresses, files in and out.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { ResultRow } from '../../src/api/result-row.ts'
import { demoTargets } from '../../src/cli/demo-targets.ts'
import type { Report } from '../../src/report/report.ts'
import { afresh, needsBrowser, startVisit, until, type Visit } from './browser.ts'
import { noBrowser } from './chromium.ts'
import { endless, startSite, type Site } from './site.ts'

let site: Site
let opened: Visit
/** The check of a part of the estate. */
let estateCheck = ''

before(async () => {
  if (noBrowser !== undefined) return
  site = await startSite()
  opened = await startVisit(site.server.origin, { permissions: ['clipboard-read', 'clipboard-write'] })
  const all = site.estate === undefined ? [] : demoTargets(site.estate, false)
  const targets = all.filter(({ kind }, index) => index < 14 || kind === 'SIPINT')
  estateCheck = (await site.server.start({ targets })).id
  const { page } = opened
  await page.goto(site.address(`/checks/${estateCheck}`))
  await counted(page, `${targets.length} results`).waitFor()
})
after(async () => {
  await opened?.close()
  await site?.close()
})

/** The line below the list that says how many results are shown. */
const counted = (page: Page, text: RegExp | string) => page.locator('.results-foot').getByText(text)

const list = ({ page }: Visit) => page.getByRole('listbox', { name: /^Results/ })
const rows = (visit: Visit) => list(visit).getByRole('option')

/** The estate's check as somebody sees it who comes for the first time. */
async function visit(then: (visit: Visit) => Promise<void>): Promise<void> {
  await afresh(opened.page, site.address(`/checks/${estateCheck}`))
  await counted(opened.page, /^\d+ results$/).waitFor()
  await then(opened)
  assert.deepEqual(opened.faults.splice(0), [])
  assert.deepEqual(opened.strangers, [])
}

test('the worst results stand first; other orders can be chosen', needsBrowser, () =>
  visit(async (opened) => {
    const { page } = opened
    assert.match(await rows(opened).first().innerText(), /^error/)
    await list(opened).press('End')
    assert.match(await rows(opened).last().innerText(), /^ok/)
    await page.getByLabel('Sort').selectOption({ label: 'by name' })
    await list(opened).press('Home')
    const names = await rows(opened).locator('.results-name').allInnerTexts()
    assert.deepEqual(names, names.toSorted())
    await page.getByLabel('Sort').selectOption({ label: 'by end of validity' })
    await list(opened).press('Home')
    await until(
      page,
      `document.querySelector('#results-list [aria-posinset="1"]').innerText.includes('ended')`,
    )
  }),
)

test('words, verdicts and kinds filter the list, and the count says how many are shown', needsBrowser, () =>
  visit(async (opened) => {
    const { page } = opened
    await page.getByLabel('Filter').fill('fabrikam pool')
    await counted(page, /^\d+ of \d+ results$/).waitFor()
    for (const row of await rows(opened).allInnerTexts()) assert.match(row.toLowerCase(), /fabrikam/)
    await page.getByLabel('Filter').fill('nothing has this')
    await page.getByText('No result passes the filter.').waitFor()
    await page.getByLabel('Filter').fill('')
    const warnings = page.getByRole('button', { name: /^warning: / })
    await warnings.click()
    const count = Number(/\d+/.exec(await warnings.innerText())?.[0])
    await counted(page, new RegExp(`^${count} of \\d+ results$`)).waitFor()
    assert.equal(await warnings.getAttribute('aria-pressed'), 'true')
    for (const row of await rows(opened).allInnerTexts()) assert.match(row, /^warning/)
    await warnings.click()
    await page.getByLabel('Kind').selectOption('SIPINT')
    await counted(page, /^\d+ of \d+ results$/).waitFor()
    for (const row of await rows(opened).allInnerTexts()) assert.match(row, /SIPINT/)
  }),
)

test('a result opens beside the list, its address can be copied, and leads back to it', needsBrowser, () =>
  visit(async (opened) => {
    const { page } = opened
    await rows(opened).filter({ hasText: 'fabrikam.test' }).first().click()
    await page.waitForURL(/#\/results\//)
    const detail = page.getByRole('region', { name: 'Result', exact: true })
    await detail.getByText('fabrikam', { exact: false }).first().waitFor()
    await detail.getByRole('button', { name: 'Copy link' }).click()
    await page.getByText('Copied').waitFor()
    const link = String(await page.evaluate('navigator.clipboard.readText()'))
    assert.equal(link, page.url())
    assert.doesNotMatch(link, /token/)
    await page.goto('about:blank')
    await page.goto(link)
    await page.locator('#results-list .is-open').waitFor()
    assert.match(await page.locator('#results-list .is-open').innerText(), /fabrikam/)
    await detail.getByRole('button', { name: 'Text' }).click()
    await page.getByRole('region', { name: 'Information' }).getByText('Checking FQDN').first().waitFor()
    await detail.getByRole('button', { name: 'Copy text' }).click()
    await until(page, `navigator.clipboard.readText().then((text) => text.includes('Checking FQDN'))`)
  }),
)

test('every form of the command line can be saved', needsBrowser, () =>
  visit(async ({ page }) => {
    await page.getByRole('button', { name: 'Export' }).click()
    const forms = page.locator('#export-check').getByRole('button')
    const names = await forms.allInnerTexts()
    assert.deepEqual(names, ['Text', 'Classic text', 'JSON', 'JSON lines', 'CSV', 'HTML', 'Evidence pack'])
    for (const name of names) {
      const saved = page.waitForEvent('download')
      await page.locator('#export-check').getByRole('button', { name, exact: true }).click()
      const file = await saved
      assert.match(file.suggestedFilename(), /^farend-.*\.(txt|json|jsonl|csv|html)$/)
      assert.ok((await readFile(await file.path(), 'utf8')).includes('fabrikam.test'), name)
    }
    await page.getByLabel('Under pseudonyms').check()
    const saved = page.waitForEvent('download')
    await page.locator('#export-check').getByRole('button', { name: 'JSON', exact: true }).click()
    assert.ok(!(await readFile(await (await saved).path(), 'utf8')).includes('fabrikam'))
  }),
)

test('what the page saves as JSON are the reports of the API, one for one', needsBrowser, () =>
  visit(async ({ page }) => {
    await page.getByRole('button', { name: 'Export' }).click()
    const saved = page.waitForEvent('download')
    await page.locator('#export-check').getByRole('button', { name: 'JSON', exact: true }).click()
    const { reports } = JSON.parse(await readFile(await (await saved).path(), 'utf8')) as {
      reports: Report[]
    }
    const ask = async <T>(path: string): Promise<T> => {
      const { origin, token } = site.server
      const headers = { authorization: `Bearer ${token}` }
      return (await fetch(`${origin}/api/v1/${path}`, { headers })).json() as Promise<T>
    }
    const { rows } = await ask<{ rows: ResultRow[] }>(`checks/${estateCheck}/results?limit=5000`)
    assert.equal(reports.length, rows.length)
    for (const [index, { id }] of rows.toSorted((a, b) => a.index - b.index).entries()) {
      assert.deepEqual(reports[index], await ask<Report>(`results/${id}`))
    }
  }),
)

test(
  'saved results, targets and certificates that are dropped are taken for what they are',
  needsBrowser,
  () =>
    visit(async (opened) => {
      const { page } = opened
      await page.getByRole('button', { name: 'Export' }).click()
      const saved = page.waitForEvent('download')
      await page.locator('#export-check').getByRole('button', { name: 'JSON lines' }).click()
      const lines = (await readFile(await (await saved).path(), 'utf8')).split('\n').slice(0, 3)
      await page.keyboard.press('Escape')
      await drop(opened, 'saved.jsonl', `${lines.join('\n')}\n`)
      await page.waitForURL((url) => url.hash.startsWith('#/checks/') && !url.hash.includes(estateCheck))
      await counted(page, '3 results').waitFor()

      await drop(opened, 'list.csv', 'Domain,Type,Port\nadatum.test,FED,\n')
      await page.getByRole('option', { name: 'adatum.test, FED' }).waitFor()

      await drop(opened, 'root.pem', site.estate?.rootPem ?? '')
      const dialog = page.getByRole('dialog')
      await dialog.getByText('root.pem').waitFor()
      await dialog.getByRole('button', { name: 'Use it for the preflight' }).click()
      await page.locator('summary', { hasText: 'More settings' }).click()
      await page.locator('.targets-chosen').getByText('Preflight with root.pem').first().waitFor()

      await drop(opened, 'root.pem', site.estate?.rootPem ?? '')
      await dialog.getByRole('button', { name: 'Verify it' }).click()
      await page.waitForURL(/#\/verify$/)
    }),
)

test('the history lists checks, opens them and deletes them', needsBrowser, () =>
  visit(async (opened) => {
    const { page } = opened
    const other = await site.server.start({
      targets: [{ ...fed, name: 'adatum.test', input: 'adatum.test' }],
    })
    await page.getByRole('button', { name: 'History' }).click()
    const history = page.locator('#history')
    await history.getByRole('link', { name: /^adatum\.test/ }).click()
    await page.waitForURL((url) => url.hash === `#/checks/${other.id}`)
    await counted(page, '1 result').waitFor()
    await page.getByRole('button', { name: 'History' }).click()
    await history.getByRole('button', { name: 'Delete adatum.test' }).click()
    await page.getByText('adatum.test was deleted').waitFor()
    assert.equal(await history.getByRole('link', { name: /^adatum\.test/ }).count(), 0)
    await page.getByText('No check is open.', { exact: false }).waitFor()
  }),
)

test('a check that is cancelled keeps what came; its progress is told meanwhile', needsBrowser, () =>
  visit(async (opened) => {
    const { page } = opened
    const { id } = await site.server.start({
      targets: [{ ...fed, name: 'contoso.test', input: 'contoso.test' }, `${endless}:443`],
    })
    await page.goto(`${site.server.origin}/#/checks/${id}`)
    await rows(opened).filter({ hasText: 'contoso.test' }).waitFor()
    const bar = page.getByRole('progressbar', { name: 'Progress of the check' })
    assert.equal(await bar.getAttribute('max'), '2')
    await page.getByText(/^1 of 2/).waitFor()
    await page
      .getByRole('region', { name: /^Results/ })
      .getByRole('button', { name: 'Cancel Test' })
      .click()
    await bar.waitFor({ state: 'detached' })
    assert.equal(await rows(opened).count(), 1)
  }),
)

test('the address of a check or result that is not there says so', needsBrowser, () =>
  visit(async ({ page }) => {
    await page.goto(`${site.server.origin}/#/checks/unknown0000`)
    await page.getByRole('alert').filter({ hasText: 'This check cannot be had' }).waitFor()
    await page.goto(`${site.server.origin}/#/results/unknown0000-7`)
    await page.getByRole('alert').filter({ hasText: 'This result cannot be shown' }).waitFor()
  }),
)

test('without a good token the page asks for it, and goes on with it', needsBrowser, () =>
  visit(async ({ page }) => {
    await afresh(page, `${site.server.origin}/#token=wrong&at=/checks/${estateCheck}`)
    const dialog = page.getByRole('dialog', { name: 'A token is needed' })
    await dialog.waitFor()
    assert.doesNotMatch(page.url(), /token/)
    await dialog.getByLabel('Token').fill(site.server.token)
    await dialog.getByRole('button', { name: 'Use' }).click()
    await counted(page, /^\d+ results$/).waitFor()
    assert.equal(await dialog.count(), 0)
  }),
)

const fed = { kind: 'FED' } as const

/** Drops a file on the page as the browser does. */
async function drop({ page }: Visit, name: string, content: string): Promise<void> {
  await page.evaluate(`
    const files = new DataTransfer()
    files.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}))
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }))
    }`)
}
