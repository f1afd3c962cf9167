/** What concerns the whole page: the connection, and what was said in passing. */
import { useEffect, useState } from 'preact/hooks'
import { announcement } from '../state/announce.ts'
import { connection } from '../state/following.ts'
import { statusLine } from '../state/run.ts'
import { statusProblem } from '../state/server-status.ts'
import { words } from '../words/words.ts'

const say = words.connection

export function ConnectionNotice() {
  const state = connection.value
  const isUnreachable = state === 'there' && statusProblem.value?.status === 0
  return (
    <div role="status">
      {state !== 'there' && (
        <p class={`notice frame-notice ${state === 'lost' ? 'is-error' : 'is-info'}`}>
          {say[state]}
          {state !== 'lost' && (
            <button type="button" onClick={() => (connection.value = 'there')}>
              {say.dismiss}
            </button>
          )}
        </p>
      )}
      {isUnreachable && <p class="notice frame-notice is-error">{say.noAnswer}</p>}
    </div>
  )
}

/** What is said in passing stays for so many milliseconds. */
const shownFor = 6000

/** The bottom of the page, as in the old window: what is being done. */
export function StatusLine() {
  const { text, number } = announcement.value
  const [old, setOld] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setOld(number), shownFor)
    return () => clearTimeout(timer)
  }, [number])
  return (
    <footer class="frame-footer">
      {/* It changes many times a second: whoever listens has the progress instead. */}
      <span class="frame-status foreign" aria-hidden={statusLine.value === '' ? undefined : 'true'}>
        {statusLine.value}
      </span>
      <span class="frame-said foreign" role="status" aria-live="polite">
        {number > old && text}
      </span>
    </footer>
  )
}
