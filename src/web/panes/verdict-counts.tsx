/** How many results have each verdict; each count is a filter. */
import { rowCount, rowFilter, table } from '../state/open-check.ts'
import type { Verdict } from '../../report/finding.ts'
import { words } from '../words/words.ts'
import { Sign } from './verdict.tsx'

const verdicts: readonly Verdict[] = ['error', 'unknown', 'warning', 'ok']

export function VerdictCounts() {
  void rowCount.value
  const say = words.results
  const { verdicts: chosen } = rowFilter.value
  const toggle = (verdict: Verdict) => {
    const others = new Set(chosen)
    if (!others.delete(verdict)) others.add(verdict)
    rowFilter.value = { ...rowFilter.value, verdicts: others }
  }
  return (
    <div class="results-verdicts" role="group" aria-label={say.verdicts}>
      {verdicts.map((verdict) => (
        <button
          key={verdict}
          type="button"
          class={`results-verdict is-${verdict}`}
          title={say.verdictTip(words.verdicts[verdict])}
          aria-pressed={chosen.has(verdict)}
          onClick={() => toggle(verdict)}
        >
          <span class="verdict">
            <Sign of={verdict} />
            {say.verdict(words.verdicts[verdict], table.value.verdicts[verdict])}
          </span>
        </button>
      ))}
    </div>
  )
}
