/** A verdict or severity: sign, colour and word together, so that none has to be seen alone. */
import type { Severity } from '../../report/finding.ts'
import { Icon } from './icon.tsx'

const icons = {
  error: 'cross',
  unknown: 'question',
  warning: 'bang',
  info: 'letter',
  ok: 'check',
} as const

/** The sign alone, for places where the word stands beside it. Signs differ in shape, not only in colour. */
export function Sign({ of }: { of: Severity }) {
  return (
    <span class={`sign is-${of}`}>
      <Icon of={icons[of]} />
    </span>
  )
}

/** The sign with its word. `bare` leaves the word to screen readers. */
export function VerdictBadge({ of, word, bare = false }: { of: Severity; word: string; bare?: boolean }) {
  return (
    <span class={`verdict is-${of}`}>
      <Sign of={of} />
      <span class={bare ? 'unseen' : ''}>{word}</span>
    </span>
  )
}
