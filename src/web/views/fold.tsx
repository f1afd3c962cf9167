/** Something that opens on request: a native details element, whose inside is made when it is first opened. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** See the module. */
export function Fold(props: {
  summary: ComponentChildren
  children: () => ComponentChildren
  isOpen?: boolean
  class?: string
}) {
  const { summary, children, isOpen = false, class: name = '' } = props
  const [wasOpen, setWasOpen] = useState(isOpen)
  // What it was opened with stays the attribute: the element itself keeps how it stands now.
  const [atFirst] = useState(isOpen)
  return (
    <details
      class={`view-fold ${name}`}
      open={atFirst}
      onToggle={(event) => event.currentTarget.open && setWasOpen(true)}
    >
      <summary>{summary}</summary>
      {wasOpen && <div class="view-folded">{children()}</div>}
    </details>
  )
}
