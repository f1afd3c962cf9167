// Evidence files of the whole estate: what a check wrote is judged again to the same report, and can be shown anywhere.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openEvidenceOutput } from '../src/cli/evidence-output.ts'
import { version } from '../src/version.ts'
import fc from 'fast-check'
import { diagnose } from '../src/diagnose/diagnose.ts'
import { startEstate, type Estate } from '../src/estate/estate.ts'
import { evaluate, type EvaluateOptions } from '../src/evaluate.ts'
import { EvidenceError } from '../src/evidence/evidence-error.ts'
import { shippedFacts } from '../src/programs/shipped.ts'
import { HtmlPage } from '../src/render/html.ts'
import { renderJson, renderJsonLine } from '../src/render/json.ts'
import type { Observation } from '../src/report/observation.ts'
import type { Report } from '../src/report/report.ts'
import { checkAllWithEvidence, type Checked } from '../src/scan.ts'
import { parseTarget } from '../src/targets/from-text.ts'
import { anchorsOf } from '../src/trust/anchors.ts'
import { hidings } from './hidings.ts'
import { readStrictHtml } from './strict-html.ts'
import { run } from './script.ts'

let estate: Estate
let folder: string
let file: string
let text: string
const checked: Checked[] = []
/** Where the root of the estate is as public as it was to who made the file. */
let asItWas: EvaluateOptions
/** Everywhere else. */
const elsewhere: EvaluateOptions = { fallback: { anchors: [], facts: shippedFacts() } }

before(async () => {
  estate = await startEstate()
  folder = await mkdtemp(join(tmpdir(), 'farend-evidence-'))
  file = join(folder, 'estate.html')
  const output = await openEvidenceOutput(file, ['--dns 192.0.2.53'])
  const targets = estate.scenarios.flatMap(({ target, kind }) => parseTarget(target, { kind }))
  const anchors = anchorsOf(estate.rootPem, 'root of the demo estate', true)
  asItWas = { fallback: { anchors, facts: shippedFacts() } }
  const options = { dns: estate.dns, anchors, timeout: 1500, retries: 0, questions: { complete: true } }
  for await (const each of checkAllWithEvidence(targets, options)) {
    checked.push(each)
    output.add(each)
  }
  assert.ok(await output.finish(assert.fail))
  text = await readFile(file, 'utf8')
})

after(async () => {
  await estate.close()
  await rm(folder, { recursive: true })
})

function reportsOf(all: readonly Checked[]): Report[] {
  return all.map(({ report }) => report)
}

function pageOf(reports: readonly Report[]): string {
  const page = new HtmlPage(true)
  return page.head() + reports.map((report) => page.section(report)).join('') + page.tail(['A note.'])
}

describe('evaluation', () => {
  test('of what a check wrote gives the same JSON to the byte, and nothing to remark', () => {
    const again = evaluate(text, asItWas, version)
    assert.deepEqual(again.remarks, [])
    assert.equal(renderJson(reportsOf(again.checked), version), renderJson(reportsOf(checked), version))
  })

  test('of evidence that an evaluation wrote gives the same page', async () => {
    const second = join(folder, 'second.html')
    const { code, stderr } = await run([
      'evaluate',
      file,
      '--evidence',
      second,
      '--jsonl',
      '--fail-on',
      'never',
    ])
    // The program trusts no root of the estate.
    assert.match(stderr, /calls it a public root, and no root program known here has it/)
    assert.ok(code === 0 || code === 3, String(code))
    const { checked: twice, remarks } = evaluate(await readFile(second, 'utf8'), asItWas, version)
    assert.deepEqual(remarks, [])
    const once = reportsOf(evaluate(text, elsewhere, version).checked)
    assert.equal(renderJson(reportsOf(twice), version), renderJson(once, version))
  })

  test('as of another day tells what will be', () => {
    const at = new Date('2036-01-01T00:00:00Z')
    const later = reportsOf(evaluate(text, { ...asItWas, at }, version).checked)
    const before = reportsOf(checked).filter(({ verdict }) => verdict === 'ok')
    assert.ok(before.length > 0)
    for (const { target } of before) {
      const report = later.find(({ target: { input } }) => input === target.input)
      assert.equal(report?.verdict, 'error', target.input)
      assert.equal(report.judgedAt, at.toISOString())
    }
  })

  test('of a report judges what is in it to the same verdict', () => {
    for (const written of [
      renderJson(reportsOf(checked), version),
      reportsOf(checked).map(renderJsonLine).join(''),
    ]) {
      const again = reportsOf(evaluate(written, asItWas, version).checked)
      assert.deepEqual(
        again.map(({ target, verdict }) => `${target.input} ${verdict}`),
        reportsOf(checked).map(({ target, verdict }) => `${target.input} ${verdict}`),
      )
    }
  })

  test('says when the page, the report or the observation is not what the octets give', () => {
    const remarksOn = (spoilt: string) => {
      assert.notEqual(spoilt, text)
      return evaluate(spoilt, asItWas, version).remarks.join('; ')
    }
    const section = text.indexOf('<section')
    assert.match(
      remarksOn(text.slice(0, section) + text.slice(section).replace('PROBLEM', 'ALL WELL')),
      /the page to be read in a browser is not/,
    )
    const madeElsewhere = text.replaceAll(`"version":"${version}"`, '"version":"99"')
    assert.match(
      remarksOn(madeElsewhere.replaceAll(`"version": "${version}"`, '"version": "99"')),
      /belongs to its octets cannot be told, made by farend 99 and judged by/,
    )
    assert.match(
      remarksOn(text.replace('</body>', '<script>alert(1)</script></body>')),
      /the page to be read/,
    )
    assert.match(
      remarksOn(text.replaceAll('"verdict": "error"', '"verdict": "ok"')),
      /the report in the file is not what its octets give.*: ok in the file, error when judged again/,
    )
    const [der = ''] = /"presented":\["([^"]+)"/.exec(text)?.slice(1) ?? []
    const other = `${der.slice(0, -8)}AAAA${der.slice(-4)}`
    assert.match(
      remarksOn(text.replace(`"presented":["${der}"`, `"presented":["${other}"`)),
      /the recorded octets say something else than was written of them/,
    )
  })
})

describe('a file whose maker calls a root of his own public', () => {
  test('is judged by what is known here, and it is told', () => {
    const { checked: again, remarks } = evaluate(text, elsewhere, version)
    assert.ok(remarks.some((remark) => /^CN=Woodgrove Demo Root CA, .*calls it a public root/.test(remark)))
    const [first] = reportsOf(again)
    assert.equal(reportsOf(checked)[0]?.endpoints[0]?.paths[0]?.profile, 'Web PKI')
    assert.equal(first?.endpoints[0]?.paths[0]?.profile, 'RFC 5280')
    const trust = { anchors: [], facts: shippedFacts() }
    const [other] = reportsOf(evaluate(text, { ...elsewhere, trust }, version).checked)
    assert.equal(other?.endpoints[0]?.paths[0]?.valid, false)
  })

  test('in a report without octets, too', () => {
    const written = renderJson(reportsOf(checked).slice(0, 1), version)
    const { checked: again, remarks } = evaluate(written, elsewhere, version)
    assert.ok(remarks.some((remark) => remark.includes('calls it a public root')))
    assert.equal(reportsOf(again)[0]?.endpoints[0]?.paths[0]?.profile, 'RFC 5280')
  })

  test('and writes it into a list, is contradicted', () => {
    const [, sha256 = ''] = /"anchor":\s*\{\s*"sha256":\s*"([0-9a-f]{64})"/.exec(text) ?? []
    const line = /"roots":\["([^"]*)"/.exec(text)?.[1] ?? assert.fail()
    const own = line.replace(/[0-9a-f]{64}/, sha256)
    const { remarks } = evaluate(text.replace(`"roots":["`, `"roots":["${own}","`), asItWas, version)
    assert.ok(
      remarks.some((remark) =>
        /the file has it in the list of .*, and the lists known here do not/.test(remark),
      ),
    )
  })
})

describe('a file that is none', () => {
  const nested = '['.repeat(200_000)
  const cases: Record<string, () => string> = {
    'is empty': () => '',
    'is another page': () => '<!doctype html><title>x</title>',
    'is cut in the pack': () => text.slice(0, -20_000),
    'is cut in the report': () => text.slice(0, text.indexOf('"reports": [') + 4000),
    'is JSON of something else': () => '{"schema":"x"}',
    'is no JSON': () => '{"schema":',
    'is JSON, deeply nested': () => `{"a":${nested}`,
    'is a deeply nested report': () =>
      `{"schema":"farend.report/1","reports":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    'holds a pack with members of the prototype': () =>
      text.replace('"schema":"farend.evidence/1"', '"__proto__":{"schema":"farend.evidence/1"}'),
    'holds a pack with a date that is none': () => text.replace(/"judgedAt":"[^"]*"/, '"judgedAt":"soon"'),
    'holds a pack with octets that are none': () => text.replace(/"received":"[^"]*"/, '"received":"*"'),
    'holds a pack with a list in place of an object': () => text.replace('"target":{', '"target":[],"x":{'),
  }
  for (const [what, make] of Object.entries(cases)) {
    test(`because it ${what} is refused in one line`, () => {
      assert.throws(
        () => evaluate(make(), asItWas, version),
        (error: unknown) => {
          assert.ok(error instanceof EvidenceError)
          assert.match(error.message, /^[^\n]{1,300}$/)
          return true
        },
      )
    })
  }

  test('is told with its name, and exit code 2', async () => {
    const path = join(folder, 'notes.txt')
    await writeFile(path, 'nothing')
    const { code, stdout, stderr } = await run(['evaluate', path])
    assert.equal(code, 2)
    assert.equal(stdout, '')
    assert.match(stderr, /^farend: .*notes\.txt: there is no evidence in it; right is [^\n]+\n$/)
  })
})

describe('the page', () => {
  test('is strict HTML that fetches and runs nothing, and its policy says so', () => {
    for (const page of [text, pageOf(reportsOf(checked))]) {
      const elements = readStrictHtml(page)
      const tags = new Set(elements.map(({ tag }) => tag))
      for (const tag of ['script', 'img', 'link', 'iframe', 'form', 'object', 'base'])
        assert.ok(!tags.has(tag))
      for (const { tag, attributes } of elements) {
        for (const [name, value] of Object.entries(attributes)) {
          assert.doesNotMatch(name, /^on|^style$|^src|^srcdoc$|^action$/)
          if (name === 'href') {
            assert.equal(tag, 'a')
            assert.match(value, /^https:\/\/|^#target-\d+$/)
          }
        }
      }
      const style = elements.find(({ tag }) => tag === 'style')?.text ?? ''
      assert.doesNotMatch(style, /url\(|@import/)
      const hash = createHash('sha256').update(style).digest('base64')
      const policy = elements.find(({ attributes }) => 'http-equiv' in attributes)
      assert.deepEqual(policy?.around, ['html', 'head'])
      assert.equal(
        policy.attributes['content'],
        `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
      )
    }
  })

  test('says of every target what the text says first', () => {
    const headings = readStrictHtml(text).filter(({ tag }) => tag === 'section')
    assert.equal(headings.length, estate.scenarios.length)
    for (const { headline } of reportsOf(checked)) {
      const shown = headline.text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
      assert.ok(text.includes(shown), headline.text)
    }
  })

  test('shows what the far end wrote, and does not become it', () => {
    const [first] = reportsOf(checked)
    assert.ok(first)
    const hostile = '</pre><script>alert(1)</script>"\' onload=x &amp; \u202e\u0000 <!--'
    const evil: Report = structuredClone(first)
    evil.target.input = hostile
    for (const certificate of Object.values(evil.certificates)) certificate.subject = hostile
    for (const endpoint of evil.endpoints) endpoint.host = hostile
    for (const finding of evil.findings) finding.message = hostile
    const page = pageOf([evil])
    const tags = new Set(readStrictHtml(page).map(({ tag }) => tag))
    assert.ok(!tags.has('script'))
    assert.ok(page.includes('&#60;script&#62;alert(1)'))
    assert.ok(!page.includes('\u202e'))
  })
})

describe('what is hidden', () => {
  const faulty = () => checked.filter(({ report }) => report.verdict === 'error')

  test('never makes a fault into something that is in order', () => {
    let count = 0
    for (const { report, observation, judgement } of faulty()) {
      for (const { what, observation: hidden, isComplete } of hidings(observation)) {
        count += 1
        const again = diagnose(hidden, judgement)
        if (again.verdict === 'error' || again.verdict === 'unknown') continue
        const place = `${report.target.input}: ${what}`
        assert.ok(isComplete, `${place} makes it ${again.verdict}`)
        for (const endpoint of again.endpoints) {
          const said = endpoint.findings.map(({ rule }) => rule)
          const isTold = endpoint.paths[0]?.valid === true || said.includes('chain-missing-intermediate')
          assert.ok(isTold, `${place} is not told`)
          assert.ok(
            !endpoint.revocation?.some(({ status }) => status === 'good'),
            `${place} is told as not revoked`,
          )
        }
      }
    }
    assert.ok(count > 500, String(count))
  })

  test('does not, however much of it', () => {
    const gapsOf = (observation: Observation) => hidings(observation).filter(({ isComplete }) => !isComplete)
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), (which, choices) => {
        const { observation, judgement } = faulty().at(which % faulty().length) ?? assert.fail()
        let left = observation
        for (const choice of choices) {
          const gaps = gapsOf(left)
          left = gaps[choice % gaps.length]?.observation ?? left
        }
        assert.match(diagnose(left, judgement).verdict, /^(error|unknown)$/)
      }),
      { numRuns: 300 },
    )
  })
})
