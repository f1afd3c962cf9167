/** The results of a check: how far it is, what is shown of them, and what can be done with all of them. */
import {
  checkProblem,
  isOrdering,
  openCheck,
  openCheckId,
  rowCount,
  rowFilter,
  shownRows,
  sorting,
} from '../state/open-check.ts'
import { sortings } from '../state/row-order.ts'
import { words } from '../words/words.ts'
import { CheckProgressBar } from './check-progress.tsx'
import { ExportMenu } from './export-menu.tsx'
import { Choice, TextField } from './field.tsx'
import { HistoryButton } from './history.tsx'
import { targetKinds } from './kinds.ts'
import { ResultList } from './result-list.tsx'
import { VerdictCounts } from './verdict-counts.tsx'

const say = words.results

export function ResultsPane() {
  const check = openCheck.value
  const isThere = openCheckId.value !== undefined
  return (
    <section class="pane results-pane" data-pane="results" aria-labelledby="results-heading">
      <div class="results-head">
        <h2 id="results-heading" tabIndex={-1}>
          {say.heading}
          {check && <span class="results-title foreign"> {check.title}</span>}
        </h2>
        <HistoryButton />
        {check && <ExportMenu of={{ check: check.id }} evidence={check.evidence} />}
      </div>
      <CheckProgressBar />
      {checkProblem.value && (
        <p class="notice is-error foreign" role="alert">
          {say.gone(checkProblem.value.problem.detail)}
        </p>
      )}
      {check?.failure !== undefined && (
        <p class="notice is-error foreign" role="alert">
          {say.failed(check.failure)}
        </p>
      )}
      {isThere ? <Table /> : <p class="results-none muted">{say.none}</p>}
    </section>
  )
}

function Table() {
  const filter = rowFilter.value
  const shown = shownRows.value.length
  return (
    <>
      <div class="results-sieve">
        <VerdictCounts />
        <div class="results-filters">
          <TextField
            id="results-filter"
            class="results-filter"
            placeholder={say.filter}
            label={say.filter}
            tip={say.filterTip}
            type="search"
            value={filter.text}
            onInput={(text) => (rowFilter.value = { ...rowFilter.value, text })}
          />
          <Choice
            label={say.kind}
            tip={say.kindTip}
            value={filter.kind ?? ''}
            options={[['', say.kindAll], ...targetKinds.map((kind) => [kind, kind] as const)]}
            onChange={(value) => (rowFilter.value = { ...rowFilter.value, kind: value || undefined })}
          />
          <Choice
            label={say.sort}
            tip={say.sortTip}
            value={sorting.value}
            options={sortings.map((each) => [each, say.sortings[each]] as const)}
            onChange={(value) => (sorting.value = value)}
          />
        </div>
      </div>
      <div class="results-table">
        <ResultList />
        {shown === 0 && !isOrdering.value && (
          <p class="results-none muted">{rowCount.value === 0 ? say.empty : say.emptyFiltered}</p>
        )}
      </div>
      <p class="results-foot muted" aria-live="polite">
        {say.shown(shown, rowCount.value)}
        {isOrdering.value && ` · ${say.ordering}`}
      </p>
    </>
  )
}
