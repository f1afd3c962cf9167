/** When the certificates of all results end. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ResultRow } from '../../api/result-row.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { hrefOf } from '../state/route.ts'
import { words } from '../words/words.ts'
import { Capped } from './capped.tsx'
import { commonName } from './certificate-name.ts'
import { Foreign, ForeignLine } from './foreign.tsx'
import { Section } from './section.tsx'
import { TimelineChart } from './timeline-chart.tsx'
import { nextToEnd, rowsOfBin, timelineOf } from './timeline.ts'

const say = words.views.timeline

const mostNext = 10

/** The rows may grow in place: their number says whether they are still the same. */
export function TimelineView({ rows }: { rows: readonly ResultRow[] }) {
  const [now] = useState(Date.now)
  const count = useAtMostEachSecond(rows.length)
  const [month, setMonth] = useState<string | undefined>(undefined)
  const timeline = useMemo(() => timelineOf(rows, now), [rows, count, now])
  const next = useMemo(() => nextToEnd(rows, now, mostNext), [rows, count, now])
  const chosen = useMemo(
    () => (month === undefined ? [] : rowsOfBin(rows, month, now)),
    [rows, count, now, month],
  )
  const choose = (to: string) => {
    setMonth(to)
    requestAnimationFrame(() => document.getElementById('timeline-rows-heading')?.focus())
  }
  return (
    <article class="view">
      <header class="view-head">
        <h2 tabIndex={-1}>{say.heading}</h2>
        <p class="muted">{rows.length === 0 ? say.none : say.rows(rows.length)}</p>
        {rows.length > 0 && (
          <p class="view-counts">
            {timeline.ended > 0 && <VerdictBadge of="error" word={say.ended(timeline.ended)} />}
            {timeline.soon > 0 && <VerdictBadge of="warning" word={say.soon(timeline.soon)} />}
            {timeline.undated > 0 && <VerdictBadge of="unknown" word={say.undated(timeline.undated)} />}
          </p>
        )}
      </header>
      {rows.length > 0 && (
        <>
          <TimelineChart bins={timeline.bins} now={now} chosen={month} onChoose={choose} />
          <div class="view-columns">
            <Section id="timeline-next" heading={say.next}>
              {next.length === 0 && <p class="muted">{say.nothingNext}</p>}
              <Capped
                items={next}
                isOrdered
                class="view-list"
                row={({ row, results }) => <Row row={row} results={results} />}
              />
            </Section>
            <Section id="timeline-months" heading={say.months}>
              <div class="view-scroller" tabIndex={0} role="group" aria-label={say.months}>
                <table class="view-table">
                  <thead>
                    <tr>
                      <th scope="col">{say.columns.month}</th>
                      <th scope="col">{say.columns.results}</th>
                      <th scope="col">{say.columns.certificates}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {timeline.bins
                      .filter(({ results }) => results > 0)
                      .map(({ month: each, results, certificates }) => (
                        <tr key={each}>
                          <th scope="row">
                            <button
                              type="button"
                              class="link"
                              aria-pressed={each === month}
                              title={say.show(say.month(each))}
                              onClick={() => choose(each)}
                            >
                              {say.month(each)}
                            </button>
                          </th>
                          <td>{words.views.count(results)}</td>
                          <td>{words.views.count(certificates)}</td>
                        </tr>
                      ))}
                  </tbody>
                </table>
              </div>
            </Section>
          </div>
          {month !== undefined && (
            <Section id="timeline-rows" heading={say.ending(say.month(month), chosen.length)}>
              <Capped
                key={month}
                items={chosen}
                most={100}
                class="view-list"
                row={(row) => <Row row={row} results={1} />}
              />
            </Section>
          )}
        </>
      )}
    </article>
  )
}

function Row({ row, results }: { row: ResultRow; results: number }) {
  const { id, input, subject, notAfter = '', verdict } = row
  return (
    <>
      <VerdictBadge of={verdict} word={words.verdicts[verdict]} bare /> {words.views.instant(notAfter)}{' '}
      <a href={hrefOf({ place: 'result', result: id })}>
        <ForeignLine text={input} most={200} />
      </a>{' '}
      <span class="muted">
        {subject !== undefined && <Foreign text={commonName(subject) ?? subject} most={120} />}{' '}
        {results > 1 && say.times(results)}
      </span>
    </>
  )
}

/** A number that follows another one, at most once in a second: results may come by the thousand. */
function useAtMostEachSecond(value: number): number {
  const [shown, setShown] = useState(value)
  const latest = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  latest.current = value
  useEffect(() => {
    if (value === shown || timer.current !== undefined) return
    const follow = () => {
      timer.current = undefined
      setShown(latest.current)
    }
    timer.current = setTimeout(follow, shown === 0 ? 0 : 1000)
  }, [value, shown])
  useEffect(() => () => clearTimeout(timer.current), [])
  return shown
}
