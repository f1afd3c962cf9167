/** The check that is looked at: its rows as they come, and those of them that are shown. */
import { batch, computed, effect, signal, untracked } from '@preact/signals'
import type { CheckProgress, CheckState } from '../../api/check.ts'
import { fetchCheck } from './api.ts'
import type { ApiProblem } from './client.ts'
import { checks, noteCheck } from './checks.ts'
import { follow } from './following.ts'
import { route } from './route.ts'
import { orderRows, rowTest, withRows, type Pause, type RowFilter, type Sorting } from './row-order.ts'
import { RowTable } from './row-table.ts'

/** Its id; it stays open while other places are visited. */
export const openCheckId = signal<string | undefined>(undefined)

/** How it stands. */
export const openCheck = computed<CheckState | undefined>(() =>
  checks.value.find(({ id }) => id === openCheckId.value),
)

/** How far it is; undefined once it has ended. */
export const progress = signal<CheckProgress | undefined>(undefined)

/** Why it cannot be had. */
export const checkProblem = signal<ApiProblem | undefined>(undefined)

/** Its rows. The table is one and the same while it grows: `rowCount` tells of it. */
export const table = signal(new RowTable())
/** How many rows of the table are shown to have come. */
export const rowCount = signal(0)

/** What is shown of them. */
export const rowFilter = signal<RowFilter>({ text: '', verdicts: new Set(), kind: undefined })
/** How they are sorted. */
export const sorting = signal<Sorting>('worst')
/** Places in the table of the rows shown, in order. */
export const shownRows = signal<readonly number[]>([])
/** Whether the order is still being made. */
export const isOrdering = signal(false)

/** New rows are shown so often, in milliseconds: each time costs a walk over the list. */
const showEvery = 120
/** The page has its turn after so many milliseconds of work. */
const longestSlice = 12

/** Id of the check that a result belongs to: `<check>-<number>`. */
export function checkOfResult(result: string): string {
  return result.slice(0, Math.max(0, result.lastIndexOf('-')))
}

/** The check that the address names, if it names one. */
const named = computed(() => {
  const to = route.value
  if (to.place === 'check') return to.check
  return 'result' in to ? checkOfResult(to.result) : undefined
})

effect(() => {
  if (named.value) openCheckId.value = named.value
})

effect(() => {
  const id = openCheckId.value
  const rows = new RowTable()
  batch(() => {
    table.value = rows
    rowCount.value = 0
    shownRows.value = []
    progress.value = undefined
    checkProblem.value = undefined
  })
  if (id === undefined) return
  const abort = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    clearTimeout(timer)
    timer = undefined
    if (!abort.signal.aborted) showRows(rows)
  }
  void (async () => {
    if (untracked(() => openCheck.value) === undefined) {
      await fetchCheck(id).then(noteCheck, () => undefined)
    }
    await follow(
      id,
      {
        last: () => rows.last,
        rows: (come) => {
          rows.add(come)
          timer ??= setTimeout(show, showEvery)
        },
        progress: (state) => (progress.value = state),
        end: (check) => {
          show()
          batch(() => {
            progress.value = undefined
            noteCheck(check)
          })
        },
        gone: (problem) => {
          show()
          checkProblem.value = problem
        },
      },
      abort.signal,
    )
  })()
  return () => {
    abort.abort()
    clearTimeout(timer)
  }
})

/** What the order was made from, so that it can be gone on with. */
let made: { rows: RowTable; filter: RowFilter; sorting: Sorting; count: number } | undefined

/** Shows what has come to a table since. */
function showRows(rows: RowTable): void {
  const filter = rowFilter.peek()
  const by = sorting.peek()
  const count = rows.rows.length
  const goesOn = made?.rows === rows && made.filter === filter && made.sorting === by && !isOrdering.peek()
  batch(() => {
    if (goesOn && made !== undefined) {
      shownRows.value = withRows(shownRows.peek(), rows.rows, made.count, rowTest(filter), by)
      made.count = count
    }
    rowCount.value = count
  })
}

// A new table, filter or sorting: everything is ordered anew, and what came meanwhile is put in at the end.
effect(() => {
  const { value: rows } = table
  const filter = rowFilter.value
  const by = sorting.value
  let isWanted = true
  void (async () => {
    const count = rows.rows.length
    isOrdering.value = true
    const order = await orderRows(
      rows.rows,
      count,
      rowTest(filter),
      by,
      pauseWhile(() => isWanted),
    )
    if (order === undefined) return
    batch(() => {
      made = { rows, filter, sorting: by, count }
      isOrdering.value = false
      shownRows.value = order
      showRows(rows)
    })
  })()
  return () => {
    isWanted = false
  }
})

function pauseWhile(isWanted: () => boolean): Pause {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < longestSlice) return isWanted()
    await nextTurn()
    since = performance.now()
    return isWanted()
  }
}

/** Resolves after whatever is waiting, such as a key that was pressed. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
