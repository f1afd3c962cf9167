/** Rows of equal height of which only those in sight are there. What they are is said by the roles given. */
import type { ComponentChildren, HTMLAttributes } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** Rows above and below what is in sight that are there too. */
const margin = 8

/** `height` of a row in rem; `inSight` is scrolled to when it becomes another one. */
export function Windowed(
  props: HTMLAttributes<HTMLDivElement> & {
    count: number
    height: number
    row: (index: number) => ComponentChildren
    inSight: number
  },
) {
  const { count, height, row, inSight, ...attributes } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [size] = useState(() => height * parseFloat(getComputedStyle(document.documentElement).fontSize))
  const [view, setView] = useState({ top: 0, room: 400 })
  const look = () => {
    const { scrollTop: top = 0, clientHeight: room = 0 } = scroller.current ?? {}
    setView((before) => (before.top === top && before.room === room ? before : { top, room }))
  }
  useLayoutEffect(() => {
    look()
    const observer = new ResizeObserver(look)
    if (scroller.current) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => {
    const box = scroller.current
    if (box === null || inSight < 0) return
    const top = inSight * size
    if (top < box.scrollTop) box.scrollTop = top - size
    else if (top + 2 * size > box.scrollTop + box.clientHeight) {
      box.scrollTop =
        top < box.scrollTop + 2 * box.clientHeight ? top + 3 * size - box.clientHeight : top - size
    }
    look()
  }, [inSight, size])
  const first = Math.max(0, Math.floor(view.top / size) - margin)
  const last = Math.min(count, Math.ceil((view.top + view.room) / size) + margin)
  return (
    <div {...attributes} ref={scroller} onScroll={look} tabIndex={0}>
      <div role="presentation" style={{ blockSize: `${count * size}px`, position: 'relative' }}>
        <div role="presentation" style={{ transform: `translateY(${first * size}px)` }}>
          {Array.from({ length: Math.max(0, last - first) }, (_, index) => row(first + index))}
        </div>
      </div>
    </div>
  )
}
