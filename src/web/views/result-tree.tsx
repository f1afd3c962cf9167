/**
 * Target, service, name, addresses, certificate and findings as nested lists that open and close. Details elements
 * rather than the ARIA tree: their contents are paragraphs, links and buttons, which an ARIA tree item cannot hold.
 */
import type { ComponentChildren } from 'preact'
import type { Report } from '../../report/report.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { words } from '../words/words.ts'
import {
  branchesOf,
  hostAndPort,
  placeOf,
  type AddressBranch,
  type NameBranch,
  type ServiceBranch,
} from './branches.ts'
import { CertificateLink } from './certificate-link.tsx'
import { CauseCard, EffectsElsewhere, FineRules } from './finding-card.tsx'
import { Fold } from './fold.tsx'
import { Foreign, ForeignLine } from './foreign.tsx'
import { lifetimeOf } from './lifetime.ts'
import { Capped } from './capped.tsx'
import { treeKeyPressed } from './tree-keys.ts'
import type { Verdict } from '../../report/finding.ts'

const say = words.views.result.tree

export function ResultTree({ result, report }: { result: string | undefined; report: Report }) {
  const tree = branchesOf(report)
  const isBare = tree.services.length === 0 && tree.causes.length === 0
  return (
    <div class="view-tree" role="group" aria-label={say.label} onKeyDown={treeKeyPressed}>
      <ul class="view-branches">
        {tree.causes.map((cause, index) => (
          <li key={index}>
            <CauseCard cause={cause} />
          </li>
        ))}
        {tree.services.map((service, index) => (
          <li key={index}>
            <Service branch={service} result={result} report={report} isFirst={index === 0} />
          </li>
        ))}
        {tree.services.length === 0 && <li class="muted">{say.noServer}</li>}
      </ul>
      {!isBare && <EffectsElsewhere effects={tree.elsewhere} />}
      <FineRules findings={tree.fine} />
    </div>
  )
}

interface BranchProps<T> {
  branch: T
  result: string | undefined
  report: Report
  /** The first branch at its place is open, whatever it says. */
  isFirst: boolean
}

function Service({ branch, result, report, isFirst }: BranchProps<ServiceBranch>) {
  const { service, records, severity, names } = branch
  const children = (
    <Capped
      items={names}
      class="view-branches"
      row={(name, index) => (
        <Name branch={name} result={result} report={report} isFirst={isFirst && index === 0} />
      )}
    />
  )
  if (service === undefined) return children
  return (
    <Branch
      severity={severity}
      isFirst={isFirst}
      summary={
        <>
          <span class="muted">{say.service}</span> <ForeignLine text={service} />
          {report.discovery.srv.length > 1 &&
            records.slice(0, 1).map(({ priority, weight }) => (
              <span key={priority} class="muted">
                {' '}
                {say.record(priority, weight)}
              </span>
            ))}
        </>
      }
    >
      {() => children}
    </Branch>
  )
}

function Name({ branch, result, report, isFirst }: BranchProps<NameBranch>) {
  const { host, port, starttls, pool, severity, causes, elsewhere, fine, addresses } = branch
  return (
    <Branch
      severity={severity}
      isFirst={isFirst}
      summary={
        <>
          <strong>
            <ForeignLine text={hostAndPort(host, port)} />
          </strong>
          {starttls !== undefined && <span class="muted"> {say.starttls(starttls)}</span>}
          {pool !== undefined && <span class="muted"> {say.pool(pool.members.length)}</span>}
        </>
      }
    >
      {() => (
        <>
          <ul class="view-branches">
            {causes.map((cause, index) => (
              <li key={index}>
                <CauseCard cause={cause} />
              </li>
            ))}
            {addresses.map((address, index) => (
              <li key={address.endpoints[0]}>
                <Address branch={address} result={result} report={report} isFirst={isFirst && index === 0} />
              </li>
            ))}
          </ul>
          <EffectsElsewhere effects={elsewhere} />
          <FineRules findings={fine} />
        </>
      )}
    </Branch>
  )
}

function Address({ branch, result, report, isFirst }: BranchProps<AddressBranch>) {
  const { endpoints, first, certificate, severity, causes, elsewhere, fine } = branch
  const places = endpoints.flatMap((index) => {
    const endpoint = report.endpoints[index]
    return endpoint === undefined ? [] : [endpoint.address === null ? say.noAddress : placeOf(endpoint)]
  })
  const isQuiet = causes.every((cause) => cause.severity === 'info' || cause.severity === 'ok')
  return (
    <Branch
      severity={severity}
      isFirst={isFirst}
      summary={
        <>
          <span>
            <Foreign
              text={places.slice(0, mostPlaces).join(', ') + (places.length > mostPlaces ? ', …' : '')}
            />
          </span>
          {places.length > 1 && <span class="muted"> {say.alike(places.length)}</span>}
        </>
      }
    >
      {() => (
        <>
          {places.length > mostPlaces && (
            <Capped items={places} class="view-list" row={(place) => <Foreign text={place} />} />
          )}
          {first.failure !== undefined && (
            <p>
              <VerdictBadge of="unknown" word={say.noCertificate} /> <Foreign text={first.failure.detail} />
            </p>
          )}
          {certificate !== undefined && (
            <p>
              <CertificateLink result={result} certificates={report.certificates} sha256={certificate} />
              <Ends report={report} sha256={certificate} />
            </p>
          )}
          {causes.length > 0 && (
            <ul class="view-branches">
              {causes.map((cause, index) => (
                <li key={index}>
                  <CauseCard cause={cause} />
                </li>
              ))}
            </ul>
          )}
          {isQuiet && elsewhere.length === 0 && certificate !== undefined && causes.length === 0 && (
            <p class="muted">{say.nothing}</p>
          )}
          <EffectsElsewhere effects={elsewhere} />
          <FineRules findings={fine} />
        </>
      )}
    </Branch>
  )
}

const mostPlaces = 4

function Ends({ report, sha256 }: { report: Report; sha256: string }) {
  const certificate = report.certificates[sha256]
  const life = certificate && lifetimeOf(certificate, report.judgedAt)
  if (life === undefined) return null
  return <span class="muted"> {life.state === 'not-yet' ? say.notYet : say.ends(life.daysLeft)}</span>
}

function Branch(props: {
  severity: Verdict
  isFirst: boolean
  summary: ComponentChildren
  children: () => ComponentChildren
}) {
  const { severity, isFirst, summary, children } = props
  return (
    <Fold
      class="view-branch"
      isOpen={isFirst || severity === 'error' || severity === 'warning'}
      summary={
        <>
          <VerdictBadge of={severity} word={words.views.severities[severity]} bare /> {summary}
        </>
      }
    >
      {children}
    </Fold>
  )
}
