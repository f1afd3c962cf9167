/**
 * A list of any length of which only the rows in sight are there. To assistive technology it is a listbox that says
 * which of how many rows is the current one. Keys: arrows, Home, End, Page Up, Page Down; Enter opens.
 */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core'
import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'

/** See the module. */
export interface VirtualListProps {
  id: string
  label: string
  count: number
  /** Height of every row, in rem. */
  rowHeight: number
  /** The current row; -1 where none is. */
  active: number
  onActive: (index: number) => void
  onOpen?: (index: number) => void
  /** Further keys; true when one was dealt with. */
  onKey?: (event: KeyboardEvent) => boolean
  row: (index: number) => ComponentChildren
  /** What the rows are. With it those in sight stay in sight when others come before them. */
  rows?: readonly number[]
  /** Another one: the list is another one too, and is shown from its beginning. */
  order?: unknown
  /** Whether a row is the one that is open elsewhere. */
  isOpen?: (index: number) => boolean
}

export function VirtualList(props: VirtualListProps) {
  const { id, label, count, rowHeight, active, onActive, onOpen, onKey, row, rows, isOpen } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [, renderAgain] = useReducer((times: number) => times + 1, 0)
  const [height] = useState(() => rowHeight * parseFloat(getComputedStyle(document.documentElement).fontSize))
  const options: VirtualizerOptions<HTMLDivElement, Element> = {
    count,
    estimateSize: () => height,
    overscan: 6,
    getScrollElement: () => scroller.current,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => renderAgain(undefined),
  }
  const [virtualizer] = useState(() => new Virtualizer(options))
  virtualizer.setOptions(options)
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer])
  useLayoutEffect(() => virtualizer._willUpdate())
  const activeRow = rows === undefined ? active : rows[active]
  useLayoutEffect(() => {
    if (active >= 0 && active < count) virtualizer.scrollToIndex(active, { align: 'auto' })
  }, [activeRow])
  useSteadyRows(scroller, height, rows, props.order)

  const items = virtualizer.getVirtualItems()
  const isInSight = items.some(({ index }) => index === active)
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1)
  const keyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (onKey?.(event)) return event.preventDefault()
    if (event.key === 'Enter' && active >= 0) {
      event.preventDefault()
      return onOpen?.(active)
    }
    const to = destination(event.key, active, count, page)
    if (to === undefined) return
    event.preventDefault()
    onActive(to)
  }

  return (
    <div
      ref={scroller}
      id={id}
      class="virtual-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={isInSight ? `${id}-${active}` : undefined}
      onKeyDown={keyDown}
      onFocus={() => active < 0 && count > 0 && onActive(0)}
    >
      <div class="virtual-space" role="presentation" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {items.map(({ index, start }) => (
          <div
            key={index}
            id={`${id}-${index}`}
            class={`virtual-row${index === active ? ' is-active' : ''}${isOpen?.(index) ? ' is-open' : ''}`}
            role="option"
            aria-selected={index === active}
            aria-posinset={index + 1}
            aria-setsize={count}
            style={{ height: `${height}px`, transform: `translateY(${start}px)` }}
            onClick={() => {
              onActive(index)
              onOpen?.(index)
            }}
          >
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Keeps the uppermost row in sight where it is, while rows come before it. */
function useSteadyRows(
  scroller: RefObject<HTMLDivElement | null>,
  height: number,
  rows: readonly number[] | undefined,
  order: unknown,
): void {
  const top = useRef({ index: 0, row: -1 })
  useLayoutEffect(() => {
    top.current.index = 0
    scroller.current?.scrollTo(0, 0)
  }, [order])
  useLayoutEffect(() => {
    const { index, row } = top.current
    if (rows === undefined || scroller.current === null || index === 0 || rows[index] === row) return
    const now = rows.indexOf(row)
    if (now >= 0) scroller.current.scrollTop += (now - index) * height
  }, [rows])
  useLayoutEffect(() => {
    const index = Math.floor((scroller.current?.scrollTop ?? 0) / height)
    top.current = { index, row: rows?.[index] ?? -1 }
  })
}

function destination(key: string, active: number, count: number, page: number): number | undefined {
  if (count === 0) return undefined
  const within = (index: number) => Math.min(Math.max(index, 0), count - 1)
  switch (key) {
    case 'ArrowDown':
      return within(active + 1)
    case 'ArrowUp':
      return within(active - 1)
    case 'PageDown':
      return within(active + page)
    case 'PageUp':
      return within(active - page)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
