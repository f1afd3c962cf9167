/** Parts of the page. Where there is no room for all of them, one at a time is shown. */
import { effect, signal, untracked } from '@preact/signals'
import { route, type Route } from './route.ts'

/** In the order of the page. */
export const panes = ['targets', 'results', 'detail'] as const
/** See {@link panes}. */
export type Pane = (typeof panes)[number]

/** The one that is shown where there is room for one only. */
export const pane = signal<Pane>('targets')

/** Whether a place belongs to the three parts; others take the page for themselves. */
export function isOfCheck({ place }: Route): boolean {
  return place === 'start' || place === 'check' || place === 'result' || place === 'certificate'
}

/** Puts the focus on a part's first stop: its list, or else its heading. */
export function focusPane(to: Pane): void {
  pane.value = to
  requestAnimationFrame(() => {
    const section = document.querySelector(`[data-pane='${to}']`)
    const stop = section?.querySelector<HTMLElement>(to === 'results' ? '[role=listbox]' : 'h2[tabindex]')
    stop?.focus()
  })
}

/** Goes from part to part. */
export function focusNextPane(): void {
  const here = document.activeElement?.closest<HTMLElement>('section[data-pane]')?.dataset['pane']
  const place = panes.findIndex((each) => each === here)
  focusPane(panes[(place + 1) % panes.length] ?? 'targets')
}

let before: Route | undefined
effect(() => {
  const to = route.value
  const from = before
  before = to
  if (to.place === 'start') pane.value = 'targets'
  else if (to.place === 'check') pane.value = 'results'
  else if (isOfCheck(to)) pane.value = 'detail'
  if (from !== undefined) untracked(() => focusPlace(from, to))
})

/**
 * Whoever went to another place is put at its heading. Beside the list the focus stays in the list, so that one
 * result after the other can be opened from there.
 */
function focusPlace(from: Route, to: Route): void {
  requestAnimationFrame(() => {
    const active = document.activeElement
    const isLost = active === null || active === document.body || !isSeen(active)
    const isWithin = isOfCheck(from) && isOfCheck(to) && to.place !== 'certificate'
    if (isWithin && !isLost) return
    const within = isOfCheck(to) ? `[data-pane='${pane.value}'] ` : 'main '
    document.querySelector<HTMLElement>(`${within}h2[tabindex]`)?.focus()
  })
}

function isSeen(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true })
}
