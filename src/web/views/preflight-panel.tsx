/** Mutual TLS beforehand: would they accept us, would we accept them, and why. */
import type { Severity } from '../../report/finding.ts'
import type { PreflightAnswer, PreflightSide } from '../../report/preflight.ts'
import type { Report } from '../../report/report.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { placeOf } from './branches.ts'
import { CertificateLink } from './certificate-link.tsx'
import { Foreign } from './foreign.tsx'

const say = words.views.result.preflight

const weights: Record<PreflightAnswer, Severity> = { yes: 'ok', no: 'error', unknown: 'unknown' }

/** Addresses with the same answers share theirs. */
export function PreflightPanel({ result, report }: { result: string | undefined; report: Report }) {
  const { own, endpoints, certificates } = report
  const judged = endpoints.filter(({ preflight }) => preflight !== undefined)
  const groups = [...Map.groupBy(judged, ({ preflight }) => JSON.stringify(preflight)).values()]
  const [ours] = own?.presented ?? []
  return (
    <>
      {own !== undefined && (
        <p>
          {say.with}:{' '}
          {ours !== undefined && (
            <CertificateLink result={result} certificates={certificates} sha256={ours} />
          )}{' '}
          <span class="muted">
            <Foreign text={say.from(own.from)} />
          </span>
        </p>
      )}
      {groups.map((group, index) => {
        const preflight = group[0]?.preflight
        return (
          preflight && (
            <div key={index}>
              {groups.length > 1 && (
                <h4>
                  <Foreign text={[...new Set(group.map(placeOf))].join(', ')} most={200} />
                </h4>
              )}
              <div class="view-columns">
                <Side question={say.ours} side={preflight} />
                <Side question={say.theirs} side={preflight.theirs} />
              </div>
            </div>
          )
        )
      })}
    </>
  )
}

function Side({ question, side: { accepted, reasons } }: { question: string; side: PreflightSide }) {
  return (
    <div class={`view-side is-${weights[accepted]}-edge`}>
      <p>
        <strong>{question}</strong> <VerdictBadge of={weights[accepted]} word={say.answers[accepted]} />
      </p>
      <ul class="view-reasons">
        {reasons.map(({ code, answer, detail }, index) => (
          <li key={index}>
            <VerdictBadge of={weights[answer]} word={say.answers[answer]} bare />
            <div>
              <strong>{say.codes[code] ?? escapeForeign(code)}</strong> <Foreign text={detail} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
