/** The top of the page: where one can go, and what holds for the whole page. */
import { overlay } from '../state/commands.ts'
import { openCheckId } from '../state/open-check.ts'
import { isOfCheck } from '../state/panes.ts'
import { hrefOf, route, type Route } from '../state/route.ts'
import { theme, themes } from '../state/theme.ts'
import { words } from '../words/words.ts'
import { Choice } from './field.tsx'

/** Places of the first rank. */
export const places: readonly (readonly [Route, string])[] = [
  [{ place: 'start' }, words.places.check],
  [{ place: 'timeline' }, words.places.timeline],
  [{ place: 'map' }, words.places.map],
  [{ place: 'verify' }, words.places.verify],
  [{ place: 'roots' }, words.places.roots],
  [{ place: 'explain' }, words.places.explain],
]

export function Header() {
  const here = route.value
  // The way back to the checks leads to the one that was looked at.
  const back: Route =
    openCheckId.value === undefined ? { place: 'start' } : { place: 'check', check: openCheckId.value }
  return (
    <header class="frame-header">
      <h1 title={words.claim}>{words.title}</h1>
      <nav aria-label={words.places.label}>
        {places.map(([to, label]) => {
          const isHere = to.place === here.place || (to.place === 'start' && isOfCheck(here))
          return (
            <a
              key={label}
              href={hrefOf(to.place === 'start' ? back : to)}
              aria-current={isHere ? 'page' : undefined}
            >
              {label}
            </a>
          )
        })}
      </nav>
      <span class="frame-space" />
      <div class="frame-tools">
        <button type="button" title={words.palette.openTip} onClick={() => (overlay.value = 'palette')}>
          {words.palette.open}
        </button>
        <button type="button" title={words.shortcuts.openTip} onClick={() => (overlay.value = 'shortcuts')}>
          {words.shortcuts.open}
        </button>
        <Choice
          class="field-beside"
          label={words.theme.label}
          tip={words.theme.tip}
          value={theme.value}
          options={themes.map((each) => [each, words.theme[each]] as const)}
          onChange={(value) => (theme.value = value)}
        />
      </div>
    </header>
  )
}
