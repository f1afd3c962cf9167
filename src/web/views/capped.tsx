/** Lists that a far end may have made long: the first of them, and more on request. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { copyText } from '../state/clipboard.ts'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'

/** So many more are shown by each press, where there are too many to show all at once. */
const step = 1000

/** `row` makes the content of a list item. */
export function Capped<T>(props: {
  items: readonly T[]
  row: (item: T, index: number) => ComponentChildren
  most?: number
  class?: string
  isOrdered?: boolean
}) {
  const { items, row, most = 50, class: name = '', isOrdered = false } = props
  const [count, setCount] = useState(most)
  const List = isOrdered ? 'ol' : 'ul'
  const rest = items.length - count
  return (
    <>
      <List class={name}>
        {items.slice(0, count).map((item, index) => (
          <li key={index}>{row(item, index)}</li>
        ))}
      </List>
      {rest > 0 && (
        <p>
          <button type="button" onClick={() => setCount(count + step)}>
            {rest <= step ? words.views.showAll(items.length) : words.views.showMore(step, rest)}
          </button>
        </p>
      )}
    </>
  )
}

/** Lines of plain text: some as a list; all of them, however many, as one text to scroll in. */
export function Lines({
  lines,
  most = 50,
  label,
}: {
  lines: readonly string[]
  most?: number
  label: string
}) {
  const [isWhole, setWhole] = useState(false)
  const isLong = lines.length > most
  return (
    <>
      {isWhole ? (
        <pre class="view-lines foreign" tabIndex={0} aria-label={escapeForeign(label)} role="group">
          {lines.map(escapeForeign).join('\n')}
        </pre>
      ) : (
        <ul class="view-list">
          {lines.slice(0, most).map((line, index) => (
            <li key={index} class="foreign">
              {escapeForeign(line)}
            </li>
          ))}
        </ul>
      )}
      {isLong && (
        <p class="view-buttons">
          {!isWhole && (
            <button type="button" onClick={() => setWhole(true)}>
              {words.views.showAll(lines.length)}
            </button>
          )}
          <button type="button" onClick={() => void copyText(lines.join('\n'))}>
            {words.views.copyAll}
          </button>
        </p>
      )}
    </>
  )
}
