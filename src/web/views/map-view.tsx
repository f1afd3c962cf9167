/** The records of a SIP domain and where they lead: one tree, one verdict. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { MapFile, MappedRecord } from '../../report/map.ts'
import type { Report } from '../../report/report.ts'
import { TextField } from '../panes/field.tsx'
import { Tick } from '../panes/tick.tsx'
import { VerdictBadge } from '../panes/verdict.tsx'
import { escapeForeign } from '../state/foreign.ts'
import { go, hrefOf } from '../state/route.ts'
import { words } from '../words/words.ts'
import { Capped } from './capped.tsx'
import { wantExplanations } from './explanations.ts'
import { Fold } from './fold.tsx'
import { Foreign } from './foreign.tsx'
import { drawing, drawMap, mapWishes, openReport, stopDrawing } from './map-drawing.ts'
import { MapRecord } from './map-record.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { ReportView } from './report-view.tsx'
import { treeKeyPressed } from './tree-keys.ts'

const say = words.views.map

export function MapView({ domain }: { domain: string | undefined }) {
  useEffect(wantExplanations)
  useEffect(() => {
    if (domain !== undefined && drawing.peek()?.domain !== domain) void drawMap(domain)
  }, [domain])
  const drawn = drawing.value?.domain === domain ? drawing.value : undefined
  const report = drawn?.file?.map.reports[openReport.value ?? -1]
  if (report !== undefined) return <MapReport key={openReport.value} report={report} />
  return (
    <article class="view">
      <header class="view-head">
        <h2 tabIndex={-1}>{say.heading}</h2>
        <p class="muted">{say.about}</p>
        <MapForm domain={domain} />
      </header>
      {drawn?.problem !== undefined && <ProblemNotice problem={drawn.problem} />}
      {drawn !== undefined && !drawn.file && !drawn.problem && (
        <p class="view-buttons" role="status">
          <progress aria-label={escapeForeign(say.asking(drawn.domain))} />{' '}
          <Foreign text={say.asking(drawn.domain)} />
          <button type="button" onClick={stopDrawing}>
            {say.stop}
          </button>
        </p>
      )}
      {drawn?.file !== undefined && <DomainTree file={drawn.file} />}
    </article>
  )
}

/** A report of the map. The server keeps no maps: it has no address of its own. */
function MapReport({ report }: { report: Report }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    place.current?.querySelector('h2')?.focus()
    place.current?.scrollIntoView()
  }, [])
  return (
    <div ref={place}>
      <p>
        <button type="button" onClick={() => (openReport.value = undefined)}>
          {say.back}
        </button>
      </p>
      <ReportView result={undefined} report={report} />
    </div>
  )
}

function MapForm({ domain }: { domain: string | undefined }) {
  const [typed, setTyped] = useState(domain ?? '')
  useEffect(() => setTyped(domain ?? ''), [domain])
  const wishes = mapWishes.value
  const wanted = typed.trim()
  return (
    <form
      class="view-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted === '') return
        if (wanted === domain) void drawMap(wanted)
        else go({ place: 'map', domain: wanted })
      }}
    >
      <TextField label={say.domain} tip={say.domainTip} value={typed} onInput={setTyped} />
      <Tick
        label={say.internal}
        tip={say.internalTip}
        checked={wishes.internal}
        onChange={(internal) => (mapWishes.value = { ...wishes, internal })}
      />
      <Tick
        label={say.microsoft}
        tip={say.microsoftTip}
        checked={wishes.microsoft}
        onChange={(microsoft) => (mapWishes.value = { ...wishes, microsoft })}
      />
      <button type="submit" class="main" title={say.drawTip}>
        {say.draw}
      </button>
    </form>
  )
}

function DomainTree({ file }: { file: MapFile }) {
  const { map } = file
  const { domain, verdict, homing, headline, records, resolver, asked, judgedAt } = map
  const found = records.filter(({ status }) => status === 'found')
  const others = (status: MappedRecord['status']) => records.filter((record) => record.status === status)
  return (
    <>
      <section class="view-head">
        <h3 class="view-map-title">
          <VerdictBadge of={verdict} word={words.verdicts[verdict]} /> <Foreign text={domain} />{' '}
          <span class="view-tag">{say.homes[homing.kind]}</span>
        </h3>
        <p class={`view-headline is-${verdict}-edge`}>
          <Foreign text={headline.text} />{' '}
          {headline.rule !== undefined && (
            <a href={hrefOf({ place: 'explain', rule: headline.rule })}>
              {words.views.result.finding.explain}
            </a>
          )}
        </p>
        <p>
          <Foreign text={homing.reason} />
        </p>
        <p class="muted">
          {say.found(found.length, records.length)} <Foreign text={say.asked(resolver, judgedAt)} />{' '}
          <Foreign text={asked.reason} />
        </p>
      </section>
      <div class="view-tree" role="group" aria-label={say.tree} onKeyDown={treeKeyPressed}>
        <Capped
          items={found}
          most={100}
          class="view-branches"
          row={(record) => <MapRecord file={file} record={record} />}
        />
        <Others records={others('unanswered')} word={say.unanswered} />
        <Others records={others('wildcard')} word={say.wildcard} />
        <Others records={others('absent')} word={say.absent} />
      </div>
    </>
  )
}

/** Records that lead nowhere. */
function Others({ records, word }: { records: readonly MappedRecord[]; word: (count: number) => string }) {
  if (records.length === 0) return null
  const isSilent = records[0]?.status === 'unanswered'
  return (
    <Fold
      summary={<VerdictBadge of={isSilent ? 'unknown' : 'info'} word={word(records.length)} />}
      isOpen={isSilent}
    >
      {() => (
        <Capped
          items={records}
          most={100}
          class="view-list"
          row={({ name, type, meaning, queries }) => (
            <>
              <Foreign text={name} most={260} /> <code>{type}</code>{' '}
              <span class="muted">
                {escapeForeign(meaning)} {isSilent && (queries.at(-1)?.rcode ?? '')}
              </span>
            </>
          )}
        />
      )}
    </Fold>
  )
}
