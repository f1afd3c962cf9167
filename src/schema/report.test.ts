import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { hostileReport, nowhereReport, poolReport, silentReport } from '../../test/report-samples.ts'
import { renderJson } from '../render/json.ts'
import { reportFileObject, reportJsonSchema } from './report.ts'

const file: unknown = JSON.parse(
  renderJson([poolReport, silentReport, nowhereReport, hostileReport], '1.2.3'),
)
const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { 'date-time': true } })
const validate = ajv.compile(reportJsonSchema())

test('the published schema accepts reports', () => {
  assert.equal(validate(file), true, ajv.errorsText(validate.errors))
})

test('the zod schema accepts reports and gives them back', () => {
  assert.deepEqual(reportFileObject.parse(file), file)
})

test('a reader of today accepts a report of tomorrow that has more fields', () => {
  const later = { ...reportFileObject.parse(file), comment: 'new' }
  const reports = later.reports.map((report) => ({ ...report, addedLater: { anything: 1 } }))
  assert.equal(validate({ ...later, reports }), true)
})

const wrong: [name: string, change: object][] = [
  ['another schema version', { schema: 'farend.report/2' }],
  ['a report without a verdict', { reports: [{ ...poolReport, verdict: undefined }] }],
  ['an unknown verdict', { reports: [{ ...poolReport, verdict: 'fine' }] }],
  ['a fingerprint that is none', { reports: [{ ...poolReport, certificates: { abc: {} } }] }],
]
for (const [name, change] of wrong) {
  test(`the published schema refuses ${name}`, () => {
    assert.equal(validate(JSON.parse(JSON.stringify({ ...reportFileObject.parse(file), ...change }))), false)
  })
}

test('the committed schema is the generated one', () => {
  const committed = readFileSync(join(import.meta.dirname, '../../schema/report.schema.json'), 'utf8')
  assert.deepEqual(JSON.parse(committed), reportJsonSchema(), 'run npm run generate')
})
