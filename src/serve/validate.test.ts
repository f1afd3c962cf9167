import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkRequest } from '../api/check.ts'
import { ApiError } from './api-error.ts'
import { validated } from './validate.ts'

function problemsOf(value: unknown): string[] {
  try {
    validated(checkRequest, value, 'body')
    return []
  } catch (error) {
    assert.ok(error instanceof ApiError)
    assert.equal(error.problem.status, 400)
    const problems = error.problem.problems ?? []
    const [first] = problems
    assert.equal(error.problem.detail, `${first?.where}: ${first?.what}; right is ${first?.right}`)
    return problems.map(({ where, what, right }) => `${where}: ${what}; ${right}`)
  }
}

const targets = ['a.test']
const cases: [name: string, value: unknown, problems: string[]][] = [
  ['something sound', { targets, settings: { pool: false, at: '2026-11-23' } }, []],
  ['nothing', undefined, ['body: it is missing; an object']],
  ['a text', 'a.test', ['body: it is no object; an object']],
  ['no targets', {}, ['body /targets: it is missing; an array']],
  ['too few targets', { targets: [] }, ['body /targets: it is too small; at least 1 of them']],
  [
    'a long target',
    { targets: ['a'.repeat(301)] },
    ['body /targets/0: it is too large; at most 300 characters'],
  ],
  [
    'a number for a target',
    { targets: [1] },
    ['body /targets/0: this is none of what is understood; a string, or an object'],
  ],
  [
    'a port that is none',
    { targets: [{ input: 'a', kind: 'DIR', name: 'a', port: 70_000 }] },
    ['body /targets/0/port: it is too large; at most 65535'],
  ],
  [
    'a kind that is none',
    { targets: [{ input: 'a', kind: 'XMPP', name: 'a' }] },
    ['body /targets/0/kind: it is not understood; one of DIR, FED, SIP, SIPINT'],
  ],
  [
    'two unknown members',
    { targets, more: 1, settings: { online: 'yes', deep: 1 } },
    [
      'body /settings/online: it is no boolean; a boolean',
      'body /settings: "deep" is not known here; to leave it out; the OpenAPI document at /api/v1/openapi.json names what is known',
      'body: "more" is not known here; to leave it out; the OpenAPI document at /api/v1/openapi.json names what is known',
    ],
  ],
  [
    'a moment that is none',
    { targets, settings: { at: 'tomorrow' } },
    ['body /settings/at: this is none of what is understood; the format datetime, or the format date'],
  ],
  [
    'a prototype',
    JSON.parse('{"targets":["a"],"__proto__":{}}'),
    [
      'body: "__proto__" is not known here; to leave it out; the OpenAPI document at /api/v1/openapi.json names what is known',
    ],
  ],
]

describe('a request with', () => {
  for (const [name, value, problems] of cases) {
    test(name, () => assert.deepEqual(problemsOf(value), problems))
  }
})

test('no more faults are told than help', () => {
  assert.equal(problemsOf({ targets: Array.from({ length: 1000 }, () => 1) }).length, 20)
})

test('what is unknown is told of in a few words, however long it is', () => {
  assert.ok(problemsOf({ targets, ['x'.repeat(100_000)]: 1 }).join('').length < 400)
})
