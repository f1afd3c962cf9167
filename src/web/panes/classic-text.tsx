/** Results as the old window showed them: text that can be selected and copied, with links that open. */
import { copyText } from '../state/clipboard.ts'
import { classicTexts, mostTexts } from '../state/classic-texts.ts'
import { webAddress } from '../state/foreign.ts'
import { openId } from '../state/open-result.ts'
import { rowCount } from '../state/open-check.ts'
import { words } from '../words/words.ts'

const say = words.detail

export function ClassicText() {
  const texts = classicTexts.value
  const isCut = openId.value === undefined && rowCount.value > mostTexts
  return (
    <div class="classic">
      {isCut && <p class="muted">{say.onlyFirst(mostTexts)}</p>}
      <div class="classic-text" role="region" tabIndex={0} aria-label={say.information} onKeyDown={selectAll}>
        {texts.length === 0 && <p class="muted">{say.welcome}</p>}
        {texts.map(({ id, text }) => (
          <pre key={id}>
            {blocksOf(text).map((block, index) =>
              block.isMember ? (
                <Member key={index} text={block.text} />
              ) : (
                <Linked key={index} text={block.text} />
              ),
            )}
          </pre>
        ))}
      </div>
    </div>
  )
}

/** Copies all of the text that is shown. */
export function CopyTextButton() {
  const texts = classicTexts.value
  return (
    <button
      type="button"
      title={say.copyAllTip}
      disabled={texts.length === 0}
      onClick={() => void copyText(texts.map(({ text }) => text).join('\n'))}
    >
      {say.copyAll}
    </button>
  )
}

/** Another member of a pool: with a bar and a mark, besides the line that says so in the text. */
function Member({ text }: { text: string }) {
  return (
    <span class="classic-member" title={say.member}>
      <Linked text={text} />
    </span>
  )
}

function Linked({ text }: { text: string }) {
  return (
    <>
      {text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) => {
        const address = index % 2 === 1 ? webAddress(part) : undefined
        return address === undefined ? (
          part
        ) : (
          <a key={index} href={address} target="_blank" rel="noreferrer noopener">
            {part}
          </a>
        )
      })}
    </>
  )
}

/** The text, with the blocks of other pool members apart. A block stands between two rulers of plus signs. */
function blocksOf(text: string): { isMember: boolean; text: string }[] {
  const blocks: { isMember: boolean; text: string }[] = []
  const lines = text.split(/(?<=\n)/)
  let isMember = false
  for (const [index, line] of lines.entries()) {
    const isRuler = line.startsWith('++++')
    const begins = isRuler && (lines[index + 1] ?? '').startsWith('Other server in pool:')
    if (begins) isMember = true
    const last = blocks.at(-1)
    if (last === undefined || last.isMember !== isMember || begins) blocks.push({ isMember, text: line })
    else last.text += line
    if (isRuler && !begins) isMember = false
  }
  return blocks
}

/** Ctrl+A selects the text, not the whole page. */
function selectAll(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'a') return
  if (!(event.currentTarget instanceof HTMLElement)) return
  event.preventDefault()
  getSelection()?.selectAllChildren(event.currentTarget)
}
