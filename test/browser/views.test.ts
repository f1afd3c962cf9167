// Results and certificates of the demo estate, as people look at them: tree, pool, paths, octets, preflight.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { needsBrowser, startVisit, until, type Visit } from './browser.ts'
import { noBrowser } from './chromium.ts'
import { startSite, type Site } from './site.ts'

const domains = [
  'fabrikam.test',
  'thephone.test',
  'contosofarm.test',
  'nodpublishers.test',
  'graphicdesigninstitute.test',
]
const targets = domains.map((name) => ({ kind: 'FED', name, input: name }) as const)

let site: Site
let visit: Visit
let page: Page
const results = new Map<string, string>()

before(async () => {
  if (noBrowser !== undefined) return
  site = await startSite()
  visit = await startVisit(site.server.origin, {
    viewport: { width: 1280, height: 1000 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  ;({ page } = visit)
  const { id } = await site.server.start({ targets: [...targets] })
  await page.goto(site.address(`/checks/${id}`))
  await page.locator('.results-foot').getByText(`${targets.length} results`).waitFor()
  for (const [index, name] of domains.entries()) results.set(name, await resultOfTarget(id, index))
})
after(async () => {
  await visit?.close()
  await site?.close()
})

/** Results come in any order; their rows say of which target they are. */
async function resultOfTarget(check: string, index: number): Promise<string> {
  const { origin, token } = site.server
  const response = await fetch(`${origin}/api/v1/checks/${check}/results?after=0`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { rows } = (await response.json()) as { rows: { id: string; index: number }[] }
  return rows.find((row) => row.index === index)?.id ?? ''
}

async function open(place: string, heading: string | RegExp): Promise<void> {
  await page.goto(`${site.server.origin}/#${place}`)
  await page.locator('.view').getByRole('heading', { level: 2, name: heading }).waitFor()
}
const openResult = (name: string) =>
  open(`/results/${results.get(name)}`, new RegExp(name.replaceAll('.', '\\.')))
const part = (name: string | RegExp) => page.locator('.view').getByRole('region', { name, exact: true })
const clipboard = () => page.evaluate('navigator.clipboard.readText()')

function nothingWentWrong(): void {
  assert.deepEqual(visit.faults.splice(0), [])
  assert.deepEqual(visit.strangers, [])
}

test(
  'a result says its verdict and headline, and folds effects under their root cause',
  needsBrowser,
  async () => {
    await openResult('fabrikam.test')
    const view = page.locator('.view')
    await view.getByRole('heading', { level: 2, name: 'error fabrikam.test' }).waitFor()
    assert.match(await view.locator('.view-headline').innerText(), /presents another certificate/)
    const findings = part('Findings')
    assert.equal(await findings.getByText('exp-expired').count(), 0)
    await findings.getByText(/^Explains also \d findings$/).click()
    await findings.getByText('exp-expired').first().waitFor()
    await findings.getByText('What to do:').first().waitFor()
    await findings.getByText('Evidence').first().click()
    await findings.getByText('127.').first().waitFor()
    nothingWentWrong()
  },
)

test('the tree is worked with the arrow keys', needsBrowser, async () => {
  await openResult('fabrikam.test')
  const branches = part('Findings').locator('summary')
  const focused = () => page.evaluate('document.activeElement.innerText')
  await branches.first().focus()
  await page.keyboard.press('ArrowDown')
  assert.match(String(await focused()), /sip\.fabrikam\.test:5061/)
  await page.keyboard.press('ArrowLeft')
  assert.equal(await page.evaluate('document.activeElement.parentElement.open'), false)
  await page.keyboard.press('ArrowLeft')
  assert.match(String(await focused()), /_sipfederationtls\._tcp/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  assert.match(String(await focused()), /_sipfederationtls\._tcp/)
  nothingWentWrong()
})

test('a finding leads to what its rule means, and back', needsBrowser, async () => {
  await openResult('fabrikam.test')
  await part('Findings').getByRole('link', { name: 'All about this rule' }).first().click()
  await page.getByRole('heading', { level: 3, name: 'Why it matters' }).waitFor()
  await page.goBack()
  await part('Findings').waitFor()
  nothingWentWrong()
})

test('the odd member of a pool is marked by a word, and the majority named', needsBrowser, async () => {
  await openResult('fabrikam.test')
  const pool = part(/^Pool sip\.fabrikam\.test/).first()
  await pool.getByText('1 of 3 members differs from the 2 that agree.').waitFor()
  const rows = pool.getByRole('row')
  assert.match(await rows.nth(1).innerText(), /^majority \(2\)/)
  assert.match(await rows.nth(2).innerText(), /^127\.[\d.]+\s+differs/)
  assert.equal(await rows.nth(2).locator('td').getByText('differs').count(), 4)
  await openResult('contosofarm.test')
  await page.getByText('None of 2 members is in the majority: no value is that of most.').waitFor()
  nothingWentWrong()
})

test('paths part where they differ, and an error stands at its member', needsBrowser, async () => {
  await openResult('thephone.test')
  const paths = page.getByRole('group', { name: 'Paths from the end entity to where they end' })
  const members = paths.locator('.view-member')
  assert.equal(await members.count(), 4)
  await members.filter({ hasText: 'expired' }).getByText('sent as #2').waitFor()
  await members
    .filter({ hasText: 'trust anchor' })
    .getByText('from the store: root of the demo estate')
    .waitFor()
  assert.equal(await members.getByText('cross-signed').count(), 2)
  await page.getByText('not part of the chain').waitFor()
  nothingWentWrong()
})

test('what should be sent is copied as PEM', needsBrowser, async () => {
  await openResult('thephone.test')
  const copy = part('Certification paths').getByRole('button', { name: 'Copy as PEM' })
  await copy.click()
  await page.getByText('Copied').waitFor()
  const pem = String(await clipboard())
  assert.equal(pem.match(/BEGIN CERTIFICATE/g)?.length, 2)
  nothingWentWrong()
})

test('a certificate is copied, and its thumbprint in three spellings', needsBrowser, async () => {
  await openCertificate()
  const prints = part('Fingerprints')
  const spelt = async (name: RegExp) => {
    await prints.getByRole('button', { name }).click()
    return String(await clipboard())
  }
  const plain = await spelt(/^Copy SHA-1.*plain$/)
  assert.match(plain, /^[0-9A-F]{40}$/)
  assert.equal((await spelt(/^Copy SHA-1.*colons$/)).replaceAll(':', ''), plain)
  assert.equal((await spelt(/^Copy SHA-1.*Windows shows it$/)).replaceAll(' ', '').toUpperCase(), plain)
  await page.getByRole('button', { name: 'Copy as PEM' }).click()
  assert.match(String(await clipboard()), /^-----BEGIN CERTIFICATE-----\n/)
  nothingWentWrong()
})

async function openCertificate(): Promise<void> {
  await openResult('fabrikam.test')
  const certificate = page.locator('.view-certificates a').first()
  await open(((await certificate.getAttribute('href')) ?? '').slice(1), /./)
}

test('choosing an element marks its octets, and the other way round', needsBrowser, async () => {
  await openCertificate()
  const tree = page.getByRole('tree')
  const dump = page.getByRole('grid')
  await tree.getByRole('treeitem', { name: /serialNumber/ }).click()
  await until(page, `document.querySelectorAll('.view-hex .is-header').length === 2`)
  const marked = await dump.locator('.is-header, .is-content').allInnerTexts()
  assert.equal(marked[0], '02')
  assert.equal(marked.length, 2 + Number.parseInt(marked[1] ?? '', 16))
  await dump.locator('[role=gridcell]').nth(1).click()
  const chosen = tree.locator('[aria-selected=true]')
  assert.match(await chosen.innerText(), /Certificate/)
  await tree.press('ArrowLeft')
  assert.equal(await tree.getByRole('treeitem').count(), 1)
  await tree.press('ArrowRight')
  await tree.press('ArrowRight')
  assert.match(await chosen.innerText(), /tbsCertificate/)
  await dump.press('End')
  await until(
    page,
    `document.querySelector('[role=tree] [aria-selected=true]')?.innerText.match(/INTEGER|signatureValue/)`,
  )
  await dump.press('Home')
  await until(
    page,
    `document.querySelector('[role=tree] [aria-selected=true]')?.innerText.includes('Certificate')`,
  )
  nothingWentWrong()
})

test('what the far end asks of clients is told, and a list that Windows cuts', needsBrowser, async () => {
  await openResult('graphicdesigninstitute.test')
  const asked = part('Client certificates')
  await asked.getByText('Windows cuts the list at 16,384 octets', { exact: false }).waitFor()
  await asked.getByRole('button', { name: 'Show all 130' }).click()
  await asked.getByRole('group', { name: 'Acceptable authorities' }).waitFor()
  nothingWentWrong()
})

test('a target that leads nowhere says what DNS answered', needsBrowser, async () => {
  await openResult('nodpublishers.test')
  await part('Findings').getByText('No server to connect to.').waitFor()
  await part('DNS').getByText('NXDOMAIN').first().waitFor()
  nothingWentWrong()
})

test('the preflight says both sides with their reasons', needsBrowser, async () => {
  const { id } = await site.server.start({
    targets: [{ kind: 'FED', name: 'northwind.test', input: 'northwind.test' }],
    settings: { preflight: { host: 'sip.contoso.test:5061' } },
  })
  await page.goto(`${site.server.origin}/#/checks/${id}`)
  await page.locator('.results-foot').getByText('1 result').waitFor()
  await open(`/results/${await resultOfTarget(id, 0)}`, /northwind/)
  const preflight = part('Preflight')
  await preflight.getByText('Would they accept us?').waitFor()
  await preflight.getByText('Would we accept them?').waitFor()
  assert.ok((await preflight.locator('.view-reasons > li').count()) >= 4)
  nothingWentWrong()
})
