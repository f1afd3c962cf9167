/** How the connections to an address went: what was offered, what was met, and how long it took. */
import type { AcceptsFacts, Endpoint, Report } from '../../report/report.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { hostAndPort, placeOf, severityOf } from './branches.ts'
import { Capped } from './capped.tsx'
import { shortHash } from './certificate-name.ts'
import { Facts, type Fact } from './facts.tsx'
import { Fold } from './fold.tsx'
import { Foreign, ForeignLine } from './foreign.tsx'
import { OutsideLink } from './outside-link.tsx'

const say = words.views.result.connection

export function Connections({ report }: { report: Report }) {
  return (
    <Capped
      items={report.endpoints}
      class="view-branches"
      row={(endpoint) => {
        const severity = severityOf(endpoint)
        return (
          <Fold
            isOpen={report.endpoints.length === 1}
            class="view-branch"
            summary={
              <>
                <VerdictBadge of={severity} word={words.views.severities[severity]} bare />{' '}
                <ForeignLine text={placeOf(endpoint)} />{' '}
                <span class="muted">
                  <ForeignLine text={hostAndPort(endpoint.host, endpoint.port)} /> {endpoint.tls?.version}{' '}
                  {escapeForeign(endpoint.failure?.code ?? '')}
                </span>
              </>
            }
          >
            {() => <Connection endpoint={endpoint} />}
          </Fold>
        )
      }}
    />
  )
}

function Connection({ endpoint }: { endpoint: Endpoint }) {
  const { tls, serverName, tries, attempts, alerts, timings, failure, fetched = [] } = endpoint
  return (
    <>
      <Facts
        facts={[
          [say.failure, failure && <Foreign text={failure.detail} />],
          [say.version, tls?.version],
          [say.suite, tls && <code>{escapeForeign(tls.cipherSuite)}</code>],
          [say.group, tls?.group && <code>{escapeForeign(tls.group)}</code>],
          [say.serverName, serverName === null ? say.noServerName : <Foreign text={serverName} />],
          [say.tries, words.views.count(tries)],
          [
            say.alerts,
            alerts.length > 0 && (
              <Capped
                items={alerts}
                class="view-list"
                row={({ name, level, description }) => (
                  <>
                    <code>{escapeForeign(name)}</code>{' '}
                    <span class="muted">{say.alert(level, description)}</span>
                  </>
                )}
              />
            ),
          ],
          [say.timings, Object.keys(timings).length > 0 && <Timings timings={timings} />],
          ...answerFacts(endpoint),
        ]}
      />
      {attempts.length > 0 && <Attempts attempts={attempts} />}
      {fetched.length > 0 && (
        <>
          <h4>{say.fetched}</h4>
          <Capped
            items={fetched}
            class="view-list"
            row={({ url, purpose, outcome, detail, bytes }) => (
              <>
                <VerdictBadge of={outcome === 'ok' ? 'ok' : 'warning'} word={outcome} />{' '}
                {say.fetchPurposes[purpose]} <OutsideLink url={url} />{' '}
                {bytes !== undefined && <span class="muted">{say.octets(bytes)}</span>}
                {detail !== undefined && <Foreign text={detail} />}
              </>
            )}
          />
        </>
      )}
    </>
  )
}

function Attempts({ attempts }: Pick<Endpoint, 'attempts'>) {
  return (
    <div class="view-scroller" tabIndex={0} role="group" aria-label={say.attempts}>
      <table class="view-table">
        <caption>{say.attempts}</caption>
        <thead>
          <tr>
            <th scope="col">{say.attemptColumns.name}</th>
            <th scope="col">{say.attemptColumns.outcome}</th>
            <th scope="col">{say.attemptColumns.detail}</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map(({ name, outcome, detail }, index) => (
            <tr key={index}>
              <th scope="row">
                <code>{escapeForeign(name)}</code>
              </th>
              <td>
                <VerdictBadge of={outcome === 'certificate' ? 'ok' : 'unknown'} word={outcome} />
              </td>
              <td class="view-wide">{detail !== undefined && <Foreign text={detail} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Bars to the same scale. */
function Timings({ timings }: Pick<Endpoint, 'timings'>) {
  const longest = Math.max(...Object.values(timings), 1)
  return (
    <ul class="view-timings">
      {Object.entries(timings).map(([stage, ms]) => (
        <li key={stage}>
          <span>{say.stages[stage] ?? escapeForeign(stage)}</span>
          <span>{say.milliseconds(ms)}</span>
          <span class="view-bar" style={{ inlineSize: `${(ms / longest) * 8}rem` }} aria-hidden="true" />
        </li>
      ))}
    </ul>
  )
}

function answerFacts({ completion, accepts, sip }: Endpoint): Fact[] {
  const { versions, suites, withoutServerName, twins } = accepts ?? {}
  return [
    [say.completion, completion && <Foreign text={completion.detail} />],
    [
      say.versions,
      versions && versions.map(({ version, answer }) => `${version} ${say.answers[answer]}`).join(', '),
    ],
    [say.suites, suites && <Suites suites={suites} />],
    [say.withoutServerName, withoutServerName && unnamedText(withoutServerName)],
    [say.twins, twins && say.twin(twins.rsa && shortHash(twins.rsa), twins.ecdsa && shortHash(twins.ecdsa))],
    [say.sip, sip && <Foreign text={sip.detail} />],
    [say.sipServer, sip?.server && <Foreign text={sip.server} />],
    [say.sipContact, sip?.contact && <Foreign text={sip.contact} />],
  ]
}

function Suites({ suites }: { suites: NonNullable<AcceptsFacts['suites']> }) {
  return (
    <ul class="view-list">
      {suites.map(({ group, answer, suites: each }) => (
        <li key={group}>
          {group}: {say.answers[answer]}{' '}
          <code class="foreign">
            {each
              .filter((suite) => suite.answer === 'accepted')
              .map(({ name }) => escapeForeign(name))
              .join(', ')}
          </code>
        </li>
      ))}
    </ul>
  )
}

function unnamedText({
  answer,
  sameCertificate,
  presented,
}: NonNullable<AcceptsFacts['withoutServerName']>): string {
  if (sameCertificate === null) return answer === 'refused' ? say.turnedAway : say.notKnown
  return sameCertificate ? say.same : `${say.another} ${shortHash(presented[0] ?? '')}`
}
