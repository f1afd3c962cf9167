// A far end that puts markup, control characters and far too much into everything that it sends: the page shows it as
// text, runs nothing, and stays usable.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createAuthority } from '../../src/estate/authority.ts'
import type { PreflightSide } from '../../src/report/preflight.ts'
import type { CertificateFacts, Report } from '../../src/report/report.ts'
import { hostileReport, hostileText, poolReport, sampleCertificate } from '../report-samples.ts'
import { requireAccessible, requireFit } from './audit.ts'
import { needsBrowser, startVisit, type Visit } from './browser.ts'
import { noBrowser } from './chromium.ts'
import { mapOf } from './given-map.ts'
import { startSiteOf } from './given.ts'
import { bigPool } from './made-up-pool.ts'
import { poison, poisoned } from './poison.ts'
import type { Site } from './site.ts'

const [end] = poolReport.endpoints
const preflight: PreflightSide = {
  accepted: 'no',
  reasons: [{ code: 'trust', answer: 'no', detail: hostileText }],
}
const poisonedReport = poisoned<Report>({
  ...poolReport,
  own: { from: 'our.pfx', presented: [] },
  endpoints: poolReport.endpoints.map((each) => ({
    ...each,
    preflight: { ...preflight, theirs: preflight },
  })),
})
const crowded = withCertificate({
  subjectAltName: Array.from({ length: 90_000 }, (_, index) => ({
    type: 'dNSName',
    value: `host-${index}.test${index % 100 === 0 ? poison : ''}`,
  })),
  extensions: Array.from({ length: 10_000 }, (_, index) => ({
    oid: `1.2.3.${index}`,
    name: `1.2.3.${index}${poison}`,
    critical: false,
    value: index % 2 === 0 ? [] : [`  ${poison}`],
    hex: 'ab'.repeat(100),
  })),
})
const heavy = withCertificate({ der: heavyDer(16 * 2 ** 20).toString('base64') })

/** The sample's report with its end entity changed. */
function withCertificate(changes: Partial<CertificateFacts>): Report {
  const { sha256 } = sampleCertificate('a')
  const [sha = sha256] = end?.presented ?? []
  const certificate = { ...(poolReport.certificates[sha] ?? sampleCertificate('a')), ...changes }
  return { ...poolReport, certificates: { ...poolReport.certificates, [sha]: certificate } }
}

/** A SEQUENCE of 20,000 NULLs and an OCTET STRING: as many elements as are listed, and far more octets. */
function heavyDer(length: number): Buffer {
  const nulls = Buffer.alloc(40_000)
  for (let at = 0; at < nulls.length; at += 2) nulls[at] = 5
  const element = (tag: number, contents: Buffer) => {
    const header = Buffer.alloc(6)
    header.writeUInt8(tag, 0)
    header.writeUInt8(0x84, 1)
    header.writeUInt32BE(contents.length, 2)
    return Buffer.concat([header, contents])
  }
  return element(0x30, Buffer.concat([nulls, element(0x04, Buffer.alloc(length - nulls.length - 12, 0xa5))]))
}

let site: Site
let visit: Visit
let page: Page
let check = ''
const reports = [hostileReport, poisonedReport, crowded, heavy, bigPool(40)]
const [hostile = '', everywhere = '', many = '', large = '', pool = ''] = reports.map((_, index) =>
  String(index + 1),
)

before(async () => {
  if (noBrowser !== undefined) return
  ;({ site, check } = await startSiteOf(reports))
  visit = await startVisit(site.server.origin)
  ;({ page } = visit)
  await page.goto(site.address(`/checks/${check}`))
  await page.locator('.results-foot').getByText(`${reports.length} results`).waitFor()
})
after(async () => {
  await visit?.close()
  await site?.close()
})

async function open(place: string): Promise<void> {
  await page.goto(`${site.server.origin}/#${place}`)
  await page.locator('.view h2').waitFor()
}
const openResult = (number: string) => open(`/results/${check}-${number}`)
const openCertificate = (number: string, { certificates, endpoints }: Report) =>
  open(
    `/results/${check}-${number}/certificates/${endpoints[0]?.presented[0] ?? Object.keys(certificates)[0]}`,
  )

/** Opens all that can be opened; then: nothing ran, nothing is markup, nothing is hidden, no link leads astray. */
async function requireHarmless(what: string): Promise<void> {
  for (let depth = 0; depth < 5; depth++) {
    await page.evaluate(`for (const each of document.querySelectorAll('.view details')) each.open = true`)
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  }
  const found: unknown = await page.evaluate(`({
    hit: window.hit ?? null,
    markup: document.querySelectorAll('main :is(script, img, iframe, style, object)').length,
    raw: [...document.querySelectorAll('.view, .view *')]
      .flatMap((each) => [
        ...[...each.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data),
        ...[...each.attributes].map(({ value }) => value),
      ])
      .filter((text) => /[\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]/.test(text))
      .map((text) => text.slice(0, 100)),
    astray: [...document.querySelectorAll('main a')]
      .map((each) => each.getAttribute('href'))
      .filter((href) => !/^(#\\/|https?:)/.test(href)),
  })`)
  assert.deepEqual(found, { hit: null, markup: 0, raw: [], astray: [] }, what)
  assert.ok(
    await page.evaluate(`document.querySelector('main').textContent.includes('\\\\u{202E}')`),
    `${what}: shown escaped`,
  )
  await page.setViewportSize({ width: 320, height: 640 })
  await requireFit(page, what)
  await page.setViewportSize({ width: 1280, height: 800 })
  assert.deepEqual(visit.faults.splice(0), [], what)
  assert.deepEqual(visit.strangers, [], what)
}

test('a hostile result is text', needsBrowser, async () => {
  await openResult(hostile)
  await requireHarmless('result')
})

test('a result with poison in every field is text', needsBrowser, async () => {
  await openResult(everywhere)
  await page.getByText('Would they accept us?').first().waitFor()
  await requireHarmless('result')
})

test('a hostile certificate is text', needsBrowser, async () => {
  await openCertificate(hostile, hostileReport)
  await requireHarmless('certificate')
  await openCertificate(everywhere, poisonedReport)
  await requireHarmless('certificate with poison everywhere')
})

test('a timeline of hostile results is text', needsBrowser, async () => {
  await open('/timeline')
  await page.locator('.view-table button').first().click()
  await page.getByRole('heading', { name: /^Ending/ }).waitFor()
  await requireHarmless('timeline')
})

test(
  '90,000 names and 10,000 extensions are shown in part, and all of them on request',
  needsBrowser,
  async () => {
    await openCertificate(many, crowded)
    const names = page.getByRole('region', { name: 'Names', exact: true })
    assert.equal(await names.locator('li').count(), 100)
    await names.getByRole('button', { name: 'Show all 90,000' }).click()
    assert.ok((await names.locator('pre').innerText()).includes('host-89999.test'))
    const extensions = page.getByRole('region', { name: 'Extensions', exact: true })
    assert.equal(await extensions.locator('h4').count(), 50)
    await extensions.getByRole('button', { name: 'Show 1,000 more of 9,950' }).click()
    assert.equal(await extensions.locator('h4').count(), 1050)
    await requireHarmless('certificate of many names')
    await openResult(many)
    await requireHarmless('result with it')
  },
)

test('a certificate of 16 MB is cut, and says so', needsBrowser, async () => {
  await openCertificate(large, heavy)
  await page.getByText('Take 16,777,216 octets apart').click()
  await page.getByText('Only the first 262,144 of 16,777,216 octets are shown', { exact: false }).waitFor()
  const tree = page.getByRole('tree')
  assert.ok((await tree.getByRole('treeitem').count()) < 60)
  await tree.press('End')
  await page.getByRole('grid').press('End')
  assert.ok((await page.getByRole('gridcell').count()) < 1500)
  assert.match(await page.locator('.view-asn1-chosen').innerText(), /octets [\d,]+ to [\d,]+/)
  assert.deepEqual(visit.faults.splice(0), [])
})

test(
  'forty members scroll within their table, and those that agree can be left out',
  needsBrowser,
  async () => {
    await openResult(pool)
    const table = page.getByRole('group', { name: /^Members of the pool/ })
    assert.equal(await table.getByRole('row').count(), 42)
    assert.ok(
      await page.evaluate(`{
    const table = document.querySelector('.view-pool').parentElement
    table.scrollHeight > table.clientHeight
  }`),
    )
    await page.setViewportSize({ width: 320, height: 640 })
    await requireFit(page, 'pool of forty')
    await requireAccessible(page, 'pool of forty')
    await page.getByLabel('Only those that differ').check()
    assert.equal(await table.getByRole('row').count(), 3)
  },
)

test('hostile rules and roots are text', needsBrowser, async () => {
  await poisonAnswers(/\/api\/v1\/(explain|roots)/)
  await open('/explain/exp-expired')
  await page.getByRole('heading', { name: /Why it matters/ }).waitFor()
  await requireHarmless('rule')
  await open('/explain')
  await page.locator('.view-rules li').first().waitFor()
  await requireHarmless('rules')
  await open('/roots')
  await page.locator('.view-roots li').first().waitFor()
  await requireHarmless('roots')
  await page.locator('.view-roots a').first().click()
  await page.getByRole('heading', { name: 'How it is installed' }).waitFor()
  await requireHarmless('root')
  await page.unroute(/\/api\/v1\/(explain|roots)/)
})

test('a map and a verification with poison in every field are text', needsBrowser, async () => {
  await poisonAnswers(/\/api\/v1\/verify/)
  const { der } = createAuthority({
    subject: [
      `CN=${poison
        .split('')
        .filter((unit) => unit >= ' ')
        .join('')}`,
    ],
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2036-01-01'),
  })
  await open('/verify')
  await page
    .locator('.view-form input[type=file]')
    .first()
    .setInputFiles({
      name: `${poison.replaceAll(/[\0/]/g, '')}.cer`,
      mimeType: 'application/pkix-cert',
      buffer: Buffer.from(der),
    })
  await page.getByRole('heading', { name: 'Rules for authorities' }).waitFor()
  await requireHarmless('verification')
  await page.route(/\/api\/v1\/maps/, (route) => route.fulfill({ json: poisoned(mapOf(hostileReport)) }))
  await open('/map/contoso.test')
  await page.locator('.view-tree').waitFor()
  await requireHarmless('map')
  await page.getByRole('button', { name: 'Open report' }).first().click()
  await page.getByRole('heading', { name: 'Findings' }).waitFor()
  await requireHarmless('report of the map')
})

/** Lets the server answer, and puts poison into what it says. */
async function poisonAnswers(path: RegExp): Promise<void> {
  await page.route(path, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: poisoned(await response.json()) })
  })
}
