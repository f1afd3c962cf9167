/** The keys of the page. */
import { closeOverlay, hasSingleKeys, overlay, setSingleKeys } from '../state/commands.ts'
import { words } from '../words/words.ts'
import { commands } from './commands.ts'
import { Dialog } from './dialog.tsx'
import { Tick } from './tick.tsx'

const say = words.shortcuts

export function Shortcuts() {
  return (
    <Dialog
      id="shortcuts"
      heading={say.heading}
      isOpen={overlay.value === 'shortcuts'}
      onClose={() => closeOverlay('shortcuts')}
    >
      <dl class="shortcuts">
        {commands.map(({ id, title, keys }) =>
          keys === undefined ? null : (
            <div key={id}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{title}</dd>
            </div>
          ),
        )}
      </dl>
      <p>{say.inLists}</p>
      <Tick label={say.single} tip={say.singleTip} checked={hasSingleKeys.value} onChange={setSingleKeys} />
    </Dialog>
  )
}
