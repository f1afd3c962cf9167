import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rules } from '../src/rules/index.ts'
import { rulePages } from './rule-pages.ts'

const pages = rulePages()

test('every rule has a page, and the table has a line for every rule', () => {
  assert.equal(pages.size, rules.length + 1)
  const table = pages.get('docs/rules/README.md') ?? ''
  for (const { id } of rules) assert.ok(table.includes(`| [${id}](${id}.md) |`), id)
})

test('a page stands on its own: what, why, what to do, every message, every source', () => {
  for (const rule of rules) {
    const page = pages.get(`docs/rules/${rule.id}.md`) ?? ''
    const parts = [
      `# ${rule.id}: ${rule.title}`,
      ...Object.values(rule.doc),
      ...Object.values(rule.messages).flatMap(({ text, fix }) => [text, fix ?? '']),
      ...rule.source.map(({ title }) => title),
    ]
    for (const part of parts) {
      // Of which kind a placeholder is, concerns nobody who reads.
      assert.ok(page.includes(part.replace(/\{(\w+):\w+\}/g, '{$1}')), `${rule.id}: ${part}`)
    }
  }
})
