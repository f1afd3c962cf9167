import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostileReport, poolReport } from '../../test/report-samples.ts'
import { renderJson, renderJsonLine } from './json.ts'

test('a report file names its schema and tool, and gives the reports back unchanged', () => {
  assert.deepEqual(JSON.parse(renderJson([poolReport, hostileReport], '1.2.3')), {
    schema: 'farend.report/1',
    tool: { name: 'farend', version: '1.2.3' },
    reports: [poolReport, hostileReport],
  })
})

test('a report is one line of JSON', () => {
  const text = renderJsonLine(hostileReport)
  assert.equal(text.indexOf('\n'), text.length - 1)
  assert.deepEqual(JSON.parse(text), hostileReport)
})

test('JSON printed on a terminal does nothing to it', () => {
  assert.doesNotMatch(renderJson([hostileReport], '1.2.3'), /[^\n\P{Cc}]|\p{Cf}/u)
})
