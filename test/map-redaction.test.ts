// Redacted maps of domains of the estate: no name or address of anybody is left, and what was found is.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEstate, type Estate } from '../src/estate/estate.ts'
import { redactedDocument } from '../src/evidence/evidence-document.ts'
import { map } from '../src/map.ts'
import { redactMap } from '../src/redact/redact-map.ts'
import { Redaction } from '../src/redact/redact-report.ts'
import { renderMapJson } from '../src/render/json.ts'
import { renderMap } from '../src/render/map-text.ts'
import type { DomainMap } from '../src/report/map.ts'
import { mapFileObject } from '../src/schema/map.ts'
import { anchorsOf } from '../src/trust/anchors.ts'
import { version } from '../src/version.ts'
import { identifyingWords, wordsLeftIn } from './identifying-words.ts'

/** A sound pool, one with an odd member, a domain that leads nowhere, one without federation record. */
const domains = ['contoso.test', 'fabrikam.test', 'wideworldimporters.test', 'nodpublishers.test']

let estate: Estate
const maps: DomainMap[] = []
const hidden: DomainMap[] = []

before(async () => {
  estate = await startEstate()
  const anchors = anchorsOf(estate.rootPem, 'file /home/jane/root.pem', false)
  const redaction = new Redaction()
  for (const domain of domains) {
    const drawn = await map(domain, { dns: estate.dns, anchors, timeout: 1500, retries: 0, internal: true })
    maps.push(drawn)
    hidden.push(redactMap(drawn, redaction))
  }
})

after(() => estate.close())

test('nothing that identifies is left in any byte of JSON, text or evidence', () => {
  const ofRecords = maps.flatMap(({ domain, records, resolver }) => [
    domain,
    domain.split('.')[0] ?? '',
    resolver.replace(/:\d+$/, ''),
    ...records.flatMap(({ name, data, aliases, names }) => [
      name.replace(/^(_[a-z0-9-]+\.)+/, ''),
      ...data.map((text) => (text.split(' ').at(-1) ?? '').replace(/\.$/, '')),
      ...aliases,
      ...names.map(({ host }) => host),
    ]),
  ])
  const words = identifyingWords(
    maps.flatMap(({ reports }) => reports),
    ['jane', '/root.pem', ...ofRecords.filter((word) => word.length > 3)],
  )
  assert.ok(words.size > 60, String(words.size))
  const options = { width: 80, color: false, ascii: false }
  for (const each of hidden) {
    const forms = [
      renderMapJson(each, version),
      renderMap(each, options),
      redactedDocument(each.reports, version),
    ]
    for (const text of forms) assert.deepEqual(wordsLeftIn(text, words), [])
  }
})

test('what was found stays, record by record, and the map keeps to the schema', () => {
  const found = ({ verdict, homing, headline, records }: DomainMap) => ({
    verdict,
    home: homing.kind,
    rule: headline.rule,
    records: records.map((record) => ({
      ids: [record.id, record.status, record.verdict, record.worst?.rule],
      remarks: record.remarks.map(({ code }) => code),
      names: record.names.map(({ port, endpoints }) => [
        port,
        endpoints.map(({ verdict: own, worst, counts }) => [own, worst?.rule, worst?.detail, counts]),
      ]),
    })),
  })
  assert.deepEqual(hidden.map(found), maps.map(found))
  for (const each of hidden) mapFileObject.parse(JSON.parse(renderMapJson(each, version)))
})

test('records speak of the names and fingerprints under which the reports know them', () => {
  for (const { records, reports } of hidden) {
    for (const { endpoints, host } of records.flatMap(({ names }) => names)) {
      for (const { report, endpoint, certificate, address } of endpoints) {
        const meant = reports[report]?.endpoints[endpoint]
        assert.deepEqual([meant?.host, meant?.address, meant?.presented[0]], [host, address, certificate])
      }
    }
  }
})

test('the sentence about the whole names nobody and says the same', () => {
  const [, pool] = hidden
  assert.match(
    pool?.headline.text ?? '',
    /^_sipfederationtls\._tcp\.domain-\d+\.invalid: The address 192\.0\.2\.\d+ of host-\d+\.domain-\d+\.invalid presents another certificate/,
  )
})

test('a domain to be kept is kept', () => {
  const [drawn] = maps
  assert.ok(drawn)
  const kept = redactMap(drawn, new Redaction([drawn.domain]))
  assert.equal(kept.domain, drawn.domain)
  assert.deepEqual(
    kept.records.map(({ name }) => name),
    drawn.records.map(({ name }) => name),
  )
})
