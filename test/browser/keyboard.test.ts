// The page by keyboard alone: what the focus meets, in which order and under which names, and what keys do.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { afresh, needsBrowser, startVisit, until, type Visit } from './browser.ts'
import { noBrowser } from './chromium.ts'
import { startSite, type Site } from './site.ts'

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

async function visit(then: (page: Page) => Promise<void>): Promise<void> {
  await afresh(opened.page, site.address())
  await then(opened.page)
  assert.deepEqual(opened.faults.splice(0), [])
}

/** Role and accessible name of what has the focus, as the browser tells assistive technology. */
async function focused(page: Page): Promise<string> {
  const snapshot = await page.locator(':focus').ariaSnapshot()
  const [line = ''] = snapshot.replace(/^- /, '').split('\n')
  return /^[a-z]+ "[^"]*"( \[[a-z]+\])?/.exec(line)?.[0] ?? line
}

test('the focus goes through the page in the order in which it is read, and meets names', needsBrowser, () =>
  visit(async (page) => {
    const met: string[] = []
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Tab')
      if ((await page.locator(':focus').count()) === 0) break
      met.push(await focused(page))
    }
    assert.deepEqual(met, [
      'link "Skip to the content"',
      'link "Check"',
      'link "Timeline"',
      'link "Map"',
      'link "Verify"',
      'link "Roots"',
      'link "Rules"',
      'button "Commands"',
      'button "Keys"',
      'combobox "Colours"',
      'checkbox "FED SRV"',
      'checkbox "SIP SRV"',
      'checkbox "SIP INT SRV"',
      'textbox "FQDN / IP"',
      'textbox "Port"',
      'button "Add"',
      'button "Import…"',
      'listbox "Targets to test"',
      'checkbox "Show Advanced"',
      'checkbox "Show Root Chain"',
      'checkbox "Test DNSLB Pool" [checked]',
      'textbox "DNS Server"',
      'checkbox "Output CSV"',
      'button "Test"',
      'text: More settings',
      'button "History"',
      'region "Information"',
    ])
  }),
)

test('the first stop skips to the content without touching the address', needsBrowser, () =>
  visit(async (page) => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate('document.activeElement.id'), 'content')
    assert.equal(new URL(page.url()).hash, '')
  }),
)

test('a check is made, read and left with keys alone', needsBrowser, () =>
  visit(async (page) => {
    const press = (...keys: string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
    await press('n')
    await page.locator('#target-name:focus').waitFor()
    // Letters that are keys elsewhere are typed here.
    await page.keyboard.type('sip.contoso.test')
    await press('Tab', 'Control+a')
    await page.keyboard.type('5061')
    await press('Enter')
    await page.getByText('1 target', { exact: true }).waitFor()
    await press('Control+Enter')
    await page.locator('.results-foot').getByText('1 result').waitFor()
    await press('Control+k')
    await page.getByRole('combobox', { name: 'Command, place or result' }).waitFor()
    await page.keyboard.type('list of')
    await press('Enter')
    await page.locator('#results-list:focus').waitFor()
    await press('ArrowDown', 'Enter')
    await page.waitForURL(/#\/results\//)
    // Beside the list the focus stays in it.
    assert.equal(await focused(page), 'listbox "Results, one a row"')
    await press('t')
    await page.getByRole('region', { name: 'Information' }).getByText('Checking FQDN').first().waitFor()
    await press('F6')
    await press('Escape')
    await page.waitForURL(/#\/checks\//)
    await page.locator('#results-list:focus').waitFor()
    await press('/')
    await page.locator('#results-filter input:focus, input#results-filter:focus').waitFor()
  }),
)

test('arrows, Home, End, Page Up, Page Down move in a list; Delete removes', needsBrowser, () =>
  visit(async (page) => {
    const names = Array.from({ length: 60 }, (_, index) => `h${index}.test`)
    await page.getByLabel('FQDN / IP').fill(names.join(','))
    await page.keyboard.press('Enter')
    await page.getByText('60 targets').waitFor()
    const list = page.getByRole('listbox', { name: 'Targets to test' })
    // The row in question has to come into sight first.
    const active = () =>
      until(
        page,
        `document.getElementById(
          document.getElementById('targets-to-test').getAttribute('aria-activedescendant'))?.ariaPosInSet`,
      )
    await list.press('Home')
    assert.equal(await active(), '1')
    await list.press('ArrowDown')
    await list.press('ArrowDown')
    await list.press('ArrowUp')
    assert.equal(await active(), '2')
    await list.press('PageDown')
    const page1 = Number(await active())
    assert.ok(page1 > 3)
    await list.press('PageUp')
    assert.equal(await active(), '2')
    await list.press('End')
    assert.equal(await active(), '60')
    await list.press('Delete')
    await page.getByText('59 targets').waitFor()
    assert.equal(await active(), '59')
  }),
)

test('the palette finds places, and the list of keys says what there is', needsBrowser, () =>
  visit(async (page) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('timel')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/timeline$/)
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await dialog.getByText('Find a command').waitFor()
    await dialog.getByLabel('Single keys do something').uncheck()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.keyboard.press('?')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    assert.equal(await dialog.count(), 0)
  }),
)
