// Timeline, map, verification, roots and rules, as people use them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { needsBrowser, startVisit, type Visit } from './browser.ts'
import { noBrowser } from './chromium.ts'
import { startSite, type Site } from './site.ts'

let site: Site
let visit: Visit
let page: Page

const targets = ['contoso.test', 'fabrikam.test', 'nodpublishers.test'].map(
  (name) => ({ kind: 'FED', name, input: name }) as const,
)

before(async () => {
  if (noBrowser !== undefined) return
  site = await startSite()
  const { id: check } = await site.server.start({ targets })
  visit = await startVisit(site.server.origin)
  ;({ page } = visit)
  await page.goto(site.address(`/checks/${check}`))
  await page.locator('.results-foot').getByText('3 results').waitFor()
})
after(async () => {
  await visit?.close()
  await site?.close()
})

async function open(place: string): Promise<void> {
  await page.goto(`${site.server.origin}/#${place}`)
  await page.locator('.view h2').first().waitFor()
}

function nothingWentWrong(): void {
  assert.deepEqual(visit.faults.splice(0), [])
  assert.deepEqual(visit.strangers, [])
}

/** What the browser saves when a button is pressed. */
async function savedBy(button: string): Promise<{ name: string; octets: Buffer }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).first().click()
  const download = await coming
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part))
  return { name: download.suggestedFilename(), octets: Buffer.concat(parts) }
}

test('the timeline leads from a month to its results, and says what ends first', needsBrowser, async () => {
  await open('/timeline')
  await page.getByText('1 certificate ended').waitFor()
  await page.getByText('1 result without a date').waitFor()
  const first = page.getByRole('region', { name: 'What ends first' })
  await first.getByRole('link', { name: 'contoso.test' }).waitFor()
  const months = page.getByRole('region', { name: 'By month' })
  await months.getByRole('button').first().click()
  const ending = page.getByRole('region', { name: /^Ending: / })
  await ending.getByRole('link', { name: 'fabrikam.test' }).click()
  await page.locator('.view').getByRole('heading', { level: 2, name: 'error fabrikam.test' }).waitFor()
  nothingWentWrong()
})

test('a bar of the timeline leads to its results', needsBrowser, async () => {
  await open('/timeline')
  await page
    .locator('.view-timeline g', { has: page.locator('rect.is-ahead:not([height="0"])') })
    .first()
    .click()
  await page.getByRole('heading', { name: /^Ending: / }).waitFor()
  nothingWentWrong()
})

test('without results the timeline says where they come from', needsBrowser, async () => {
  const other = await startVisit(site.server.origin)
  try {
    await other.page.goto(site.address('/timeline'))
    await other.page.getByText('No results are loaded.', { exact: false }).waitFor()
  } finally {
    await other.close()
  }
})

test(
  'a map says where a domain is at home, and each endpoint leads to its report and back',
  needsBrowser,
  async () => {
    await open('/map')
    await page.getByLabel('SIP domain').fill('fabrikam.test')
    await page.getByRole('button', { name: 'Draw' }).click()
    await page.locator('.view-tag', { hasText: 'on-premises' }).waitFor()
    assert.match(page.url(), /#\/map\/fabrikam\.test$/)
    await page
      .getByRole('link', { name: 'Addresses of one name present different certificates' })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Open report' }).first().click()
    const heading = page.locator('.view').getByRole('heading', { level: 2, name: /^error/ })
    await heading.waitFor()
    assert.ok(await heading.evaluate('document.activeElement.tagName === "H2"'))
    const bundle = await savedBy('Save as PEM')
    assert.match(bundle.octets.toString(), /^-----BEGIN CERTIFICATE-----/)
    await page.getByRole('button', { name: 'Back to the map' }).click()
    await page.getByRole('button', { name: 'Open report' }).first().waitFor()
    nothingWentWrong()
  },
)

test('what is no domain is told in the words of the server', needsBrowser, async () => {
  await open('/map/not%20a%20domain')
  await page.getByRole('alert').getByText('not a domain').waitFor()
  assert.deepEqual(visit.strangers, [])
})

test('files are verified against a name, and again when it is changed', needsBrowser, async () => {
  await open('/timeline')
  await page.getByRole('link', { name: 'contoso.test' }).first().click()
  await page.locator('.view-certificates a').first().click()
  await page.getByRole('heading', { level: 3, name: 'Fingerprints' }).waitFor()
  const { octets, name } = await savedBy('Save as DER')
  assert.match(name, /^[0-9a-f]{16}\.cer$/)
  await open('/verify')
  const file = { name: 'own.cer', mimeType: 'application/pkix-cert', buffer: octets }
  await page.locator('.view-form input[type=file]').first().setInputFiles(file)
  await page.getByText('own.cer: DER, 1 certificate').waitFor()
  await page.getByLabel('Name').fill('nobody.test')
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await page.getByText('name does not match').waitFor()
  await page.getByRole('button', { name: 'Remove own.cer' }).click()
  assert.ok(await page.getByRole('button', { name: 'Verify', exact: true }).isDisabled())
  nothingWentWrong()
})

test('a root is found by words, and saved', needsBrowser, async () => {
  await open('/roots')
  await page.getByLabel('Search').fill('isrg x1')
  await page.getByText('1 root', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'ISRG Root X1' }).click()
  await page.getByRole('heading', { level: 3, name: 'Root programs' }).waitFor()
  const pem = await savedBy('Save as PEM')
  assert.equal(pem.name, 'isrg-root-x1.crt')
  assert.match(pem.octets.toString(), /^-----BEGIN CERTIFICATE-----/)
  const der = await savedBy('Save as DER')
  assert.deepEqual([der.name, der.octets[0]], ['isrg-root-x1.cer', 0x30])
  await page.getByRole('link', { name: 'All roots' }).click()
  assert.equal(await page.getByLabel('Search').inputValue(), 'isrg x1')
  nothingWentWrong()
})

test('rules are found by words', needsBrowser, async () => {
  await open('/explain')
  await page.getByLabel('Search').fill('expired certificate sign-in')
  await page.getByText(/^\d+ of \d+ rules$/).waitFor()
  await page.getByRole('link', { name: 'Certificate has expired' }).click()
  await page.getByRole('heading', { level: 3, name: 'What to do' }).waitFor()
  nothingWentWrong()
})
