// Every control of the predecessor's window, by the labels that its users know.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { afresh, needsBrowser, startVisit, textWith, type Visit } from './browser.ts'
import { noBrowser } from './chromium.ts'
import { endless, startSite, type Site } from './site.ts'

let site: Site
let opened: Visit

before(async () => {
  if (noBrowser !== undefined) return
  site = await startSite()
  opened = await startVisit(site.server.origin)
})
after(async () => {
  await opened?.close()
  await site?.close()
})

/** The start page as somebody sees it who comes for the first time. */
async function visit(then: (visit: Visit) => Promise<void>): Promise<void> {
  await afresh(opened.page, site.address())
  await then(opened)
  assert.deepEqual(opened.faults.splice(0), [])
  assert.deepEqual(opened.strangers, [])
}

/** The targets in the list, as they are read out. */
const listed = ({ page }: Visit) =>
  page
    .getByRole('listbox', { name: 'Targets to test' })
    .getByRole('option')
    .locator('.unseen')
    .allInnerTexts()

test('names and ports with commas are added, every name with every port', needsBrowser, () =>
  visit(async (opened) => {
    const { page } = opened
    await page.getByLabel('FQDN / IP').fill('a.test, 192.0.2.7')
    await page.getByRole('textbox', { name: 'Port', exact: true }).fill('443,5061')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByText('4 targets').waitFor()
    assert.deepEqual(await listed(opened), [
      'a.test, port 443, DIR',
      'a.test, port 5061, DIR',
      '192.0.2.7, port 443, DIR',
      '192.0.2.7, port 5061, DIR',
    ])
    assert.equal(await page.getByLabel('FQDN / IP').inputValue(), '')
  }),
)

test(
  'a SRV box renames the field, empties and disables the port, and excludes the others',
  needsBrowser,
  () =>
    visit(async (opened) => {
      const { page } = opened
      await page.getByLabel('FED SRV').check()
      assert.equal(await page.getByLabel('FQDN / IP').count(), 0)
      assert.equal(await page.getByRole('textbox', { name: 'Port', exact: true }).inputValue(), '')
      assert.ok(await page.getByRole('textbox', { name: 'Port', exact: true }).isDisabled())
      await page.getByLabel('SIP Domain').fill('contoso.test')
      await page.getByLabel('SIP Domain').press('Enter')
      await page.getByText('1 target', { exact: true }).waitFor()
      await page.getByLabel('SIP SRV').check()
      assert.ok(!(await page.getByLabel('FED SRV').isChecked()))
      await page.getByLabel('SIP INT SRV').check()
      assert.ok(!(await page.getByLabel('SIP SRV').isChecked()))
      await page.getByLabel('SIP Domain').fill('fabrikam.test')
      await page.getByRole('button', { name: 'Add' }).click()
      await page.getByText('2 targets').waitFor()
      assert.deepEqual(await listed(opened), ['contoso.test, FED', 'fabrikam.test, SIPINT'])
      await page.getByLabel('SIP INT SRV').uncheck()
      assert.equal(await page.getByRole('textbox', { name: 'Port', exact: true }).inputValue(), '443')
      assert.ok(await page.getByRole('textbox', { name: 'Port', exact: true }).isEnabled())
      assert.equal(await page.getByLabel('FQDN / IP').count(), 1)
    }),
)

test('what is no target is told, and stays typed', needsBrowser, () =>
  visit(async ({ page }) => {
    await page.getByLabel('FQDN / IP').fill('a.test')
    await page.getByRole('textbox', { name: 'Port', exact: true }).fill('70000')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('alert').filter({ hasText: '70000' }).waitFor()
    assert.equal(await page.getByLabel('FQDN / IP').inputValue(), 'a.test')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    assert.equal(await page.getByRole('alert').filter({ hasText: '70000' }).count(), 0)
  }),
)

test('a CSV file is imported; a bad row is told and the others go on', needsBrowser, () =>
  visit(async (opened) => {
    const { page } = opened
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Import…' }).click()
    const csv = 'Domain,Type,Port\ncontoso.test,FED,\na.test,DIR,5061\nb.test,FED,443\nc.test,,8443\n'
    await (await chooser).setFiles({ name: 'targets.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByText('3 targets', { exact: true }).waitFor()
    assert.deepEqual(await listed(opened), [
      'contoso.test, FED',
      'a.test, port 5061, DIR',
      'c.test, port 8443, DIR',
    ])
    await page.getByRole('alert').filter({ hasText: 'targets.csv' }).waitFor()
  }),
)

test(
  'Delete selects the row above, Clear All empties the list, and a visit later the list is there',
  needsBrowser,
  () =>
    visit(async (opened) => {
      const { page } = opened
      await page.getByLabel('FQDN / IP').fill('a.test,b.test,c.test')
      await page.getByRole('button', { name: 'Add' }).click()
      const list = page.getByRole('listbox', { name: 'Targets to test' })
      await list.getByRole('option', { name: 'b.test' }).click()
      await page.getByRole('button', { name: 'Delete' }).click()
      assert.deepEqual(await listed(opened), ['a.test, port 443, DIR', 'c.test, port 443, DIR'])
      assert.match(await list.locator('[aria-selected=true]').innerText(), /a\.test/)
      await page.reload()
      assert.deepEqual(await listed(opened), ['a.test, port 443, DIR', 'c.test, port 443, DIR'])
      await page.getByRole('button', { name: 'Clear All' }).click()
      assert.deepEqual(await listed(opened), [])
      assert.ok(await page.getByRole('button', { name: 'Clear All' }).isDisabled())
      assert.ok(await page.getByRole('button', { name: 'Delete' }).isDisabled())
    }),
)

test(
  'Test shows the classic text, members of a pool apart, with links to roots, and saves the CSV',
  needsBrowser,
  () =>
    visit(async ({ page }) => {
      await page.getByLabel('FED SRV').check()
      await page.getByLabel('SIP Domain').fill('fabrikam.test')
      await page.getByLabel('Show Root Chain').check()
      await page.getByLabel('Output CSV', { exact: true }).check()
      assert.equal(await page.getByLabel('File of Output CSV').inputValue(), 'CertificateExport.csv')
      const saved = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Test', exact: true }).click()
      const csv = await saved
      assert.equal(csv.suggestedFilename(), 'CertificateExport.csv')
      const information = page.getByRole('region', { name: 'Information' })
      await information.getByText('Checking FQDN: sip.fabrikam.test:5061').first().waitFor()
      // While results come the text is made anew now and then.
      const text = await textWith(information, /^Certificate Chain Item 1$/m)
      assert.match(text, /^SRV Record: {2}FED fabrikam\.test$/m)
      assert.match(text, /^Certificate Chain Item 1$/m)
      assert.doesNotMatch(text, /^Extension Type:/m)
      // The members are apart by a bar and by a line of their own, not by their colour alone.
      const members = information.locator('.classic-member')
      assert.ok((await members.count()) >= 1)
      assert.match(await members.first().innerText(), /Other server in pool: /)
      await page.getByLabel('Show Advanced').check()
      await information.getByText('Extension Type: ').first().waitFor()
    }),
)

test('Test DNSLB Pool is on; without it only the first address is checked', needsBrowser, () =>
  visit(async ({ page }) => {
    assert.ok(await page.getByLabel('Test DNSLB Pool').isChecked())
    await page.getByLabel('Test DNSLB Pool').uncheck()
    await page.getByLabel('FED SRV').check()
    await page.getByLabel('SIP Domain').fill('fabrikam.test')
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    const information = page.getByRole('region', { name: 'Information' })
    await information.getByText('Checking IP Address').first().waitFor()
    assert.equal(await information.locator('.classic-member').count(), 0)
  }),
)

test('the DNS server that is typed is asked', needsBrowser, () =>
  visit(async ({ page }) => {
    await page.getByLabel('DNS Server').fill('127.0.0.1:1')
    await page.getByLabel('FQDN / IP').fill('sip.contoso.test')
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    const row = page
      .getByRole('listbox', { name: /^Results/ })
      .getByRole('option')
      .first()
    await row.waitFor()
    assert.match(await row.innerText(), /DNS/)
  }),
)

test(
  'Test becomes Cancel Test, what may not change meanwhile is disabled, and the status says what is checked',
  needsBrowser,
  () =>
    visit(async ({ page }) => {
      await page.getByLabel('FQDN / IP').fill(`sip.contoso.test,${endless}`)
      await page.getByRole('button', { name: 'Add' }).click()
      await page.getByText('2 targets').waitFor()
      await page.getByRole('button', { name: 'Test', exact: true }).click()
      const cancel = page
        .getByRole('region', { name: 'Targets' })
        .getByRole('button', { name: 'Cancel Test' })
      await cancel.waitFor()
      for (const name of ['Add', 'Import…', 'Delete', 'Clear All']) {
        assert.ok(await page.getByRole('button', { name, exact: true }).isDisabled(), name)
      }
      await page
        .getByRole('contentinfo')
        .getByText(/Testing…|Checking: /)
        .waitFor()
      await cancel.click()
      await page.getByRole('button', { name: 'Test', exact: true }).waitFor()
      await page.getByText('The test was cancelled').waitFor()
      assert.ok(await page.getByRole('button', { name: 'Add' }).isEnabled())
    }),
)

test('every control has a tool tip', needsBrowser, () =>
  visit(async ({ page }) => {
    const bare = await page.evaluate(`
      [...document.querySelectorAll('.targets-pane :is(button, input:not([type=file]), select)')]
        .filter((each) => !each.closest('[title]:not([title=""])'))
        .map((each) => each.outerHTML)`)
    assert.deepEqual(bare, [])
  }),
)
