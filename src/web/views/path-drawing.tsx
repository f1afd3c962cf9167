/** Certification paths drawn from the end entity down to where they end; candidates part where they differ. */
import type { CertificateFacts, Endpoint, PathFacts } from '../../report/report.ts'
import type { RevocationStatement } from '../../revocation/statement.ts'
import type { Severity } from '../../report/finding.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { commonName } from './certificate-name.ts'
import { CertificateLink } from './certificate-link.tsx'
import { Fold } from './fold.tsx'
import { Foreign } from './foreign.tsx'
import { crossSignsOf, errorsOfPath, originOf, pathTree, type Origin, type PathMember } from './path-tree.ts'

const say = words.views.result.path

/** What the drawing is of; an endpoint of a report, or files that were verified. */
export interface DrawnPaths {
  paths: readonly PathFacts[]
  certificates: Record<string, CertificateFacts>
  /** Where certificates were had from. */
  origin: (sha256: string) => Origin
  revocation?: readonly RevocationStatement[]
  /** Id of the result whose certificates have views of their own. */
  result: string | undefined
}

/** The paths of an endpoint. */
export function EndpointPaths(props: {
  endpoint: Endpoint
  certificates: DrawnPaths['certificates']
  result: string | undefined
}) {
  const { endpoint, certificates, result } = props
  return (
    <PathDrawing
      paths={endpoint.paths}
      certificates={certificates}
      origin={(sha256) => originOf(sha256, endpoint)}
      result={result}
      {...(endpoint.revocation === undefined ? {} : { revocation: endpoint.revocation })}
    />
  )
}

export function PathDrawing(drawn: DrawnPaths) {
  const { paths } = drawn
  if (paths.length === 0) return <p class="muted">{say.noPath}</p>
  return (
    <>
      <ul class="view-list view-candidates">
        {paths.map((path, index) => (
          <li key={index}>
            <VerdictBadge of={path.valid ? 'ok' : 'error'} word={path.valid ? say.valid : say.invalid} />{' '}
            <strong>{index === 0 ? say.best : say.candidate(index + 1)}</strong>{' '}
            <span class="muted">{escapeForeign(say.profile(path.profile))}</span>
            {errorsOfPath(path).map(({ code, detail }) => (
              <p key={code} class="is-error">
                <code>{escapeForeign(code)}</code> <Foreign text={detail} />
              </p>
            ))}
          </li>
        ))}
      </ul>
      <div class="view-scroller view-paths" tabIndex={0} role="group" aria-label={say.drawing}>
        <Members members={pathTree(paths)} drawn={drawn} place={0} />
      </div>
    </>
  )
}

function Members({
  members,
  drawn,
  place,
}: {
  members: readonly PathMember[]
  drawn: DrawnPaths
  place: number
}) {
  return (
    <ol
      class={members.length > 1 ? 'view-path-level is-parted' : 'view-path-level'}
      style={members.length > 1 ? { '--parts': members.length } : undefined}
    >
      {members.map((member) => (
        <li key={member.sha256}>
          <Member member={member} drawn={drawn} place={place} />
          {member.ends.length > 0 && <Ends member={member} drawn={drawn} />}
          {member.issuers.length > 0 && <Members members={member.issuers} drawn={drawn} place={place + 1} />}
        </li>
      ))}
    </ol>
  )
}

function Member({ member, drawn, place }: { member: PathMember; drawn: DrawnPaths; place: number }) {
  const { sha256, errors, candidates } = member
  const { certificates, result, paths, revocation = [] } = drawn
  const certificate = certificates[sha256]
  const origin = drawn.origin(sha256)
  const crossed = crossSignsOf(sha256, certificates)
  const breaches = paths[0]?.conformance?.breaches.filter((breach) => breach.certificate === sha256) ?? []
  const statement = revocation.find((each) => each.certificate === sha256)
  const isRoot = certificate !== undefined && certificate.subject === certificate.issuer
  return (
    <div
      class={`view-member${errors.length > 0 ? ' is-faulty' : ''}${origin.anchor === undefined ? '' : ' is-anchor'}`}
    >
      <div class="view-member-name">
        {place === 0 && <span class="view-tag">{say.endEntity}</span>}
        <CertificateLink result={result} certificates={certificates} sha256={sha256} />
      </div>
      <div class="view-tags">
        <OriginTags origin={origin} />
        {isRoot && origin.anchor === undefined && <span class="view-tag">{say.selfSigned}</span>}
        {certificate !== undefined && (
          <span class="muted">{words.views.result.certificate.ends(certificate.notAfter)}</span>
        )}
      </div>
      {errors.map(({ error, candidates: at }, index) => (
        <p key={index}>
          <VerdictBadge of="error" word={escapeForeign(error.code)} /> <Foreign text={error.detail} />
          {error.name !== undefined && !error.detail.includes(error.name) && (
            <>
              {' '}
              (<Foreign text={error.name} />)
            </>
          )}
          {error.offset !== undefined && <span class="muted"> {say.atOctet(error.offset)}</span>}
          {at.length < candidates.length && <span class="muted"> {say.onlyIn(at)}</span>}
        </p>
      ))}
      {crossed.length > 0 && (
        <p class="is-info">
          <Foreign
            text={say.crossSigned(crossed.map(({ issuer }) => commonName(issuer) ?? issuer).join(', '))}
          />
        </p>
      )}
      {statement !== undefined && <Revocation statement={statement} />}
      {breaches.length > 0 && (
        <Fold summary={<VerdictBadge of="info" word={say.breaches} />}>
          {() => (
            <ul class="view-list">
              {breaches.map(({ code, detail, source }) => (
                <li key={code + detail}>
                  <code>{escapeForeign(code)}</code> <Foreign text={detail} />{' '}
                  <span class="muted">({escapeForeign(source)})</span>
                </li>
              ))}
            </ul>
          )}
        </Fold>
      )}
    </div>
  )
}

/** How a certificate came here. */
function OriginTags({ origin: { sent, fetched, file, anchor } }: { origin: Origin }) {
  return (
    <>
      {sent.length > 0 && <span class="view-tag is-sent">{say.sent(sent)}</span>}
      {file !== undefined && (
        <span class="view-tag is-sent">
          <Foreign text={say.fromFile(file)} most={80} />
        </span>
      )}
      {sent.length === 0 && (anchor ?? fetched ?? file) === undefined && (
        <span class="view-tag">{say.notSent}</span>
      )}
      {fetched !== undefined && <span class="view-tag">{say.fetched}</span>}
      {anchor !== undefined && (
        <>
          <span class="view-tag is-store">{say.anchor}</span>
          <span class="muted">
            <Foreign text={say.fromStore(anchor)} />
          </span>
        </>
      )}
    </>
  )
}

const weights: Record<RevocationStatement['status'], Severity> = {
  good: 'ok',
  revoked: 'error',
  stale: 'warning',
  unreachable: 'warning',
  unknown: 'unknown',
  'not-checked': 'unknown',
}

/** What is known of the revocation of a certificate. */
export function Revocation({ statement }: { statement: RevocationStatement }) {
  const { status, means, detail } = statement
  return (
    <p>
      <VerdictBadge of={weights[status]} word={say.revocation[status]} />{' '}
      {means !== undefined && <span class="muted">{say.means[means]} </span>}
      <Foreign text={detail} />
    </p>
  )
}

function Ends({ member, drawn }: { member: PathMember; drawn: DrawnPaths }) {
  const several = drawn.paths.length > 1
  return (
    <>
      {member.ends.map((candidate) => {
        const anchor = drawn.paths[candidate]?.anchor
        if (anchor !== undefined && !several) return null
        return (
          <p key={candidate} class={`view-path-end ${anchor === undefined ? 'is-warning' : 'muted'}`}>
            <Foreign text={say.ends(candidate, anchor?.origin)} />
          </p>
        )
      })}
    </>
  )
}
