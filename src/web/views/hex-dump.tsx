/** Octets as rows of hexadecimal digits and characters, with those of an element marked. Keys: arrows, Home, End. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { words } from '../words/words.ts'
import type { Asn1Node } from './asn1-nodes.ts'
import { octetCharacter, octetText } from './octets.ts'
import { Windowed } from './windowed.tsx'

const say = words.views.certificate.asn1

/** `cursor` is an octet; -1 where none is. */
export function HexDump(props: {
  octets: Uint8Array
  node: Asn1Node | undefined
  cursor: number
  onCursor: (octet: number) => void
}) {
  const { octets, node, cursor, onCursor } = props
  const box = useRef<HTMLDivElement>(null)
  const [columns, setColumns] = useState(16)
  useLayoutEffect(() => {
    const fit = () => setColumns((box.current?.clientWidth ?? 0) < narrow() ? 8 : 16)
    fit()
    const observer = new ResizeObserver(fit)
    if (box.current) observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  const rows = Math.ceil(octets.length / columns)
  const keyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const to = destination(event.key, cursor, columns, octets.length)
    if (to === undefined) return
    event.preventDefault()
    onCursor(to)
  }
  return (
    <div ref={box}>
      <Windowed
        class="view-hex"
        role="grid"
        aria-label={say.dump}
        aria-rowcount={rows}
        aria-colcount={columns + 1}
        aria-activedescendant={cursor < 0 ? undefined : `octet-${cursor}`}
        count={rows}
        height={1.4}
        inSight={cursor < 0 ? -1 : Math.floor(cursor / columns)}
        onKeyDown={keyDown}
        onFocus={() => cursor < 0 && onCursor(0)}
        row={(row) => (
          <div key={row} role="row" aria-rowindex={row + 1} class="view-hex-row">
            <span role="rowheader" class="muted">
              {(row * columns).toString(16).padStart(6, '0')}
            </span>
            {Array.from(octets.subarray(row * columns, (row + 1) * columns), (octet, column) => {
              const at = row * columns + column
              return (
                <span
                  key={at}
                  id={`octet-${at}`}
                  role="gridcell"
                  aria-selected={node !== undefined && at >= node.offset && at < node.end}
                  class={classOf(at, node, cursor)}
                  onClick={() => onCursor(at)}
                >
                  {octetText(octet)}
                </span>
              )
            })}
            <span class="view-hex-text" aria-hidden="true">
              {Array.from(octets.subarray(row * columns, (row + 1) * columns), octetCharacter).join('')}
            </span>
          </div>
        )}
      />
    </div>
  )
}

/** Sixteen columns do not fit below this, in px. */
function narrow(): number {
  return 37 * parseFloat(getComputedStyle(document.documentElement).fontSize)
}

function classOf(at: number, node: Asn1Node | undefined, cursor: number): string {
  const part =
    node === undefined || at < node.offset || at >= node.end
      ? ''
      : at < node.offset + node.headerLength
        ? 'is-header'
        : 'is-content'
  return at === cursor ? `${part} is-cursor` : part
}

function destination(key: string, cursor: number, columns: number, count: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: columns * 15,
    PageUp: -columns * 15,
    Home: -Infinity,
    End: Infinity,
  }
  const step = steps[key]
  if (step === undefined || count === 0) return undefined
  return Math.min(count - 1, Math.max(0, cursor + step))
}
