/** A record of a domain that exists: what it says, where it leads, and what is to be said of it. */
import type { MapFile, MappedEndpoint, MappedName, MappedRecord, WorstFinding } from '../../report/map.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { hrefOf } from '../state/route.ts'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { hostAndPort } from './branches.ts'
import { Capped } from './capped.tsx'
import { nameOf, shortHash } from './certificate-name.ts'
import { titleOf } from './explanations.ts'
import { Fold } from './fold.tsx'
import { Foreign, ForeignLine } from './foreign.tsx'
import { lifetimeOf } from './lifetime.ts'
import { openReport } from './map-drawing.ts'
import { SourceLink } from './finding-card.tsx'

const say = words.views.map

export function MapRecord({ file, record }: { file: MapFile; record: MappedRecord }) {
  const {
    name,
    type,
    meaning,
    concerns,
    verdict = 'ok',
    data,
    aliases,
    remarks,
    worst,
    names,
    source,
  } = record
  const severity = names.length === 0 && verdict === 'ok' ? 'info' : verdict
  return (
    <Fold
      class="view-branch"
      isOpen={verdict !== 'ok'}
      summary={
        <>
          <VerdictBadge of={severity} word={words.views.severities[severity]} bare />{' '}
          <strong>
            <ForeignLine text={name} most={260} />
          </strong>{' '}
          <code>{type}</code> <span class="muted">{escapeForeign(meaning)}</span>
        </>
      }
    >
      {() => (
        <>
          <p class="muted">
            {say.concerns} {escapeForeign(concerns)}. <SourceLink source={source} />
          </p>
          {aliases.length > 0 && (
            <p>
              {say.alias} <Foreign text={aliases.join(', ')} />
            </p>
          )}
          {data.length > 0 && (
            <Capped
              items={data}
              most={10}
              class="view-list mono"
              row={(text) => <Foreign text={text} most={300} />}
            />
          )}
          {remarks.map(({ code, severity: weight, text }) => (
            <p key={code + text}>
              <VerdictBadge of={weight} word={words.views.severities[weight]} bare /> <Foreign text={text} />
            </p>
          ))}
          {worst !== undefined && <Worst finding={worst} />}
          <Capped items={names} class="view-branches" row={(each) => <Name file={file} name={each} />} />
        </>
      )}
    </Fold>
  )
}

function Name({ file, name: { host, port, endpoints } }: { file: MapFile; name: MappedName }) {
  const counting = endpoints.filter(({ counts }) => counts)
  return (
    <>
      <p>
        <strong>
          <Foreign text={hostAndPort(host, port)} />
        </strong>{' '}
        {counting.length === 0 && endpoints.length > 0 && <span class="muted">{say.silent}</span>}
      </p>
      <Capped
        items={counting}
        class="view-endpoints"
        row={(endpoint) => <Endpoint file={file} mapped={endpoint} />}
      />
    </>
  )
}

function Endpoint({ file, mapped }: { file: MapFile; mapped: MappedEndpoint }) {
  const { address, verdict, worst, certificate = '' } = mapped
  const report = file.map.reports[mapped.report]
  const endpoint = report?.endpoints[mapped.endpoint]
  const facts = report?.certificates[certificate]
  const life = facts && lifetimeOf(facts, file.map.judgedAt)
  const tree = words.views.result.tree
  return (
    <>
      <p>
        <VerdictBadge of={verdict} word={words.views.severities[verdict]} bare />{' '}
        <Foreign text={address ?? tree.noAddress} />{' '}
        {facts === undefined ? (
          <span class="muted">
            {tree.noCertificate}: <Foreign text={endpoint?.failure?.detail ?? ''} />
          </span>
        ) : (
          <>
            <Foreign text={nameOf(facts) ?? words.views.certificate.unnamed} most={160} />{' '}
            <span class="muted">
              <code>{shortHash(facts.sha256)}</code>{' '}
              {life && (life.state === 'not-yet' ? tree.notYet : tree.ends(life.daysLeft))}
            </span>
          </>
        )}{' '}
        <button type="button" class="view-copy" onClick={() => (openReport.value = mapped.report)}>
          {say.open}
        </button>
      </p>
      {worst !== undefined && facts !== undefined && <Worst finding={worst} />}
    </>
  )
}

function Worst({ finding: { rule, severity, message } }: { finding: WorstFinding }) {
  return (
    <p class={`view-worst is-${severity}-edge`}>
      <VerdictBadge of={severity} word={words.views.severities[severity]} bare />{' '}
      <a href={hrefOf({ place: 'explain', rule })}>{titleOf(rule)}</a>: <Foreign text={message} />
    </p>
  )
}
