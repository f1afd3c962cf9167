/** The whole page. */
import { useEffect } from 'preact/hooks'
import { focusPane, isOfCheck, pane, panes } from '../state/panes.ts'
import { hrefOf, route } from '../state/route.ts'
import { words } from '../words/words.ts'
import { pressed } from './commands.ts'
import { DetailPane } from './detail-pane.tsx'
import { DropZone } from './drop-zone.tsx'
import { Guarded } from './guarded.tsx'
import { Header } from './header.tsx'
import { ConnectionNotice, StatusLine } from './notices.tsx'
import { Palette } from './palette.tsx'
import { Place } from './place.tsx'
import { ResultsPane } from './results-pane.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { TargetsPane } from './targets-pane.tsx'
import { TokenDialog } from './token-dialog.tsx'

export function Page() {
  useEffect(() => {
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
  return (
    <>
      <SkipLink />
      <Header />
      <ConnectionNotice />
      <main
        id="content"
        tabIndex={-1}
        class={isOfCheck(route.value) ? 'frame-panes' : 'frame-place'}
        data-shown={pane.value}
      >
        {isOfCheck(route.value) ? (
          <>
            <PaneChoice />
            <TargetsPane />
            <ResultsPane />
            <DetailPane />
          </>
        ) : (
          <Guarded of={hrefOf(route.value)}>
            <Place />
          </Guarded>
        )}
      </main>
      <StatusLine />
      <Palette />
      <Shortcuts />
      <DropZone />
      <TokenDialog />
    </>
  )
}

/** The address behind the # is a place of the page: the link only moves the focus. */
function SkipLink() {
  return (
    <a
      class="skip"
      href="#content"
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('content')?.focus()
      }}
    >
      {words.skip}
    </a>
  )
}

/** Where there is room for one part only: which one. */
function PaneChoice() {
  return (
    <div class="frame-choice" role="group" aria-label={words.panes.label}>
      {panes.map((each) => (
        <button key={each} type="button" aria-pressed={pane.value === each} onClick={() => focusPane(each)}>
          {words.panes[each]}
        </button>
      ))}
    </div>
  )
}
