/** A verdict or severity: sign, colour and word together, so that none has to be seen alone. */
import type { Severity } from '../../report/finding.ts'

/** Signs differ in shape, not only in colour. */
export const signs: Record<Severity, string> = {
  error: '✕',
  unknown: '?',
  warning: '!',
  info: 'i',
  ok: '✓',
}

/** The sign with its word. `bare` leaves the word to screen readers. */
export function VerdictBadge({ of, word, bare = false }: { of: Severity; word: string; bare?: boolean }) {
  return (
    <span class={`verdict is-${of}`}>
      <span class="sign" aria-hidden="true">
        {signs[of]}
      </span>
      <span class={bare ? 'unseen' : ''}>{word}</span>
    </span>
  )
}
