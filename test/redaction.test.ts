// Redacted evidence of the whole estate: no name, address, number or octet of anybody is left in it, in whatever form.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openEvidenceOutput } from '../src/cli/evidence-output.ts'
import { version } from '../src/version.ts'
import { startEstate, type Estate } from '../src/estate/estate.ts'
import { evaluate } from '../src/evaluate.ts'
import { shippedFacts } from '../src/programs/shipped.ts'
import { Redaction } from '../src/redact/redact-report.ts'
import { renderClassic } from '../src/render/classic.ts'
import { renderCsvRows } from '../src/render/csv.ts'
import { renderJson } from '../src/render/json.ts'
import { renderText } from '../src/render/text.ts'
import { renderTrace } from '../src/render/trace.ts'
import type { Report } from '../src/report/report.ts'
import { reportFileObject } from '../src/schema/report.ts'
import { checkAllWithEvidence, type Checked } from '../src/scan.ts'
import { parseTarget } from '../src/targets/from-text.ts'
import { anchorsOf } from '../src/trust/anchors.ts'
import { identifyingWords, wordsLeftIn } from './identifying-words.ts'
import { readStrictHtml } from './strict-html.ts'

let estate: Estate
let folder: string
let page: string
const checked: Checked[] = []
const redacted: Report[] = []

before(async () => {
  estate = await startEstate()
  folder = await mkdtemp(join(tmpdir(), 'farend-redaction-'))
  const file = join(folder, 'redacted.html')
  const output = await openEvidenceOutput(file, ['--dns 127.0.0.1'], true)
  const targets = estate.scenarios.flatMap(({ target, kind }) => parseTarget(target, { kind }))
  const anchors = anchorsOf(estate.rootPem, 'file /home/jane/root.pem', false)
  const options = { dns: estate.dns, anchors, timeout: 1500, retries: 0, questions: { complete: true } }
  const redaction = new Redaction()
  for await (const each of checkAllWithEvidence(targets, options)) {
    const report = redaction.redact(each.report)
    checked.push(each)
    redacted.push(report)
    output.add({ ...each, report })
  }
  assert.ok(await output.finish(assert.fail))
  page = await readFile(file, 'utf8')
})

after(async () => {
  await estate.close()
  await rm(folder, { recursive: true })
})

test('nothing that identifies is left in any byte of any form', () => {
  const words = identifyingWords(
    checked.map(({ report }) => report),
    ['jane', '/root.pem'],
  )
  assert.ok(words.size > 300, String(words.size))
  const options = { width: 80, color: false, ascii: false, advanced: true, chain: true }
  const others = [
    ...redacted.map((report) => renderText(report, options)),
    ...redacted.map((report) => renderClassic(report, { advanced: true, chain: true })),
    ...redacted.map(renderCsvRows),
    ...redacted.map((report) => renderTrace(report)),
  ].join('\n')
  assert.deepEqual(wordsLeftIn(page, words), [])
  assert.deepEqual(wordsLeftIn(others, words), [])
})

test('what was concluded stays, and the report keeps to the schema', () => {
  reportFileObject.parse(JSON.parse(renderJson(redacted, version)))
  const conclusions = ({ verdict, headline, endpoints, pools, findings }: Report) => ({
    verdict,
    rule: headline.rule,
    findings: [{ findings }, ...pools, ...endpoints].map((part) =>
      part.findings.map(({ rule, detail, severity, follows }) => ({ rule, detail, severity, follows })),
    ),
    paths: endpoints.map(({ paths }) =>
      paths.map(({ valid, errors }) => [valid, errors.map(({ code }) => code)]),
    ),
    surplus: endpoints.map(({ presentedList }) => presentedList?.surplus),
    sent: endpoints.map(({ presented }) => presented.length),
  })
  assert.deepEqual(
    redacted.map(conclusions),
    checked.map(({ report }) => conclusions(report)),
  )
})

test('the same name has the same pseudonym in every report, and another has another', () => {
  const pairs = checked.flatMap(({ report }, index) =>
    report.endpoints.map(({ host }, place) => [host, redacted[index]?.endpoints[place]?.host ?? ''] as const),
  )
  assert.equal(new Set(pairs.map(([host]) => host)).size, new Set(pairs.map(([, hidden]) => hidden)).size)
  assert.equal(new Map(pairs).size, new Set(pairs.map((pair) => pair.join(' '))).size)
  for (const [, hidden] of pairs)
    assert.match(hidden, /^(host-\d+\.)?(sub-\d+\.)*domain-\d+\.invalid$|^192\.0\.2\.\d+$/)
})

test('a domain to be kept is kept', () => {
  const report = checked[0]?.report ?? assert.fail()
  const kept = new Redaction([report.target.name]).redact(report)
  assert.equal(kept.target.name, report.target.name)
  assert.deepEqual(
    kept.endpoints.map(({ host }) => host),
    report.endpoints.map(({ host }) => host),
  )
  assert.notDeepEqual(
    kept.endpoints.map(({ address }) => address),
    report.endpoints.map(({ address }) => address),
  )
})

test('the page is strict HTML, says what is hidden, and is shown as it is stored', () => {
  const elements = readStrictHtml(page)
  assert.ok(elements.some(({ text }) => text.startsWith('Redacted. Hidden')))
  assert.ok(!page.includes('BEGIN CERTIFICATE'))
  const at = new Date('2040-01-01')
  const fallback = { anchors: [], facts: shippedFacts() }
  const { stored, remarks, checked: judged } = evaluate(page, { at, fallback }, version)
  assert.equal(renderJson(stored ?? [], version), renderJson(redacted, version))
  assert.deepEqual(judged, [])
  assert.match(remarks.join(), /names were hidden in this report.* cannot be judged again/)
})
