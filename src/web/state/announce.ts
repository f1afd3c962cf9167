/** What the page says in passing: shown for a moment, and read out by screen readers when they have time. */
import { signal } from '@preact/signals'

/** The last thing said; `number` makes the same words said twice two things. */
export const announcement = signal({ text: '', number: 0 })

/** Says something. */
export function announce(text: string): void {
  announcement.value = { text, number: announcement.peek().number + 1 }
}
