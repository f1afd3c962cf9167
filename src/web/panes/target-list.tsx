/** The list of targets to test. */
import { isBusy } from '../state/run.ts'
import { clearTargets, deleteSelected, selected, targets } from '../state/target-list.ts'
import { words } from '../words/words.ts'
import { VirtualList } from './virtual-list.tsx'

export function TargetsList() {
  const say = words.targets
  const list = targets.value
  const isFixed = isBusy.value
  return (
    <div class="targets-list">
      <div class="targets-columns" aria-hidden="true">
        <span>{say.columns.name}</span>
        <span>{say.columns.port}</span>
        <span>{say.columns.type}</span>
      </div>
      <VirtualList
        id="targets-to-test"
        label={say.list}
        count={list.length}
        rowHeight={1.75}
        active={selected.value}
        onActive={(index) => (selected.value = index)}
        onKey={(event) => {
          if (event.key !== 'Delete' || isFixed) return false
          deleteSelected()
          return true
        }}
        row={(index) => <Row index={index} />}
      />
      {list.length === 0 && <p class="targets-empty muted">{say.empty}</p>}
      <div class="targets-buttons">
        <button
          type="button"
          title={say.deleteTip}
          disabled={isFixed || selected.value < 0}
          onClick={deleteSelected}
        >
          {say.delete}
        </button>
        <button
          type="button"
          title={say.clearTip}
          disabled={isFixed || list.length === 0}
          onClick={clearTargets}
        >
          {say.clear}
        </button>
        <span class="muted targets-count">{say.count(list.length)}</span>
      </div>
    </div>
  )
}

function Row({ index }: { index: number }) {
  const target = targets.value[index]
  if (target === undefined) return null
  const { name, port, kind, starttls } = target
  const type = starttls === undefined ? kind : `${kind} ${starttls}`
  return (
    <>
      <span class="unseen">{words.targets.row(name, port, type)}</span>
      <span class="foreign targets-row-name" aria-hidden="true">
        {name}
      </span>
      <span aria-hidden="true">{port ?? ''}</span>
      <span aria-hidden="true">{type}</span>
    </>
  )
}
