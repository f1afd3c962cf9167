/** Text of a far end: as text, with what cannot be seen written out, cut where it is long. */
import { useState } from 'preact/hooks'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'

const longest = 600

/** `most`: characters that are shown before anybody asks for more. */
export function Foreign(props: { text: string; most?: number; class?: string }) {
  const { text, most = longest, class: name = '' } = props
  const [isWhole, setWhole] = useState(false)
  const isCut = text.length > most && !isWhole
  return (
    <>
      <bdi class={`foreign ${name}`}>{escapeForeign(isCut ? text.slice(0, most) : text)}</bdi>
      {isCut && (
        <>
          {'… '}
          <button type="button" class="link" onClick={() => setWhole(true)}>
            {words.views.wholeText(text.length)}
          </button>
        </>
      )}
    </>
  )
}
