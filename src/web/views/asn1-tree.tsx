/** The elements of a certificate as a tree of any size. Keys: arrows, Home, End. */
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import type { Asn1Node } from './asn1-nodes.ts'
import { Windowed } from './windowed.tsx'

const say = words.views.certificate.asn1

/** `open` are the indexes of the nodes in sight. */
export function Asn1Tree(props: {
  nodes: readonly Asn1Node[]
  open: readonly number[]
  closed: ReadonlySet<number>
  chosen: number
  onChoose: (index: number) => void
  onToggle: (index: number) => void
}) {
  const { nodes, open, closed, chosen, onChoose, onToggle } = props
  const place = open.indexOf(chosen)
  const keyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const to = destination(event.key, props, place)
    if (to === undefined) return
    event.preventDefault()
    if (to === 'toggle') onToggle(chosen)
    else onChoose(to)
  }
  return (
    <Windowed
      class="view-asn1-tree"
      role="tree"
      aria-label={say.tree}
      aria-activedescendant={place < 0 ? undefined : `asn1-${chosen}`}
      count={open.length}
      height={1.4}
      inSight={place}
      onKeyDown={keyDown}
      onFocus={() => chosen < 0 && onChoose(open[0] ?? -1)}
      row={(index) => {
        const at = open[index] ?? -1
        const node = nodes[at]
        if (node === undefined) return null
        return (
          <div
            key={at}
            id={`asn1-${at}`}
            role="treeitem"
            class={at === chosen ? 'is-chosen' : ''}
            aria-level={node.depth + 1}
            aria-posinset={node.position}
            aria-setsize={node.siblings}
            aria-selected={at === chosen}
            aria-expanded={node.hasInner ? !closed.has(at) : undefined}
            style={{ paddingInlineStart: `${0.3 + Math.min(node.depth, deepest) * 0.8}rem` }}
            onClick={() => onChoose(at)}
          >
            <span
              class={`view-asn1-sign${node.hasInner ? (closed.has(at) ? ' is-closed' : ' is-open') : ''}`}
              aria-hidden="true"
              onClick={() => node.hasInner && onToggle(at)}
            />
            <span class="view-asn1-tag">{node.tag}</span>{' '}
            {node.name !== undefined && <span class="view-asn1-name">{escapeForeign(node.name)} </span>}
            <span class="view-asn1-text">{escapeForeign(node.text.slice(0, longest))}</span>{' '}
            <span class="muted">{say.length(node.length)}</span>
          </div>
        )
      }}
    />
  )
}

/** Deeper ones are not indented further. */
const deepest = 14
const longest = 160

function destination(
  key: string,
  { nodes, open, closed, chosen }: Parameters<typeof Asn1Tree>[0],
  place: number,
): number | 'toggle' | undefined {
  const node = nodes[chosen]
  const isOpen = node?.hasInner === true && !closed.has(chosen)
  switch (key) {
    case 'ArrowDown':
      return open[place + 1]
    case 'ArrowUp':
      return open[place - 1]
    case 'PageDown':
      return open[Math.min(place + 15, open.length - 1)]
    case 'PageUp':
      return open[Math.max(place - 15, 0)]
    case 'Home':
      return open[0]
    case 'End':
      return open.at(-1)
    case 'ArrowRight':
      if (node?.hasInner !== true) return undefined
      return isOpen ? chosen + 1 : 'toggle'
    case 'ArrowLeft':
      if (isOpen) return 'toggle'
      return node === undefined || node.parent < 0 ? undefined : node.parent
    case 'Enter':
    case ' ':
      return node?.hasInner === true ? 'toggle' : undefined
    default:
      return undefined
  }
}
