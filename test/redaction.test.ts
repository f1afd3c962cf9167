// Redacted evidence of the whole estate: no name, address, number or octet of anybody is left in it, in whatever form.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { domainToUnicode } from 'node:url'
import { fromBase64 } from '../src/bytes/base64.ts'
import { toHex } from '../src/bytes/hex.ts'
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
import { rules } from '../src/rules/index.ts'
import { reportFileObject } from '../src/schema/report.ts'
import { checkAllWithEvidence, type Checked } from '../src/scan.ts'
import { parseTarget } from '../src/targets/from-text.ts'
import { anchorsOf } from '../src/trust/anchors.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
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

/** What identifies in the reports as they were: names, addresses, values of distinguished names, numbers, octets. */
function identifyingWords(): Set<string> {
  const words = new Set<string>(['jane', '/root.pem'])
  for (const { report } of checked) {
    words.add(report.target.name)
    const { queries, related = [], srv } = report.discovery
    for (const { name, answers, server } of [...queries, ...related]) {
      words.add(name)
      words.add(server.replace(/:\d+$/, ''))
      for (const { data } of answers) words.add(data.split(' ').at(-1) ?? '')
    }
    for (const { target } of srv) words.add(target)
    for (const { host, address, clientAuth } of report.endpoints) {
      for (const word of [host, address ?? '', ...clientAuth.authorities]) words.add(word)
    }
    for (const { der, sha256, sha1, serialNumber, publicKey, subjectAltName } of Object.values(
      report.certificates,
    )) {
      const { subject, issuer } = decodeCertificate(fromBase64(der))
      for (const { value } of [...subject.rdns.flat(), ...issuer.rdns.flat(), ...subjectAltName])
        words.add(value)
      for (const word of [sha256, sha1, serialNumber, publicKey.sha256]) words.add(word)
      words.add(sha256.slice(0, 16))
      words.add(der.slice(40, 80))
    }
  }
  // Service labels and wildcards stay; so do words too short to name anybody.
  const bare = [...words].map((word) => word.replace(/^(\*\.|_[a-z-]+\._[a-z]+\.)/, '').replace(/\.$/, ''))
  const labels = bare.flatMap((word) =>
    /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(word) ? [word.split('.').at(-2) ?? ''] : [],
  )
  return new Set([...bare, ...labels].filter((word) => word.length > 3 && !/^0+1?$/.test(word)))
}

/** A word in every form in which bytes of a file may hold it. */
function formsOf(word: string): string[] {
  const octets = Buffer.from(word)
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), octets]).toString('base64')
    // Without the digits that depend on what is around it.
    return text.slice(offset === 0 ? 0 : offset + 1, -4)
  })
  const utf16 = Buffer.from(word, 'utf16le').toString('hex')
  return [
    word,
    toHex(octets),
    utf16,
    encodeURIComponent(word),
    domainToUnicode(word),
    word.replace(/[^\p{L}\p{N}]/gu, (sign) => `&#${sign.charCodeAt(0)};`),
    JSON.stringify(word).slice(1, -1),
    ...base64.filter((text) => text.length > 7),
  ].filter((form) => form.length > 3)
}

/** Whether a text holds a word, whatever its case. Most words can be told to be absent by how they begin and end. */
function searchable(text: string): (word: string) => boolean {
  const lower = text.toLowerCase()
  const size = 5
  const pieces = new Set<string>()
  for (let at = 0; at + size <= lower.length; at += 1) pieces.add(lower.slice(at, at + size))
  return (word) => {
    const wanted = word.toLowerCase()
    const isPossible =
      wanted.length < size || (pieces.has(wanted.slice(0, size)) && pieces.has(wanted.slice(-size)))
    return isPossible && lower.includes(wanted)
  }
}

test('nothing that identifies is left in any byte of any form', () => {
  const words = identifyingWords()
  assert.ok(words.size > 300, String(words.size))
  const options = { width: 80, color: false, ascii: false, advanced: true, chain: true }
  const others = [
    ...redacted.map((report) => renderText(report, options)),
    ...redacted.map((report) => renderClassic(report, { advanced: true, chain: true })),
    ...redacted.map(renderCsvRows),
    ...redacted.map(renderTrace),
  ].join('\n')
  // What stands in the rules themselves, such as the names of public authorities, names nobody.
  const own = JSON.stringify(
    rules.map(({ title, messages, source }) => [title, messages, source]),
  ).toLowerCase()
  const [shown, printed] = [searchable(page), searchable(others)]
  const left = [...words].flatMap((word) => {
    const plain = word.toLowerCase()
    if (own.includes(plain)) return []
    const form = formsOf(word).find((each) => shown(each))
    return form !== undefined || printed(word) ? [`${word} as ${form ?? word}`] : []
  })
  assert.deepEqual(left, [])
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
