/** What was asked of DNS, and what came. */
import type { DnsQuery } from '../../dns/query.ts'
import type { Report } from '../../report/report.ts'
import type { Severity } from '../../report/finding.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { words } from '../words/words.ts'
import { Capped } from './capped.tsx'
import { Fold } from './fold.tsx'
import { Foreign } from './foreign.tsx'

const say = words.views.result.dns

export function DnsQuestions({ discovery: { resolver, queries, related = [] } }: Pick<Report, 'discovery'>) {
  return (
    <>
      <p class="muted">{queries.length === 0 ? say.none : <Foreign text={say.resolver(resolver)} />}</p>
      {queries.length > 0 && <QueryTable queries={queries} label={say.table} />}
      {related.length > 0 && (
        <Fold summary={say.related(related.length)}>
          {() => <QueryTable queries={related} label={say.relatedTable} />}
        </Fold>
      )}
    </>
  )
}

function severityOf(rcode: DnsQuery['rcode']): Severity {
  if (rcode === 'NOERROR') return 'ok'
  return rcode === 'NODATA' || rcode === 'NXDOMAIN' ? 'info' : 'unknown'
}

/** A row a question. */
export function QueryTable({ queries, label }: { queries: readonly DnsQuery[]; label: string }) {
  return (
    <div class="view-scroller" tabIndex={0} role="group" aria-label={label}>
      <table class="view-table">
        <thead>
          <tr>
            {Object.values(say.columns).map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queries.map(({ name, type, rcode, answers, server, transport, ms }, index) => (
            <tr key={index}>
              <th scope="row">
                <Foreign text={name} />
              </th>
              <td>{type}</td>
              <td>
                <VerdictBadge of={severityOf(rcode)} word={rcode} />
              </td>
              <td class="view-wide">
                <Capped
                  items={answers}
                  most={10}
                  class="view-list"
                  row={(answer) => (
                    <>
                      {answer.type !== type && `${answer.type} `}
                      <Foreign text={answer.data} most={200} />{' '}
                      <span class="muted">{say.ttl(answer.ttl)}</span>
                    </>
                  )}
                />
              </td>
              <td class="view-narrow">
                <Foreign text={server} /> <span class="muted">{transport}</span>
              </td>
              <td class="view-narrow">{words.views.result.connection.milliseconds(ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
