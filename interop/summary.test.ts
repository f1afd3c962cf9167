import assert from 'node:assert/strict'
import { test } from 'node:test'
import { summaryLines } from './summary.ts'

test('every group has its row, and the last line has the sums', () => {
  assert.deepEqual(
    summaryLines([
      { group: 'nginx', outcome: 'passed' },
      { group: 'nginx', outcome: 'failed' },
      { group: 'kamailio', outcome: 'skipped' },
      { group: 'nginx', outcome: 'passed' },
    ]),
    [
      '           passed   failed  skipped',
      'nginx           2        1        0',
      'kamailio        0        0        1',
      '',
      '2 passed, 1 failed, 1 skipped',
    ],
  )
})
