import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ResultRow } from '../../api/result-row.ts'
import { RowTable } from './row-table.ts'

const row = (number: number, verdict: ResultRow['verdict'] = 'ok'): ResultRow => ({
  ...{ id: `x-${number}`, check: 'x', number, index: number, input: 'a.test', name: 'a.test', kind: 'FED' },
  ...{ verdict, headline: 'All is well.', addresses: [], endpoints: 1, seen: 1, differing: 0 },
  ...{ errors: 0, warnings: 0, finishedAt: '2026-06-01' },
})

test('rows that come again are left out, so that a new connection repeats nothing', () => {
  const table = new RowTable()
  table.add([row(1), row(2, 'error')])
  table.add([row(2, 'error'), row(3)])
  assert.deepEqual(
    table.rows.map(({ number }) => number),
    [1, 2, 3],
  )
  assert.equal(table.last, 3)
  assert.deepEqual(table.verdicts, { error: 1, unknown: 0, warning: 0, ok: 2 })
  assert.equal(table.placeOf('x-2'), 1)
  assert.equal(table.placeOf('x-9'), undefined)
})
