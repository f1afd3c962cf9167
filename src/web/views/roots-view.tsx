/** Roots: found by name or fingerprint, with what programs say of them and where they can be had. */
import { useEffect, useState } from 'preact/hooks'
import type { Root } from '../../api/root.ts'
import { TextField } from '../panes/field.tsx'
import { searchRoots } from '../state/api.ts'
import { hrefOf } from '../state/route.ts'
import { words } from '../words/words.ts'
import { useAsked } from './asked.ts'
import { shortHash } from './certificate-name.ts'
import { ForeignLine } from './foreign.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { RootPage } from './root-page.tsx'

const say = words.views.roots

const firstOnes = 100
const allOnes = 1000
/** A word is being typed as long as keys come faster than this, in milliseconds. */
const pause = 200

export function RootsView({ sha256 }: { sha256: string | undefined }) {
  // What was searched for stays while a root is looked at.
  const [search, setSearch] = useState('')
  if (sha256 !== undefined) return <RootPage sha256={sha256} />
  return <RootSearch search={search} onSearch={setSearch} />
}

function RootSearch({ search, onSearch }: { search: string; onSearch: (text: string) => void }) {
  const settled = useSettled(search.trim())
  const [limit, setLimit] = useState(firstOnes)
  const { value, problem } = useAsked(JSON.stringify([settled, limit]), (signal) =>
    searchRoots(settled, limit, signal),
  )
  const { roots = [], total = 0 } = value ?? {}
  return (
    <article class="view">
      <header class="view-head">
        <h2 tabIndex={-1}>{say.heading}</h2>
        <div class="view-search">
          <TextField type="search" label={say.search} tip={say.searchTip} value={search} onInput={onSearch} />
        </div>
        <p class="muted" role="status">
          {value === undefined ? words.loading : say.found(roots.length, total)}
        </p>
      </header>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <ul class="view-roots">
        {roots.map((root) => (
          <li key={root.sha256}>
            <a href={hrefOf({ place: 'roots', sha256: root.sha256 })}>
              <ForeignLine text={root.name || root.subject} most={160} />
            </a>
            <span class="muted">
              <code>{shortHash(root.sha256)}</code> {root.notAfter !== '' && say.until(root.notAfter)}
            </span>
            <span class="muted">{programsText(root)}</span>
          </li>
        ))}
      </ul>
      {total > roots.length && limit < allOnes && roots.length > 0 && (
        <p>
          <button type="button" onClick={() => setLimit(allOnes)}>
            {words.views.showAll(total)}
          </button>
        </p>
      )}
    </article>
  )
}

/** The programs that trust a root, by name. */
function programsText({ programs }: Root): string {
  const trusting = Object.entries(programs).filter(
    ([, { trusted }]) => trusted === 'yes' || trusted === 'partly',
  )
  const names = trusting.map(([program, { limited }]) => {
    const title = words.views.result.programs.titles[program] ?? program
    return limited ? say.limited(title) : title
  })
  return names.length === 0 ? say.inNone : say.inPrograms(names.join(', '))
}

/** A text once it has stayed the same for a while. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
