import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { z } from 'zod'
import { startApi, type ApiServer } from '../../test/serve/api-server.ts'
import { refusedCheck } from '../../test/serve/scans.ts'
import { checkState } from '../api/check.ts'
import { problem } from '../api/problem.ts'
import { renderJson, renderJsonLine } from '../render/json.ts'
import type { Report } from '../report/report.ts'
import { version } from '../version.ts'

const imported = z.object({ check: checkState, remarks: z.array(z.string()) })
let api: ApiServer
let report: Report

before(async () => {
  report = (await refusedCheck()).report
  api = await startApi({ limits: { targets: 50, kept: 10 } })
})
after(() => api.close())

const sent = (text: string | Buffer) => ({ name: 'saved', base64: Buffer.from(text).toString('base64') })

const bring = (text: string) => api.read(imported, 'POST', '/results', sent(text))

async function exported(id: string, form: string): Promise<string> {
  return (await api.ask('GET', `/checks/${id}/export?form=${form}`)).text()
}

describe('what was saved comes back', () => {
  test('as JSON', async () => {
    const { check } = await bring(renderJson([report, report], version))
    assert.deepEqual(
      [check.origin, check.state, check.total, check.done, check.evidence],
      ['import', 'finished', 2, 2, false],
    )
    assert.equal(check.title, 'saved')
    assert.deepEqual(
      JSON.parse(await exported(check.id, 'json')),
      JSON.parse(renderJson([report, report], version)),
    )
  })

  test('as JSON lines', async () => {
    const { check } = await bring(renderJsonLine(report).repeat(3))
    assert.equal(check.done, 3)
  })

  test('as an evidence pack, whose octets are kept for the next one', async () => {
    const { id } = await api.read(checkState, 'POST', '/checks', {
      targets: ['127.0.0.1:1', '127.0.0.1:2'],
      settings: { timeout: 500, retries: 0 },
    })
    await api.ended(id)
    const pack = await exported(id, 'evidence')
    const { check, remarks } = await bring(pack)
    assert.deepEqual([check.evidence, check.done, remarks], [true, 2, []])
    assert.equal(await exported(check.id, 'evidence'), pack)
    assert.deepEqual(JSON.parse(await exported(check.id, 'json')), JSON.parse(await exported(id, 'json')))
  })

  test('redacted, as it is', async () => {
    const { id } = await api.read(checkState, 'POST', '/checks', {
      targets: ['127.0.0.1:1'],
      settings: { timeout: 500, retries: 0 },
    })
    await api.ended(id)
    const hidden = await (await api.ask('GET', `/checks/${id}/export?form=json&redact=true`)).text()
    const { check } = await bring(hidden)
    assert.equal(check.done, 1)
  })
})

describe('what is no saved result is refused', () => {
  const deep = 200_000
  const whole = () => renderJson([report], version)
  const cases: [name: string, text: () => string | Buffer, status: number][] = [
    ['nothing', () => '', 422],
    ['a text', () => 'Domain,Type,Port\na.test,FED,\n', 422],
    ['other JSON', () => '{"a":1}', 422],
    ['a cut file', () => whole().slice(0, -100), 422],
    ['a page without pack', () => '<!doctype html><title>x</title>', 422],
    ['deep arrays', () => `{"reports":${'['.repeat(deep)}${']'.repeat(deep)}}`, 422],
    ['deep objects', () => `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`, 422],
    [
      'a report deep inside',
      () => whole().replace('"certificates":', `"x":${'['.repeat(deep)}${']'.repeat(deep)},"certificates":`),
      0,
    ],
    [
      'many reports',
      () =>
        renderJson(
          Array.from({ length: 51 }, () => report),
          version,
        ),
      413,
    ],
    ['many empty lines of reports', () => '{}\n'.repeat(1_000_000), 422],
    ['zeros', () => Buffer.alloc(20 * 2 ** 20), 422],
    ['spaces', () => ' '.repeat(20 * 2 ** 20), 422],
    ['a compressed file', () => Buffer.from('1f8b0800000000000003', 'hex'), 422],
    [
      'many starts of a pack',
      () => '<script type="application/json" id="farend-evidence">'.repeat(200_000),
      422,
    ],
  ]
  for (const [name, text, status] of cases) {
    test(name, { timeout: 30_000 }, async () => {
      const response = await api.ask('POST', '/results', sent(text()))
      const answer: unknown = await response.json()
      if (status === 0) assert.ok([201, 422].includes(response.status), JSON.stringify(answer))
      else {
        assert.equal(response.status, status, JSON.stringify(answer).slice(0, 300))
        assert.match(problem.parse(answer).detail, /^body \/base64: .*; /s)
      }
    })
  }

  test('no base64', async () => {
    const response = await api.ask('POST', '/results', { name: 'x', base64: 'no base64' })
    assert.equal(response.status, 400)
  })

  test('64 MB', async () => {
    const response = await api.ask('POST', '/results', `{"name":"x","base64":"${'A'.repeat(64 * 2 ** 20)}"}`)
    assert.equal(response.status, 413)
  })

  test('and no fault of ours came of it', () => assert.deepEqual(api.faults, []))
})

test('imports make room as checks do', async () => {
  for (let count = 0; count < 15; count++) await bring(renderJson([], version))
  const { checks } = await api.read(z.object({ checks: z.array(checkState) }), 'GET', '/checks')
  assert.equal(checks.length, 10)
})
