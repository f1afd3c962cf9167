/** A report: everything that was seen and concluded about one target. */
import { useEffect } from 'preact/hooks'
import type { Endpoint, Pool, Report } from '../../report/report.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { fetchBundle } from '../state/api.ts'
import { hrefOf } from '../state/route.ts'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { hostAndPort, placeOf } from './branches.ts'
import { CertificateList } from './certificate-list.tsx'
import { ClientAuthentication } from './client-authentication.tsx'
import { Connections } from './connection-facts.tsx'
import { DnsQuestions } from './dns-questions.tsx'
import { wantExplanations } from './explanations.ts'
import { Fold } from './fold.tsx'
import { Foreign, ForeignLine } from './foreign.tsx'
import { pemsOf } from './octets.ts'
import { EndpointPaths } from './path-drawing.tsx'
import { PoolMatrix } from './pool-matrix.tsx'
import { PreflightPanel } from './preflight-panel.tsx'
import { ProgramTable, RootLinks } from './program-table.tsx'
import { RecipeList } from './recipe-list.tsx'
import { ResultTree } from './result-tree.tsx'
import { Section, SectionLinks } from './section.tsx'
import { SentLists } from './sent-lists.tsx'
import { bySeverity } from './severity.ts'

const say = words.views.result

/**
 * `result` is the id that the server has it under: then certificates lead to views of their own. Without it, the report
 * is one that only this page has.
 */
export function ReportView({ result, report }: { result: string | undefined; report: Report }) {
  useEffect(wantExplanations)
  const { target, verdict, headline, recipes, discovery, pools, endpoints, own } = report
  const seen = endpoints.filter(({ outcome }) => outcome === 'certificate')
  return (
    <article class="view">
      <header class="view-head">
        <h2 tabIndex={-1}>
          <VerdictBadge of={verdict} word={words.verdicts[verdict]} />{' '}
          <Foreign text={target.input} most={200} />
        </h2>
        <p class={`view-headline is-${verdict}-edge`}>
          <Foreign text={headline.text} />{' '}
          {headline.rule !== undefined && (
            <a href={hrefOf({ place: 'explain', rule: headline.rule })}>{say.finding.explain}</a>
          )}
        </p>
        <p class="muted">{escapeForeign(say.judgedAs(target.profile, target.profileReason))}</p>
        <p class="muted">{escapeForeign(say.seen(report.startedAt, report.finishedAt, report.judgedAt))}</p>
        {discovery.leftOut !== undefined && (
          <p>
            <VerdictBadge of="unknown" word={say.leftOut(discovery.leftOut)} />
          </p>
        )}
        {discovery.onlyFirst && <p class="muted">{say.onlyFirst}</p>}
        <SectionLinks label={say.jump} links={linksOf(report)} />
      </header>
      <Section id="findings" heading={say.sections.findings}>
        <ResultTree result={result} report={report} />
      </Section>
      {recipes !== undefined && (
        <Section id="recipes" heading={say.sections.recipes}>
          <RecipeList recipes={recipes} />
        </Section>
      )}
      {pools.map((pool, index) => (
        <Section key={index} id={`pool-${index}`} heading={poolHeading(pool)}>
          <PoolMatrix pool={pool} report={report} />
        </Section>
      ))}
      {seen.length > 0 && (
        <Section id="paths" heading={say.sections.paths}>
          <PathGroups result={result} report={report} />
        </Section>
      )}
      {own !== undefined && (
        <Section id="preflight" heading={say.sections.preflight}>
          <PreflightPanel result={result} report={report} />
        </Section>
      )}
      {Object.keys(report.certificates).length > 0 && (
        <Section id="certificates" heading={say.sections.certificates}>
          <CertificateList result={result} report={report} />
        </Section>
      )}
      {seen.length > 0 && (
        <Section id="client-auth" heading={say.sections.clientAuth}>
          <ClientAuthentication report={report} />
        </Section>
      )}
      {endpoints.length > 0 && (
        <Section id="connections" heading={say.sections.connections}>
          <Connections report={report} />
        </Section>
      )}
      <Section id="dns" heading={say.sections.dns}>
        <DnsQuestions discovery={discovery} />
      </Section>
    </article>
  )
}

function poolHeading({ host, port }: Pool): string {
  return say.sections.pool(escapeForeign(hostAndPort(host, port)))
}

function linksOf({ recipes, pools, endpoints, own, certificates }: Report): (readonly [string, string])[] {
  const isSeen = endpoints.some(({ outcome }) => outcome === 'certificate')
  return [
    ['findings', say.sections.findings],
    ...(recipes === undefined ? [] : [['recipes', say.sections.recipes] as const]),
    ...pools.map((pool, index) => [`pool-${index}`, poolHeading(pool)] as const),
    ...(isSeen ? [['paths', say.sections.paths] as const] : []),
    ...(own === undefined ? [] : [['preflight', say.sections.preflight] as const]),
    ...(Object.keys(certificates).length > 0 ? [['certificates', say.sections.certificates] as const] : []),
    ...(isSeen ? [['client-auth', say.sections.clientAuth] as const] : []),
    ...(endpoints.length > 0 ? [['connections', say.sections.connections] as const] : []),
    ['dns', say.sections.dns],
  ]
}

/** Addresses that sent the same and lead to the same paths share what is shown. */
function PathGroups({ result, report }: { result: string | undefined; report: Report }) {
  const seen = report.endpoints.filter(({ presented }) => presented.length > 0)
  const likeness = ({ presented, paths, bundle }: Endpoint) => JSON.stringify([presented, paths, bundle])
  // Those with a fault come first.
  const groups = [...Map.groupBy(seen, likeness).values()].toSorted(([a], [b]) =>
    bySeverity({ severity: weightOf(a) }, { severity: weightOf(b) }),
  )
  return (
    <>
      {groups.map((group, index) => {
        const [first] = group
        if (first === undefined) return null
        const body = () => <Paths endpoint={first} result={result} report={report} />
        if (groups.length === 1) return <div key={index}>{body()}</div>
        return (
          <Fold
            key={index}
            isOpen={index === 0}
            summary={
              <strong>
                <ForeignLine text={say.path.of([...new Set(group.map(placeOf))].join(', '))} most={200} />
              </strong>
            }
          >
            {body}
          </Fold>
        )
      })}
    </>
  )
}

function weightOf(endpoint: Endpoint | undefined) {
  if (endpoint?.paths[0]?.valid === false) return 'error'
  return endpoint?.bundle?.same === false ? 'warning' : 'ok'
}

function Paths({
  endpoint,
  result,
  report,
}: {
  endpoint: Endpoint
  result: string | undefined
  report: Report
}) {
  const { certificates, endpoints } = report
  const [best] = endpoint.paths
  return (
    <>
      <EndpointPaths endpoint={endpoint} certificates={certificates} result={result} />
      <SentLists
        endpoint={endpoint}
        certificates={certificates}
        result={result}
        pem={() => bundlePem(endpoint, result, report, endpoints.indexOf(endpoint))}
        file={endpoint.host}
      />
      {best !== undefined && Object.keys(best.programs).length > 0 && (
        <Fold summary={say.programs.heading}>
          {() => (
            <>
              {best.root !== undefined && (
                <p>
                  {say.programs.root}:{' '}
                  <a href={hrefOf({ place: 'roots', sha256: best.root.sha256 })}>
                    <ForeignLine text={best.root.name} />
                  </a>
                </p>
              )}
              <ProgramTable programs={best.programs} label={say.programs.heading} />
              {best.root !== undefined && best.root.links.length > 0 && (
                <>
                  <h4>{say.programs.links}</h4>
                  <RootLinks links={best.root.links} />
                </>
              )}
            </>
          )}
        </Fold>
      )}
    </>
  )
}

function bundlePem(
  { bundle }: Endpoint,
  result: string | undefined,
  { certificates }: Report,
  index: number,
): Promise<string> {
  if (result !== undefined) return fetchBundle(result, index)
  return Promise.resolve(pemsOf(bundle?.certificates ?? [], certificates))
}
