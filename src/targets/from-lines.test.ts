import assert from 'node:assert/strict'
import { test } from 'node:test'
import { targetsFromLines } from './from-lines.ts'

test('each line gives its targets; comments and empty lines give none', () => {
  const text = [
    '# partners',
    '',
    'sip.contoso.test:5061  # edge',
    '\t a.test,b.test\r',
    'https://c.test/#d',
    '#e.test',
  ].join('\n')
  const { targets, problems } = targetsFromLines(text, 'standard input')
  assert.deepEqual(
    targets.map(({ name, port }) => `${name}:${port}`),
    ['sip.contoso.test:5061', 'a.test:443', 'b.test:443', 'c.test:443'],
  )
  assert.deepEqual(problems, [])
})

test('a bad line is reported with its place and costs no other', () => {
  const { targets, problems } = targetsFromLines('a.test\n\n   b c\nd.test', 'standard input', { ports: [1] })
  assert.deepEqual(
    targets.map(({ name, port }) => `${name}:${port}`),
    ['a.test:1', 'd.test:1'],
  )
  assert.deepEqual(
    problems.map(({ message }) => message),
    [
      'standard input:3:4: "b c" is not a host name; a host name is made of letters, digits and hyphens, with dots between its parts: sip.contoso.com',
    ],
  )
})
