import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rules, ruleById } from './index.ts'
import { concerns, toFinding, type TargetRule } from './rule.ts'

const rule: TargetRule = {
  id: 'test-rule',
  title: 'A rule',
  severity: 'warning',
  audiences: ['edge', 'fed'],
  scope: 'target',
  *check() {},
  messages: {
    finding: { text: 'At {host}: {names}.', fix: 'Remove {count} of {names}.' },
    other: { text: 'Nothing to do.' },
  },
  doc: { what: 'w', why: 'w', fix: 'f', bad: 'b', good: 'g' },
  source: [{ title: 'a source' }],
  since: '0.1.0',
}

test('a finding is the message with its evidence filled in', () => {
  const evidence = { host: 'sip.contoso.test', names: ['a', 'b'], count: 2 }
  assert.deepEqual(toFinding(rule, { message: 'finding', evidence }), {
    rule: 'test-rule',
    severity: 'warning',
    message: 'At sip.contoso.test: a, b.',
    fix: 'Remove 2 of a, b.',
    evidence,
    source: rule.source,
  })
})

test('a finding of a case names it, and may have a severity of its own', () => {
  const finding = toFinding(rule, { message: 'other', severity: 'info', evidence: {} })
  assert.equal(finding.detail, 'other')
  assert.equal(finding.severity, 'info')
  assert.equal('fix' in finding, false)
})

test('braces in what the far end sent are not filled in again', () => {
  const evidence = { host: '{count}', names: ['{host}'], count: 1 }
  assert.equal(toFinding(rule, { message: 'finding', evidence }).message, 'At {count}: {host}.')
})

test('a rule that names no message of its own, or leaves evidence out, is at fault', () => {
  assert.throws(() => toFinding(rule, { message: 'none', evidence: {} }), RangeError)
  assert.throws(() => toFinding(rule, { message: 'finding', evidence: {} }), RangeError)
})

test('a rule concerns its audiences, or everybody', () => {
  assert.equal(concerns(rule, new Set(['fed'])), true)
  assert.equal(concerns(rule, new Set(['web'])), false)
  assert.equal(concerns({ ...rule, audiences: 'all' }, new Set()), true)
})

test('every rule is found by its id, and nothing else is', () => {
  for (const rule of rules) assert.equal(ruleById(rule.id), rule)
  assert.equal(ruleById('no-such-rule'), undefined)
})
