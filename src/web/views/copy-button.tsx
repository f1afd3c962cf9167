/** A button that copies something. */
import { copyText } from '../state/clipboard.ts'
import { words } from '../words/words.ts'

/** `what` tells screen readers and the tip what is copied; `text` may be made only when it is wanted. */
export function CopyButton({
  text,
  what,
  label,
}: {
  text: string | (() => string)
  what: string
  label?: string
}) {
  return (
    <button
      type="button"
      class="view-copy"
      title={words.views.copyOf(what)}
      aria-label={label === undefined ? words.views.copyOf(what) : undefined}
      onClick={() => void copyText(typeof text === 'string' ? text : text())}
    >
      {label ?? words.views.copy}
    </button>
  )
}
