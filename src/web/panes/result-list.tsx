/** The results of the open check in a list. */
import { computed, effect, signal } from '@preact/signals'
import type { ResultRow } from '../../api/result-row.ts'
import { escapeForeign } from '../state/foreign.ts'
import { openCheckId, rowCount, rowFilter, shownRows, sorting, table } from '../state/open-check.ts'
import { openId } from '../state/open-result.ts'
import { go } from '../state/route.ts'
import { words } from '../words/words.ts'
import { Icon } from './icon.tsx'
import { VerdictBadge } from './verdict.tsx'
import { VirtualList } from './virtual-list.tsx'

/** Place in the table of the current row. The row keeps being the current one while others come before it. */
const activePlace = signal<number | undefined>(undefined)

const openPlace = computed(() => {
  void rowCount.value
  return openId.value === undefined ? undefined : table.value.placeOf(openId.value)
})
const activeIndex = computed(() => {
  const place = activePlace.value ?? openPlace.value
  return place === undefined ? -1 : shownRows.value.indexOf(place)
})

/** Another object when the list is another one, and not only longer. */
const listing = computed(() => ({ check: openCheckId.value, filter: rowFilter.value, by: sorting.value }))

effect(() => {
  void openCheckId.value
  activePlace.value = undefined
})

/** Opens the result that is so many rows further on. */
export function openNeighbour(step: 1 | -1): void {
  const { value: shown } = shownRows
  const from = openPlace.value === undefined ? activeIndex.value : shown.indexOf(openPlace.value)
  openAt(Math.min(Math.max(from + step, 0), shown.length - 1))
}

function openAt(index: number): void {
  const place = shownRows.value[index]
  const row = place === undefined ? undefined : table.value.rows[place]
  if (row === undefined) return
  activePlace.value = place
  go({ place: 'result', result: row.id })
}

export function ResultList() {
  const shown = shownRows.value
  return (
    <VirtualList
      id="results-list"
      label={words.results.list}
      count={shown.length}
      rows={shown}
      order={listing.value}
      rowHeight={3.25}
      active={activeIndex.value}
      onActive={(index) => (activePlace.value = shown[index])}
      onOpen={openAt}
      isOpen={(index) => shown[index] === openPlace.value}
      row={(index) => {
        const row = table.value.rows[shown[index] ?? -1]
        return row && <Row row={row} />
      }}
    />
  )
}

function Row({ row }: { row: ResultRow }) {
  const { name, port, kind, verdict, headline, notAfter, differing, finishedAt } = row
  const say = words.results
  return (
    <div class="results-row">
      <VerdictBadge of={verdict} word={words.verdicts[verdict]} />
      <span class="results-name foreign">
        {escapeForeign(name)}
        {port !== undefined && <span class="muted">:{port}</span>}
        {kind !== 'DIR' && <span class="results-kind">{kind}</span>}
      </span>
      <span class="results-headline foreign">
        {differing > 0 && (
          <span class="results-differing">
            <Icon of="unequal" /> {say.differing(differing)} ·{' '}
          </span>
        )}
        {escapeForeign(headline)}
      </span>
      <span class="results-end muted">
        {notAfter && (notAfter < finishedAt ? say.ended(notAfter) : say.ends(notAfter))}
      </span>
    </div>
  )
}
