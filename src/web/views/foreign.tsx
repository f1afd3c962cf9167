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

/** The same where nothing can be pressed, as in a summary or a link: cut for good, with more of it as the tip. */
export function ForeignLine({ text, most = 160 }: { text: string; most?: number }) {
  const isCut = text.length > most
  return (
    <bdi class="foreign" title={isCut ? escapeForeign(text.slice(0, mostInTip)) : undefined}>
      {escapeForeign(isCut ? `${text.slice(0, most)}…` : text)}
    </bdi>
  )
}

const mostInTip = 2000
