/** Everything that can be done or gone to, found by a few letters. */
import { useComputed, useSignal } from '@preact/signals'
import { checks } from '../state/checks.ts'
import { closeOverlay, overlay } from '../state/commands.ts'
import { shownRows, table } from '../state/open-check.ts'
import { go } from '../state/route.ts'
import { words } from '../words/words.ts'
import { commands } from './commands.ts'
import { Dialog } from './dialog.tsx'
import { places } from './header.tsx'

const say = words.palette

interface Entry {
  key: string
  title: string
  kind: keyof typeof say.kinds
  keys?: string
  run: () => void
}

/** So many are shown: whoever looks for more types more. */
const mostShown = 12
/** So many rows are looked through. */
const mostRows = 20_000

export function Palette() {
  const close = () => closeOverlay('palette')
  return (
    <Dialog id="palette" heading={say.open} isOpen={overlay.value === 'palette'} onClose={close}>
      <Search onDone={close} />
    </Dialog>
  )
}

function Search({ onDone }: { onDone: () => void }) {
  const text = useSignal('')
  const active = useSignal(0)
  const found = useComputed(() => entriesFor(text.value))
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return
    onDone()
    // The dialog gives the focus back first; then the command may put it elsewhere.
    requestAnimationFrame(entry.run)
  }
  const keyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      active.value = (active.value + step + found.value.length) % Math.max(1, found.value.length)
      event.preventDefault()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(found.value[active.value])
    }
  }
  return (
    <div class="palette">
      <input
        type="text"
        role="combobox"
        aria-label={say.field}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={found.value.length > 0 ? `palette-${active.value}` : undefined}
        placeholder={say.field}
        autocomplete="off"
        spellcheck={false}
        autofocus
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value
          active.value = 0
        }}
        onKeyDown={keyDown}
      />
      <ul id="palette-list" role="listbox" aria-label={say.list}>
        {found.value.map((entry, index) => (
          <li
            key={entry.key}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === active.value}
            onClick={() => run(entry)}
          >
            <span class="foreign">{entry.title}</span>
            <span class="muted">
              {entry.keys === undefined ? say.kinds[entry.kind] : <kbd>{entry.keys}</kbd>}
            </span>
          </li>
        ))}
      </ul>
      <p class="muted" role="status">
        {found.value.length === 0 && say.none}
      </p>
    </div>
  )
}

function entriesFor(text: string): Entry[] {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (title: string) => parts.every((part) => title.toLowerCase().includes(part))
  const found: Entry[] = []
  for (const entry of [...fixedEntries(), ...checkEntries()]) if (fits(entry.title)) found.push(entry)
  if (parts.length > 0) {
    for (const place of shownRows.value.slice(0, mostRows)) {
      if (found.length >= mostShown) break
      const row = table.value.rows[place]
      const title = row === undefined ? '' : `${row.name}:${row.port ?? row.kind}`
      if (row !== undefined && fits(title)) {
        found.push({ key: row.id, title, kind: 'result', run: () => go({ place: 'result', result: row.id }) })
      }
    }
  }
  return found.slice(0, mostShown)
}

function fixedEntries(): Entry[] {
  return [
    ...places.map(([to, title]): Entry => ({ key: title, title, kind: 'place', run: () => go(to) })),
    ...commands
      .filter(({ id }) => id !== 'palette')
      .map((command): Entry => ({ ...command, key: command.id, kind: 'command' })),
  ]
}

function checkEntries(): Entry[] {
  return checks.value.map(({ id, title }) => ({
    key: id,
    title,
    kind: 'check',
    run: () => go({ place: 'check', check: id }),
  }))
}
