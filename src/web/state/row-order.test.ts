import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ResultRow } from '../../api/result-row.ts'
import { orderRows, rowTest, sortings, withRows, type RowFilter } from './row-order.ts'

const everything: RowFilter = { text: '', verdicts: new Set(), kind: undefined }
const goOn = async () => true

const someRow = fc.record({
  name: fc.constantFrom('a.test', 'b.test', 'c.test', 'contoso.test'),
  port: fc.constantFrom(443, 5061),
  verdict: fc.constantFrom('ok', 'warning', 'error', 'unknown'),
  kind: fc.constantFrom('DIR', 'FED'),
  errors: fc.nat(3),
  notAfter: fc.option(fc.constantFrom('2026-01-01', '2027-01-01'), { nil: undefined }),
})
const someRows = fc.array(someRow, { maxLength: 60 }).map((list) =>
  list.map(({ notAfter, ...row }, place): ResultRow => ({
    ...row,
    ...(notAfter === undefined ? {} : { notAfter }),
    ...{ id: `x-${place + 1}`, check: 'x', number: place + 1, index: list.length - place, input: row.name },
    ...{ headline: `${row.name} is ${row.verdict}`, addresses: ['192.0.2.1'], endpoints: 1, seen: 1 },
    ...{ differing: 0, warnings: 0, finishedAt: '2026-06-01' },
  })),
)
const someFilter = fc.record({
  text: fc.constantFrom('', 'a.test', 'TEST contoso', '192.0.2.1 ok', ':5061', 'nothing'),
  verdicts: fc.uniqueArray(fc.constantFrom('ok', 'error', 'warning')).map((list) => new Set(list)),
  kind: fc.constantFrom('DIR', 'FED', undefined),
})

test('rows that come one by one stand where they would if all were sorted at once', () =>
  fc.assert(
    fc.asyncProperty(
      someRows,
      someFilter,
      fc.constantFrom(...sortings),
      fc.nat(60),
      async (rows, filter, by, cut) => {
        const passes = rowTest(filter)
        const whole = await orderRows(rows, rows.length, passes, by, goOn)
        let order = (await orderRows(rows, Math.min(cut, rows.length), passes, by, goOn)) ?? []
        for (let count = Math.min(cut, rows.length); count < rows.length; count += 3) {
          order = withRows(order, rows.slice(0, count + 3), count, passes, by)
        }
        assert.deepEqual(order, whole)
        assert.equal(order.length, rows.filter(passes).length)
      },
    ),
  ))

test('worst come first, then more errors, then the order in which they came', async () => {
  const [base] =
    fc.sample(
      someRows.filter((rows) => rows.length > 0),
      1,
    )[0] ?? []
  assert.ok(base)
  const rows = (['ok', 'error', 'warning', 'unknown', 'error', 'error'] as const).map(
    (verdict, place): ResultRow => ({ ...base, verdict, number: place + 1, errors: place === 4 ? 2 : 1 }),
  )
  assert.deepEqual(await orderRows(rows, rows.length, rowTest(everything), 'worst', goOn), [4, 1, 5, 3, 2, 0])
})

test('an order that is no longer wanted is given up', async () => {
  assert.equal(await orderRows([], 5000, rowTest(everything), 'worst', async () => false), undefined)
})
