import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { renderText } from '../render/text.ts'
import type { Report } from '../report/report.ts'
import { englishCatalogue, placeholders, wordsOf } from '../rules/catalogue.ts'
import { rules } from '../rules/index.ts'
import { translateReport } from './translate.ts'

const english = englishCatalogue(rules)

/** Every letter that is no part of a placeholder gets an accent: what stays plain was not translated. */
function accented(text: string): string {
  return text.replace(/\{\w+\}|[a-z]/g, (part) => (part.length > 1 ? part : `${part}\u0301`))
}

const words = wordsOf(
  Object.fromEntries(Object.entries(english).map(([key, text]) => [key, accented(text)])),
  english,
)

for (const file of globSync(join(import.meta.dirname, '../../testdata/reports/*.json'))) {
  const report: Report = JSON.parse(readFileSync(file, 'utf8'))

  test(`every sentence of ${basename(file, '.json')} can be put into another language`, () => {
    const all = ({ findings, endpoints, pools }: Report) => [
      ...findings,
      ...[...endpoints, ...pools].flatMap((part) => part.findings),
    ]
    const before = all(report)
    const after = all(translateReport(report, words))
    assert.equal(after.length, before.length)
    after.forEach((finding, index) => {
      const key = `${finding.rule}.${finding.detail ?? 'finding'}`
      assert.match(finding.message, /\u0301/, key)
      assert.notEqual(finding.message, before[index]!.message, key)
      if (finding.fix !== undefined) assert.notEqual(finding.fix, before[index]!.fix, key)
      assert.deepEqual(
        [finding.evidence, finding.severity, finding.follows],
        [before[index]!.evidence, before[index]!.severity, before[index]!.follows],
      )
    })
  })

  test(`without translation ${basename(file, '.json')} stays as it is`, () => {
    assert.deepEqual(
      translateReport(report, () => undefined),
      report,
    )
  })

  test(`${basename(file, '.json')} in another language can be rendered`, () => {
    const options = { width: 80, color: false, ascii: false, advanced: false, chain: false }
    assert.ok(renderText(translateReport(report, words), options).length > 100)
  })
}

test('every message is a sentence or several, and tells what to do where something has to be done', () => {
  for (const { id, severity, messages, doc } of rules) {
    for (const [name, { text, fix }] of Object.entries(messages)) {
      assert.match(text, /^[\p{Lu}\d{"][^]*[.?:}]$/u, `${id}.${name}`)
      if (fix !== undefined) assert.match(fix, /^[\p{Lu}\d{`"-][^]*[.?:}`]$/u, `${id}.${name}.fix`)
    }
    for (const part of ['what', 'why', 'fix'] as const) assert.match(doc[part], /[.`)]$/, `${id}.doc.${part}`)
    const urgent = severity === 'error' || severity === 'warning'
    if (urgent)
      assert.ok(
        Object.values(messages).some(({ fix }) => fix !== undefined),
        id,
      )
  }
})

test('a translation that drops a placeholder, or names an unknown key, is refused', () => {
  const [key = ''] = Object.entries(english).find(([, text]) => placeholders(text).length > 0) ?? []
  assert.throws(() => wordsOf({ [key]: 'nothing' }, english), {
    name: 'RangeError',
    message: new RegExp(key),
  })
  assert.throws(() => wordsOf({ 'no-such.title': 'x' }, english), { name: 'RangeError' })
})
