/** What is known of the revocation of an endpoint's certificates, from what was fetched and what it sent along. */
import type { FetchedItem } from '../report/fetched.ts'
import type { EndpointObservation } from '../report/observation.ts'
import type { Path } from '../path/path.ts'
import type { OwnChain } from '../preflight/own-chain.ts'
import { statementsOf } from '../revocation/revocation.ts'
import type { Answered, RevocationEvidence } from '../revocation/revocation.ts'
import type { RevocationStatement } from '../revocation/statement.ts'
import type { Certificate } from '../x509/certificate.ts'
import { certificatesInFetched } from '../x509/certificates-in.ts'

/** DER of the certificates that were fetched as issuers. */
export function fetchedCertificates({ fetched = [] }: EndpointObservation): Uint8Array[] {
  return fetched.flatMap(({ purpose, octets }) =>
    purpose === 'issuer' && octets !== undefined ? certificatesInFetched(octets) : [],
  )
}

/**
 * Statements about the members of a path, end entity first, the most telling about each first. Without evidence from
 * the network only the end entity has something to be judged by: its staple. The trust anchor is believed as it is.
 * @param at the moment up to which the evidence was gathered: what it says of other days is not known
 */
export function revocationOfPath(
  observation: EndpointObservation,
  path: Path | undefined,
  certificates: readonly Certificate[],
  at: Date,
): RevocationStatement[] {
  const { fetched, staple } = observation
  if (path === undefined || (fetched === undefined && !staple)) return []
  const evidence = evidenceOf(fetched ?? [], certificates, path)
  const members = fetched === undefined ? path.certificates.slice(0, 1) : path.certificates
  return members.flatMap((certificate, index) => {
    if (certificate.sha256 === path.anchor?.certificate.sha256) return []
    const issuer = path.certificates[index + 1]
    const own = index === 0 && staple ? { ...evidence, staple } : evidence
    return statementsOf(certificate, issuer, own, at)
  })
}

/** Statements about the members of the chain that the user would present; none where nothing was fetched. */
export function revocationOfOwn(
  { own: { fetched }, path, presented }: OwnChain,
  at: Date,
): RevocationStatement[] {
  if (fetched === undefined) return []
  const evidence = evidenceOf(fetched, presented, path)
  return path.certificates.flatMap((certificate, index) =>
    certificate.sha256 === path.anchor?.certificate.sha256
      ? []
      : statementsOf(certificate, path.certificates[index + 1], evidence, at),
  )
}

function evidenceOf(
  fetched: readonly FetchedItem[],
  certificates: readonly Certificate[],
  path: Path,
): RevocationEvidence {
  return {
    crls: fetched.filter(({ purpose }) => purpose === 'crl').map(answered),
    ocsp: fetched.flatMap((item) => {
      const { purpose, certificate, nonce } = item
      if (purpose !== 'ocsp' || certificate === undefined) return []
      return [{ ...answered(item), certificate, ...(nonce === undefined ? {} : { nonce }) }]
    }),
    certificates: [...certificates, ...path.certificates],
    ...(path.anchor === undefined ? {} : { anchor: path.anchor }),
  }
}

/** Outcomes that are our own decision and say nothing about the place. */
const ownDecisions: ReadonlySet<FetchedItem['outcome']> = new Set([
  'not-http',
  'refused-private',
  'redirect-refused',
  'aborted',
])

function answered({ url, outcome, octets, detail = '' }: FetchedItem): Answered {
  if (octets !== undefined) return { url, octets }
  return { url, failure: { refused: ownDecisions.has(outcome), detail } }
}
