import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startApi, type ApiServer } from '../../test/serve/api-server.ts'
import { checkState } from '../api/check.ts'
import { resultPage } from '../api/result-row.ts'
import { startEstate, type Estate } from '../estate/estate.ts'
import { evaluate } from '../evaluate.ts'
import { renderClassic } from '../render/classic.ts'
import { renderJson, renderJsonLine } from '../render/json.ts'
import { renderText } from '../render/text.ts'
import { renderCsvHeader, renderCsvRows } from '../render/csv.ts'
import type { Report } from '../report/report.ts'
import { anchorsOf } from '../trust/anchors.ts'
import { loadTrust } from '../trust/select-anchors.ts'
import { version } from '../version.ts'
import { exportForms } from './export.ts'

let estate: Estate
let api: ApiServer
let id: string
const reports: Report[] = []

before(async () => {
  estate = await startEstate()
  const anchors = anchorsOf(estate.rootPem, 'root', false)
  api = await startApi({ defaults: { dns: estate.dns, anchors, timeout: 1500, retries: 0 } })
  const targets = estate.scenarios.filter(({ kind }) => kind === 'FED').slice(0, 6)
  const body = { targets: targets.map(({ target: name }) => ({ input: name, kind: 'FED', name })) }
  id = (await api.read(checkState, 'POST', '/checks', body)).id
  await api.ended(id)
  const { rows } = await api.read(resultPage, 'GET', `/checks/${id}/results`)
  for (const row of rows.toSorted((a, b) => a.index - b.index)) {
    reports.push((await (await api.ask('GET', `/results/${row.id}`)).json()) as Report)
  }
})

after(async () => {
  await api.close()
  await estate.close()
})

const file = async (query: string, of = `/checks/${id}`) => {
  const response = await api.ask('GET', `${of}/export?${query}`)
  assert.equal(response.status, 200, await response.clone().text())
  // The mark of UTF-8 that a table begins with would be taken away otherwise.
  return Buffer.from(await response.arrayBuffer()).toString()
}

describe('results as a file are what the command line writes', () => {
  const plain = { width: 80, color: false, ascii: false, advanced: false, chain: false }
  test('as JSON', async () => {
    const expected = JSON.parse(renderJson(reports, version))
    assert.deepEqual(JSON.parse(await file('form=json')), expected)
  })
  test('as JSON lines', async () => {
    const lines = (await file('form=jsonl')).trimEnd().split('\n')
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      reports.map((each) => JSON.parse(renderJsonLine(each))),
    )
  })
  test('as text', async () => {
    const all = await file('form=text')
    for (const report of reports) assert.ok(all.includes(renderText(report, plain)))
  })
  test('in the classic layout, with everything', async () => {
    const all = await file('form=classic&advanced=true&chain=true')
    for (const report of reports)
      assert.ok(all.includes(renderClassic(report, { advanced: true, chain: true }).trimEnd()))
    assert.notEqual(all, await file('form=classic'))
  })
  test('as CSV', async () =>
    assert.equal(await file('form=csv'), renderCsvHeader() + reports.map(renderCsvRows).join('')))
  test('as HTML', async () => {
    const html = await file('form=html')
    for (const { target } of reports) assert.ok(html.includes(target.name))
    assert.doesNotMatch(html, /<script(?![^>]*type="application\/json")/)
  })
})

test('each form is a download that does nothing when it is opened', async () => {
  for (const form of exportForms) {
    const { headers } = await api.ask('GET', `/checks/${id}/export?form=${form}`)
    assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="farend-[\w.-]+\.\w+"$/)
    assert.match(headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  }
})

test('an evidence pack is judged to the very same reports', async () => {
  const fallback = await loadTrust(undefined, 'no-such-folder')
  const { from, checked, remarks } = evaluate(await file('form=evidence'), { fallback }, version)
  assert.deepEqual([from, remarks], ['octets', []])
  assert.deepEqual(
    JSON.parse(JSON.stringify(checked.map(({ report }) => report))),
    JSON.parse(JSON.stringify(reports)),
  )
})

test('redacted files name nobody', async () => {
  const names = reports.flatMap(({ target, endpoints }) => [
    target.name,
    ...endpoints.flatMap(({ address }) => address ?? []),
  ])
  assert.ok(names.length > 10)
  for (const form of exportForms) {
    const text = await file(`form=${form}&redact=true`)
    for (const name of names) assert.ok(!text.includes(name), `${form} has ${name}`)
  }
})

test('one result can be had alone', async () => {
  const alone = JSON.parse(await file('form=json', `/results/${id}-1`)) as { reports: Report[] }
  assert.equal(alone.reports.length, 1)
})

test('without octets there is no evidence pack, and the answer says how to get one', async () => {
  const body = { targets: ['127.0.0.1:1'], settings: { evidence: false } }
  const check = await api.read(checkState, 'POST', '/checks', body)
  await api.ended(check.id)
  const response = await api.ask('GET', `/checks/${check.id}/export?form=evidence`)
  assert.equal(response.status, 422)
  assert.match(await response.text(), /check again with settings\.evidence true/)
})

test('a check without results has files as well', async () => {
  const empty = { name: 'none.json', base64: Buffer.from(renderJson([], version)).toString('base64') }
  const { check } = (await (await api.ask('POST', '/results', empty)).json()) as { check: { id: string } }
  for (const form of exportForms.filter((each) => each !== 'evidence')) {
    assert.equal((await api.ask('GET', `/checks/${check.id}/export?form=${form}`)).status, 200)
  }
})
