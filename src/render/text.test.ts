import assert from 'node:assert/strict'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { test } from 'node:test'
import {
  hostileReport,
  nowhereReport,
  poolReport,
  silentReport,
  hostileText,
} from '../../test/report-samples.ts'
import type { Endpoint } from '../report/report.ts'
import { commonName } from './certificate-text.ts'
import { placeIn } from './gathered.ts'
import { renderText, type TextOptions } from './text.ts'

const folder = join(import.meta.dirname, '../../testdata/render')
const plain: TextOptions = { width: 80, color: false, ascii: false, advanced: false, chain: false }
const raw = { serializers: [String] }

const snapshots = {
  'pool-80': renderText(poolReport, plain),
  'pool-50': renderText(poolReport, { ...plain, width: 50 }),
  'pool-ascii': renderText(poolReport, { ...plain, ascii: true }),
  'pool-advanced': renderText(poolReport, { ...plain, advanced: true }),
  'pool-chain': renderText(poolReport, { ...plain, chain: true }),
  'silent-80': renderText(silentReport, plain),
  'nowhere-80': renderText(nowhereReport, plain),
  'hostile-80': renderText(hostileReport, { ...plain, advanced: true, chain: true }),
}

for (const [name, text] of Object.entries(snapshots)) {
  test(`text of ${name} is as recorded`, (t) => {
    t.assert.fileSnapshot(text, join(folder, `${name}.txt`), raw)
  })
}

test('no row of the text is wider than the terminal', () => {
  for (const width of [40, 50, 80, 120]) {
    for (const report of [poolReport, silentReport, nowhereReport, hostileReport]) {
      const text = renderText(report, { ...plain, width, advanced: true, chain: true })
      for (const row of text.split('\n')) assert.ok(row.length <= width, `${width}: ${row}`)
    }
  }
})

test('colour adds nothing but colour', () => {
  const text = renderText(poolReport, { ...plain, color: true, chain: true })
  assert.notEqual(text, snapshots['pool-chain'])
  assert.equal(stripVTControlCharacters(text), snapshots['pool-chain'])
})

test('ASCII text of an ASCII report has no other character', () => {
  assert.match(snapshots['pool-ascii'], /^[\x20-\x7e\n]*$/)
})

test('text of a hostile far end reaches the terminal only escaped', () => {
  assert.doesNotMatch(snapshots['hostile-80'], /[^\n\P{Cc}]|\p{Cf}/u)
  assert.doesNotMatch(snapshots['hostile-80'], /^FAKE/m)
  assert.ok(!snapshots['hostile-80'].includes(hostileText))
})

test('a value that looks like a common name is not taken for one', () => {
  assert.equal(commonName('CN=sip.contoso.test, O=Contoso'), 'sip.contoso.test')
  assert.equal(commonName('OU="x, CN=sip.contoso.test, y", CN=real.test, C=AU'), 'real.test')
  assert.equal(commonName('O=Contoso'), undefined)
})

test('endpoints of one address are told apart by their hosts', () => {
  const [first] = poolReport.endpoints
  assert.ok(first !== undefined)
  const places = (...endpoints: Endpoint[]) =>
    endpoints.map((endpoint) => placeIn({ ...poolReport, endpoints }, endpoint))
  assert.deepEqual(places(first, { ...first, address: '10.1.2.99' }), [first.address, '10.1.2.99'])
  assert.deepEqual(places(first, { ...first, host: 'sip2.contoso.test' }), [first.host, 'sip2.contoso.test'])
  assert.deepEqual(places(first, { ...first, port: 443 }), [
    `${first.host}:${first.port}`,
    `${first.host}:443`,
  ])
})
