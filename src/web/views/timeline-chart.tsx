/** The timeline as bars. The table beside it says the same: the picture is one for screen readers. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { words } from '../words/words.ts'
import { monthFrom, shareOfMonth, type Bin } from './timeline.ts'

const say = words.views.timeline

const height = 150
const top = 36
const bottom = 24

export function TimelineChart(props: {
  bins: readonly Bin[]
  now: number
  chosen: string | undefined
  onChoose: (month: string) => void
}) {
  const { bins, now, chosen, onChoose } = props
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(600)
  useLayoutEffect(() => {
    const fit = () => setRoom(box.current?.clientWidth ?? 600)
    fit()
    const observer = new ResizeObserver(fit)
    if (box.current) observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  const step = Math.max(14, Math.min(140, room / bins.length))
  const width = Math.max(step * bins.length, 80)
  const most = Math.max(1, ...bins.map(({ results }) => results))
  const current = monthFrom(now, 0)
  const today = (bins.findIndex(({ month }) => month === current) + shareOfMonth(now)) * step
  const every = Math.max(1, Math.ceil(64 / step))
  return (
    <div ref={box} class="view-timeline-box" tabIndex={0} role="group" aria-label={say.chartRegion}>
      <svg
        class="view-timeline"
        width={width}
        height={height + top + bottom}
        viewBox={`0 0 ${width} ${height + top + bottom}`}
        role="img"
        aria-label={say.chart(bins.length)}
      >
        <defs>
          <pattern
            id="view-ended"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect class="view-timeline-ended-ground" width="6" height="6" />
            <rect class="view-timeline-ended-stripe" width="2.5" height="6" />
          </pattern>
        </defs>
        {bins.map(({ month, results }, index) => {
          const size = results === 0 ? 0 : Math.max(2, (results / most) * height)
          const left = index * step
          return (
            <g
              key={month}
              class={month === chosen ? 'is-chosen' : ''}
              onClick={() => results > 0 && onChoose(month)}
            >
              <title>{say.bin(say.month(month), results)}</title>
              <rect class="view-timeline-ground" x={left} y={0} width={step} height={height + top} />
              <rect
                class={barClass(month, current)}
                x={left + 1.5}
                y={top + height - size}
                width={Math.max(1, step - 3)}
                height={size}
              />
              {results > 0 && step >= 26 && (
                <text x={left + step / 2} y={top + height - size - 4} text-anchor="middle">
                  {say.short(results)}
                </text>
              )}
              {(index % every === 0 || month === 'later') && (
                <text x={left + 2} y={height + top + 16}>
                  {say.month(month)}
                </text>
              )}
            </g>
          )
        })}
        <line class="view-timeline-axis" x1={0} x2={width} y1={height + top} y2={height + top} />
        <line class="view-timeline-today" x1={today} x2={today} y1={4} y2={height + top + 4} />
        <text
          class="view-timeline-now"
          x={today + (today > width - 60 ? -4 : 4)}
          y={12}
          text-anchor={today > width - 60 ? 'end' : 'start'}
        >
          {say.today}
        </text>
      </svg>
    </div>
  )
}

function barClass(month: string, current: string): string {
  if (month === 'earlier') return 'is-ended'
  if (month === 'later') return 'is-ahead'
  return month < current ? 'is-ended' : month === current ? 'is-current' : 'is-ahead'
}
