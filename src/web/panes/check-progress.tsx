/** How far the open check is. */
import { cancel } from '../state/checks.ts'
import { openCheck, progress, rowCount } from '../state/open-check.ts'
import { told } from '../state/run.ts'
import { words } from '../words/words.ts'

export function CheckProgressBar() {
  const check = openCheck.value
  if (check?.state !== 'running') return null
  const say = words.results
  const { total } = check
  const done = Math.max(rowCount.value, progress.value?.done ?? 0)
  const { perSecond = 0, secondsLeft = null } = progress.value ?? {}
  const parts = [
    say.done(done, total),
    ...(perSecond > 0 ? [say.rate(perSecond)] : []),
    ...(secondsLeft === null ? [] : [say.left(secondsLeft)]),
  ]
  return (
    <div class="results-progress">
      <progress aria-label={say.progress} max={total} value={done} />
      <span>{parts.join(' · ')}</span>
      <button
        type="button"
        class="grave"
        title={words.run.cancelTip}
        onClick={() => void told(() => cancel(check.id))}
      >
        {words.run.cancel}
      </button>
    </div>
  )
}
