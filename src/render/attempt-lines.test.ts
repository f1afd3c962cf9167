import assert from 'node:assert/strict'
import { test } from 'node:test'
import { poolReport } from '../../test/report-samples.ts'
import type { AttemptFacts } from '../report/observation.ts'
import type { Report } from '../report/report.ts'
import { english } from '../words/words.ts'
import { attemptLines } from './attempt-lines.ts'
import { renderText } from './text.ts'
import { renderTrace } from './trace.ts'

const first: AttemptFacts = { name: 'modern', outcome: 'certificate' }
const refused: AttemptFacts = {
  name: 'modern',
  outcome: 'alert',
  detail: 'The far end ended the handshake with alert 112 (unrecognized_name): no such name.',
}
const unnamed: AttemptFacts = { name: 'no-sni', outcome: 'certificate' }
const silent: AttemptFacts = { name: 'modern', outcome: 'connect-timeout', detail: 'No answer.' }

function reportOf(...ways: AttemptFacts[][]): Report {
  const endpoints = ways.map((attempts, index) => ({ ...poolReport.endpoints[index]!, attempts }))
  return { ...poolReport, endpoints }
}

const cases: [what: string, ways: AttemptFacts[][], lines: string[]][] = [
  ['the first hello, which needs no word', [[first], [first]], []],
  ['the first hello again and again', [[silent, silent, silent]], []],
  ['another hello everywhere', [[refused, unnamed]], ['Hellos tried: modern (alert), no-sni (certificate)']],
  [
    'another hello at one of them',
    [[first], [refused, unnamed]],
    ['Hellos tried with 10.1.2.4: modern (alert), no-sni (certificate)'],
  ],
]
for (const [what, ways, lines] of cases) {
  test(`endpoints that took ${what}`, () => {
    const texts = attemptLines(reportOf(...ways), english).map(({ spans }) =>
      spans.map(({ text }) => text).join(''),
    )
    assert.deepEqual(texts, lines)
  })
}

test('the text has the line, and --verbose has what each refused hello met', () => {
  const report = reportOf([refused, unnamed])
  const options = { width: 80, color: false, ascii: false, advanced: false, chain: false }
  assert.match(renderText(report, options), /^ {2}Hellos tried: modern \(alert\), no-sni \(certificate\)$/m)
  const trace = renderTrace(report).split('\n')
  assert.ok(
    trace.includes(
      'hello modern to 10.1.2.3 port 5061: alert. The far end ended the handshake with alert 112 (unrecognized_name): no such name.',
    ),
  )
  assert.ok(!trace.some((row) => row.startsWith('hello no-sni')))
})
