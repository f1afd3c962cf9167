/** Everything that is known about the revocation of one certificate, from evidence at hand. Pure: nothing is asked. */
import type { Certificate } from '../x509/certificate.ts'
import { decodeExtension } from '../x509/extension.ts'
import { FaultList } from '../asn1/fault.ts'
import { freshestCRL } from '../x509/extensions/distribution-points.ts'
import type { DistributionPoint } from '../x509/extensions/distribution-points.ts'
import { isDelta } from './crl-delta.ts'
import { judgeCrl } from './crl-judgement.ts'
import { readCrl } from './crl.ts'
import type { Crl } from './crl.ts'
import { judgeOcsp } from './ocsp-judgement.ts'
import { mostTellingFirst } from './statement.ts'
import type { RevocationMeans, RevocationStatement } from './statement.ts'

/** What came of asking one place. */
export interface Answered {
  /** Where it was asked. */
  url: string
  /** What came: the DER of a CRL or of an OCSP response. Absent when nothing did. */
  octets?: Uint8Array
  /** Why nothing came: nobody answered, or the place is none that is asked. */
  failure?: { refused: boolean; detail: string }
}

/** What is at hand. */
export interface RevocationEvidence {
  /** CRLs, whatever certificates they are about. */
  crls: readonly Answered[]
  /** OCSP responses, each for the certificate with this SHA-256. */
  ocsp: readonly (Answered & { certificate: string; nonce?: Uint8Array })[]
  /** What the server sent along for this certificate. */
  staple?: Uint8Array
  /** Further certificates, among which those who sign CRLs for others are looked for. */
  certificates: readonly Certificate[]
}

/** The statement that decides: the first of `statementsOf`. */
export function revocationOf(
  certificate: Certificate,
  issuer: Certificate | undefined,
  evidence: RevocationEvidence,
  at: Date,
): RevocationStatement {
  return statementsOf(certificate, issuer, evidence, at)[0]!
}

/**
 * One statement for each piece of evidence about a certificate, the most telling first; at least one, which says that
 * nobody was asked where nobody was. Never throws.
 * @param issuer undefined when it is not known; then no signature can be checked, and nothing is believed
 * @param at moment of judgement
 */
export function statementsOf(
  certificate: Certificate,
  issuer: Certificate | undefined,
  evidence: RevocationEvidence,
  at: Date,
): RevocationStatement[] {
  const { sha256 } = certificate
  const notChecked = (code: 'no-source' | 'issuer-unknown', detail: string): RevocationStatement[] => [
    { certificate: sha256, status: 'not-checked', code, detail },
  ]
  if (issuer === undefined) {
    return notChecked(
      'issuer-unknown',
      'The certificate of the issuer is not at hand, so that no answer about this one could be believed.',
    )
  }
  const statements = [
    ...(evidence.staple === undefined
      ? []
      : [{ means: 'staple' as const, ...judgeOcsp(evidence.staple, { certificate, issuer, at }) }]),
    ...fromOcsp(certificate, issuer, evidence, at),
    ...fromCrls(certificate, issuer, evidence, at),
  ].map((statement): RevocationStatement => ({ certificate: sha256, ...statement }))
  if (statements.length > 0) return statements.sort(mostTellingFirst)
  return notChecked(
    'no-source',
    'Nobody was asked: there is no address in the certificate that is asked here.',
  )
}

type Statement = Omit<RevocationStatement, 'certificate'>

function fromOcsp(
  certificate: Certificate,
  issuer: Certificate,
  { ocsp }: RevocationEvidence,
  at: Date,
): Statement[] {
  return ocsp
    .filter(({ certificate: asked }) => asked === certificate.sha256)
    .map(({ url, octets, failure, nonce }): Statement => {
      if (octets === undefined) return nothingCame('ocsp', url, failure)
      const question = { certificate, issuer, at, ...(nonce === undefined ? {} : { nonce }) }
      return { means: 'ocsp', url, ...judgeOcsp(octets, question) }
    })
}

function fromCrls(
  certificate: Certificate,
  issuer: Certificate,
  { crls, certificates }: RevocationEvidence,
  at: Date,
): Statement[] {
  const points = certificate.cRLDistributionPoints ?? []
  const question = { certificate, issuer, others: certificates, at }
  const own = crls.filter(({ url }) => points.some((point) => leadsTo(point, url)))
  const read = own.map((answered) => ({ answered, ...readAnswered(answered) }))
  return read.map(({ answered: { url, octets, failure }, crl, problem }): Statement => {
    if (octets === undefined) return nothingCame('crl', url, failure)
    if (crl === undefined) {
      const detail = `What came is no CRL: ${problem}.`
      return { means: 'crl', url, status: 'unknown', code: 'unreadable', detail }
    }
    const freshest = [...crl.freshest, ...freshestOf(certificate)]
    const deltas = crls.flatMap((other) => {
      const delta = freshest.some((point) => leadsTo(point, other.url)) ? readAnswered(other).crl : undefined
      return delta !== undefined && isDelta(delta) ? [delta] : []
    })
    const leading = points.filter((point) => leadsTo(point, url))
    return { means: 'crl', url, ...judgeCrl(crl, deltas, leading, question) }
  })
}

/** Where a certificate says that delta CRLs are, RFC 5280 section 4.2.1.15. */
export function freshestOf(certificate: Certificate): DistributionPoint[] {
  const extension = certificate.extension(freshestCRL.oid)
  if (extension === undefined) return []
  return decodeExtension(freshestCRL, certificate.der, extension, new FaultList()) ?? []
}

/** The URIs under which a distribution point has its CRL, all of them the same. */
export function urisOf({ fullName = [] }: DistributionPoint): string[] {
  return fullName.flatMap(({ type, value }) => (type === 'uniformResourceIdentifier' ? [value] : []))
}

function leadsTo(point: DistributionPoint, url: string): boolean {
  return urisOf(point).includes(url)
}

// One CRL serves many certificates, and extensions may be hostile enough to be worth reading once only.
const readBefore = new WeakMap<Uint8Array, { crl?: Crl; problem: string }>()

function readAnswered({ octets }: Answered): { crl?: Crl; problem: string } {
  if (octets === undefined) return { problem: 'nothing came' }
  let result = readBefore.get(octets)
  if (result === undefined) {
    const { crl, faults } = readCrl(octets)
    result = { ...(crl === undefined ? {} : { crl }), problem: faults[0]?.message ?? 'it cannot be read' }
    readBefore.set(octets, result)
  }
  return result
}

function nothingCame(means: RevocationMeans, url: string, failure: Answered['failure']): Statement {
  const { refused = false, detail = 'Nothing came.' } = failure ?? {}
  return refused
    ? { means, url, status: 'unknown', code: 'refused', detail }
    : { means, url, status: 'unreachable', code: 'unreachable', detail }
}
