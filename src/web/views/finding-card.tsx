/** A finding: what, why, what to do, what it rests on, and what follows from it. */
import type { Finding, Source } from '../../report/finding.ts'
import { hrefOf } from '../state/route.ts'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { Capped } from './capped.tsx'
import type { Cause, Effect } from './cause.ts'
import { explanations, titleOf } from './explanations.ts'
import { Facts } from './facts.tsx'
import { Fold } from './fold.tsx'
import { Foreign } from './foreign.tsx'
import { OutsideLink } from './outside-link.tsx'
import { Prose } from './prose.tsx'

const say = words.views.result

/** A root cause with its effects folded; those that ask for something are open. */
export function CauseCard({ cause, isOpen }: { cause: Cause; isOpen?: boolean }) {
  const { finding, severity, effects } = cause
  return (
    <Fold
      class={`view-finding is-${severity}-edge`}
      isOpen={isOpen ?? (severity === 'error' || severity === 'warning')}
      summary={<FindingSummary finding={finding} severity={severity} />}
    >
      {() => (
        <>
          <FindingBody finding={finding} />
          {effects.length > 0 && (
            <Fold summary={say.tree.effects(effects.length)}>
              {() => (
                <Capped
                  items={effects}
                  class="view-branches"
                  row={(effect) => <EffectCard finding={effect} />}
                />
              )}
            </Fold>
          )}
        </>
      )}
    </Fold>
  )
}

/** Findings whose causes stand elsewhere in the tree. */
export function EffectsElsewhere({ effects }: { effects: readonly Effect[] }) {
  if (effects.length === 0) return null
  return (
    <Fold summary={<span class="muted">{say.tree.elsewhere(effects.length)}</span>}>
      {() => (
        <Capped
          items={effects}
          class="view-branches"
          row={({ finding, of }) => <EffectCard finding={finding} of={of} />}
        />
      )}
    </Fold>
  )
}

/** Rules that are in order, by their names; each opens. */
export function FineRules({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <Fold summary={<VerdictBadge of="ok" word={say.tree.fine(findings.length)} />}>
      {() => (
        <Capped items={findings} class="view-branches" row={(finding) => <EffectCard finding={finding} />} />
      )}
    </Fold>
  )
}

function EffectCard({ finding, of }: { finding: Finding; of?: string }) {
  return (
    <Fold class="view-finding" summary={<FindingSummary finding={finding} severity={finding.severity} />}>
      {() => (
        <>
          {of !== undefined && (
            <p class="muted">
              {say.tree.follows} <a href={hrefOf({ place: 'explain', rule: of })}>{titleOf(of)}</a>
            </p>
          )}
          <FindingBody finding={finding} />
        </>
      )}
    </Fold>
  )
}

function FindingSummary({
  finding: { rule },
  severity,
}: {
  finding: Finding
  severity: Finding['severity']
}) {
  const title = titleOf(rule)
  return (
    <>
      <VerdictBadge of={severity} word={words.views.severities[severity]} bare />{' '}
      <span class="view-finding-title">{title}</span>
      {title !== escapeForeign(rule) && <code class="muted"> {escapeForeign(rule)}</code>}
    </>
  )
}

function FindingBody({ finding }: { finding: Finding }) {
  const { rule, detail, message, fix, evidence, source } = finding
  const why = explanations.value.get(rule)?.why
  return (
    <div class="view-finding-body">
      <p>
        <Foreign text={message} />
      </p>
      {fix !== undefined && (
        <p class="view-fix">
          <strong>{say.finding.fix}: </strong>
          <Foreign text={fix} />
        </p>
      )}
      {why !== undefined && <Fold summary={say.finding.why}>{() => <Prose text={why} />}</Fold>}
      {Object.keys(evidence).length > 0 && (
        <Fold summary={say.finding.evidence}>
          {() => (
            <Facts
              class="mono"
              facts={Object.entries(evidence).map(([name, value]) => [
                escapeForeign(name),
                <EvidenceValue key={name} value={value} />,
              ])}
            />
          )}
        </Fold>
      )}
      <p class="view-sources muted">
        <a href={hrefOf({ place: 'explain', rule })}>{say.finding.explain}</a>
        {detail === undefined ? null : <code> {escapeForeign(detail)}</code>}
        {source.map((each) => (
          <SourceLink key={each.title} source={each} />
        ))}
      </p>
    </div>
  )
}

function EvidenceValue({ value }: { value: Finding['evidence'][string] }) {
  if (typeof value === 'boolean') return <>{value ? say.finding.yes : say.finding.no}</>
  if (typeof value === 'number') return <>{words.views.count(value)}</>
  if (typeof value === 'string') return <Foreign text={value} />
  return <Capped items={value} class="view-list" row={(text) => <Foreign text={text} />} />
}

/** Where a rule comes from, with the day on which that was read. */
export function SourceLink({ source: { title, url, checkedOn } }: { source: Source }) {
  return (
    <span class="view-source">
      {url === undefined ? escapeForeign(title) : <OutsideLink url={url}>{escapeForeign(title)}</OutsideLink>}
      {checkedOn !== undefined && ` (${escapeForeign(say.finding.asOf(checkedOn))})`}
    </span>
  )
}
