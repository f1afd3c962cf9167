/** Every check that the server knows, and the way to bring saved results in. */
import type { CheckState } from '../../api/check.ts'
import { announce } from '../state/announce.ts'
import { checks, loadChecks, remove } from '../state/checks.ts'
import { openResultFiles } from '../state/dropped.ts'
import { openCheckId } from '../state/open-check.ts'
import { go, hrefOf } from '../state/route.ts'
import { told } from '../state/run.ts'
import { words } from '../words/words.ts'
import { FileButton } from './field.tsx'
import { Popover } from './popover.tsx'

const say = words.history

export function HistoryButton() {
  return (
    <Popover
      id="history"
      label={say.open}
      tip={say.openTip}
      onOpen={() => void told(loadChecks)}
      children={() => <History />}
    />
  )
}

function History() {
  const list = checks.value
  return (
    <div class="history">
      <FileButton
        label={say.bring}
        tip={say.bringTip}
        accept=".json,.jsonl,.ndjson,.html"
        onFiles={(files) => void told(() => openResultFiles(files))}
      />
      {list.length === 0 && <p class="muted">{say.none}</p>}
      <ul>
        {list.map((check) => (
          <Line key={check.id} check={check} />
        ))}
      </ul>
    </div>
  )
}

function Line({ check }: { check: CheckState }) {
  const { id, title, origin } = check
  const isOpen = id === openCheckId.value
  const removeIt = async () => {
    await remove(id)
    announce(say.deleted(title))
    if (!isOpen) return
    openCheckId.value = undefined
    go({ place: 'start' }, { replace: true })
  }
  return (
    <li class={isOpen ? 'is-open' : ''}>
      <a
        href={hrefOf({ place: 'check', check: id })}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => document.getElementById('history')?.hidePopover()}
      >
        <span class="foreign">{title}</span>
        <span class="muted">{origin === 'import' ? say.imported(check) : say.line(check)}</span>
      </a>
      <button type="button" title={say.deleteTip(title)} onClick={() => void told(removeIt)}>
        {say.delete}
        <span class="unseen"> {title}</span>
      </button>
    </li>
  )
}
