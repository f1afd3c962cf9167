/** What a report tells of what was seen: less than the observation that it was made of. */
import { fromBase64 } from '../bytes/base64.ts'
import type { TrustAnchor } from '../path/path.ts'
import { webPkiVerifier } from '../path/verifier.ts'
import type { Accepts, EndpointObservation, Observation } from '../report/observation.ts'
import type { AcceptsFacts, Endpoint, Report } from '../report/report.ts'
import { decodeCertificate } from '../x509/decode.ts'
import type { Exhibit } from './pack.ts'

/**
 * The exhibit of a report. CRLs, OCSP answers, staples and recorded flights are not in a report; what was found in them
 * is, and so are the certificates that were fetched.
 */
export function exhibitOfReport(report: Report): Exhibit {
  const { profile, profileReason, ...target } = report.target
  const isChosen = profileReason === 'chosen'
  const { discovery, startedAt, finishedAt, judgedAt } = report
  const { own } = report
  const observation: Observation = {
    target,
    ...(own === undefined
      ? {}
      : { own: { ...own, presented: own.presented.flatMap((sha256) => derOf(report, sha256) ?? []) } }),
    discovery,
    endpoints: report.endpoints.map((endpoint) => observedEndpoint(endpoint, report)),
    startedAt,
    finishedAt,
  }
  return { observation, judgedAt, ...(isChosen ? { profile } : {}) }
}

/**
 * Trust anchors that a report names. Which of them strangers hold too is told by the profile of their paths, see
 * `PathFacts`.
 */
export function anchorsOfReport(report: Report): TrustAnchor[] {
  const named = report.endpoints.flatMap(({ paths }) =>
    paths.flatMap(({ anchor, profile }) => (anchor === undefined ? [] : [{ ...anchor, profile }])),
  )
  return [...new Map(named.map((anchor) => [anchor.sha256, anchor])).values()].flatMap((anchor) => {
    const der = derOf(report, anchor.sha256)
    const isPublic = anchor.profile === webPkiVerifier.name
    return der === undefined
      ? []
      : [{ certificate: decodeCertificate(der), origin: anchor.origin, public: isPublic }]
  })
}

function observedEndpoint(endpoint: Endpoint, report: Report): EndpointObservation {
  const {
    outcome: _outcome,
    presented,
    presentedList: _list,
    bundle: _bundle,
    paths: _paths,
    ...rest
  } = endpoint
  const { findings: _findings, preflight: _preflight, accepts, fetched, ...observed } = rest
  const der = (sha256: string) => derOf(report, sha256) ?? []
  return {
    ...observed,
    presented: presented.flatMap(der),
    ...(accepts === undefined ? {} : { accepts: acceptsOf(accepts, report) }),
    ...(fetched === undefined
      ? {}
      : {
          fetched: fetched.flatMap(({ bytes: _bytes, sha256 = [], ...item }) =>
            sha256.flatMap(der).map((octets) => ({ ...item, octets })),
          ),
        }),
    transcripts: [],
  }
}

function acceptsOf({ withoutServerName, twins, ...rest }: AcceptsFacts, report: Report): Accepts {
  const der = (sha256: string | undefined) => (sha256 === undefined ? undefined : derOf(report, sha256))
  const [rsa, ecdsa] = [der(twins?.rsa), der(twins?.ecdsa)]
  return {
    ...rest,
    ...(withoutServerName === undefined
      ? {}
      : {
          withoutServerName: {
            answer: withoutServerName.answer,
            presented: withoutServerName.presented.flatMap((sha256) => der(sha256) ?? []),
          },
        }),
    ...(twins === undefined
      ? {}
      : { twins: { ...(rsa === undefined ? {} : { rsa }), ...(ecdsa === undefined ? {} : { ecdsa }) } }),
  }
}

function derOf({ certificates }: Report, sha256: string): Uint8Array | undefined {
  const base64 = Object.hasOwn(certificates, sha256) ? certificates[sha256]?.der : undefined
  if (base64 === undefined) return undefined
  try {
    return fromBase64(base64)
  } catch {
    return undefined
  }
}
