/** The commands of the page. */
import { showsText } from '../state/classic-texts.ts'
import { hasSingleKeys, isKeyOf, isTyped, overlay, type Command } from '../state/commands.ts'
import { openCheckId } from '../state/open-check.ts'
import { focusNextPane, focusPane, pane } from '../state/panes.ts'
import { go, route } from '../state/route.ts'
import { cancelTest, isBusy, test, underWay } from '../state/run.ts'
import { clearTargets } from '../state/target-list.ts'
import { theme, themes } from '../state/theme.ts'
import { words } from '../words/words.ts'
import { copyLink } from './detail-pane.tsx'
import { openNeighbour } from './result-list.tsx'

const say = words.commands

/** Every command, in the order of the list of keys. */
export const commands: readonly Command[] = [
  { id: 'palette', title: say.palette, keys: 'Ctrl+K', run: () => (overlay.value = 'palette') },
  { id: 'shortcuts', title: say.shortcuts, keys: '?', run: () => (overlay.value = 'shortcuts') },
  {
    id: 'test',
    title: say.test,
    keys: 'Ctrl+Enter',
    run: () => void (underWay.value ? cancelTest() : test()),
  },
  { id: 'name', title: say.name, keys: 'n', run: () => focusIn('targets', '#target-name') },
  { id: 'filter', title: say.filter, keys: '/', run: () => focusIn('results', '#results-filter') },
  { id: 'list', title: say.list, keys: 'l', run: () => atCheck(() => focusPane('results')) },
  { id: 'pane', title: say.nextPane, keys: 'F6', run: () => atCheck(focusNextPane) },
  { id: 'next', title: say.next, keys: 'j', run: () => openNeighbour(1) },
  { id: 'previous', title: say.previous, keys: 'k', run: () => openNeighbour(-1) },
  { id: 'text', title: say.text, keys: 't', run: () => (showsText.value = !showsText.value) },
  { id: 'link', title: say.link, keys: 'c', run: copyLink },
  { id: 'back', title: say.back, keys: 'Escape', run: back },
  { id: 'import', title: say.import, run: () => press('targets', '#import-targets') },
  { id: 'history', title: say.history, keys: 'h', run: () => press('results', '#history-button') },
  { id: 'clear', title: say.clear, run: () => isBusy.value || clearTargets() },
  { id: 'theme', title: say.theme, run: nextTheme },
]

/** Runs the command of a key that was pressed anywhere on the page. */
export function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return
  const command = commands.find(({ keys }) => keys !== undefined && isKeyOf(event, keys))
  if (command?.keys === undefined) return
  const isSingle = command.keys.length === 1
  if (isSingle && (!hasSingleKeys.value || isTyped(event))) return
  // A popover, and a search field with something in it, have their own use for Escape.
  if (command.id === 'back' && (isTyped(event) || document.querySelector(':popover-open'))) return
  event.preventDefault()
  command.run()
}

function back(): void {
  if (!('result' in route.value)) return
  if (route.value.place === 'certificate') return go({ place: 'result', result: route.value.result })
  if (openCheckId.value === undefined) return
  go({ place: 'check', check: openCheckId.value })
  focusPane('results')
}

/** Does something in the parts of a check, wherever the page is. */
function atCheck(then: () => void): void {
  if (!document.querySelector('[data-pane]')) {
    go(openCheckId.value === undefined ? { place: 'start' } : { place: 'check', check: openCheckId.value })
  }
  requestAnimationFrame(then)
}

function focusIn(part: typeof pane.value, selector: string): void {
  atCheck(() => {
    pane.value = part
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
  })
}

function press(part: typeof pane.value, selector: string): void {
  atCheck(() => {
    pane.value = part
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.click())
  })
}

function nextTheme(): void {
  theme.value = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'system'
}
