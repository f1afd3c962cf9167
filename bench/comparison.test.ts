import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparisonLines, type Goal } from './comparison.ts'

const costs = { floor: 10, ours: 30, theirs: 100 }

test('every contender is compared with the first, and what was skipped is named', () => {
  const lines = comparisonLines({ title: 'Things', costs, skipped: { nmap: 'not on this machine' } })
  assert.deepEqual(
    lines.map((line) => line.trim().replace(/\s+/g, ' ')),
    [
      'Things',
      'floor 10.00 1.00 times',
      'ours 30.00 3.00 times',
      'theirs 100.00 10.00 times',
      'nmap skipped: not on this machine',
    ],
  )
})

const goals: [string, Goal['limits'], string][] = [
  ['one limit kept', [{ against: 'theirs', atMost: 0.3 }], 'reached'],
  ['one limit broken', [{ against: 'floor', atMost: 2.5 }], 'missed'],
  [
    'one of two kept',
    [
      { against: 'floor', atMost: 2.5 },
      { against: 'theirs', atMost: 0.5 },
    ],
    'reached',
  ],
  [
    'one of two not measured',
    [
      { against: 'floor', atMost: 2.5 },
      { against: 'go', atMost: 0.5 },
    ],
    'missed',
  ],
  ['nothing to compare with', [{ against: 'go', atMost: 1 }], 'not known'],
]
for (const [name, limits, outcome] of goals) {
  test(`a goal with ${name} is ${outcome}`, () => {
    const lines = comparisonLines({ title: '', costs, goals: [{ contender: 'ours', limits }] })
    assert.match(lines.at(-1) ?? '', new RegExp(`goal ${outcome}: ours`))
  })
}
