/** Everything that is known about the revocation of one certificate, from evidence at hand. Pure: nothing is asked. */
import type { TrustAnchor } from '../path/path.ts'
import type { Certificate } from '../x509/certificate.ts'
import { namesCrlAt } from './crl-address.ts'
import { statementsFromCrls } from './crl-set.ts'
import type { CrlAtHand } from './crl-set.ts'
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
  /** CRLs, whatever certificates they are about; without an address: given, and not fetched. */
  crls: readonly (Omit<Answered, 'url'> & { url?: string })[]
  /** OCSP responses, each for the certificate with this SHA-256. */
  ocsp: readonly (Answered & { certificate: string; nonce?: Uint8Array })[]
  /** What the server sent along for this certificate. */
  staple?: Uint8Array
  /** Further certificates, among which those who sign CRLs for others are looked for. */
  certificates: readonly Certificate[]
  /** Where the path of the certificate ends: whoever signs CRLs for others has to lead there. */
  anchor?: TrustAnchor
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
  { crls, certificates: others, anchor }: RevocationEvidence,
  at: Date,
): Statement[] {
  const named = crls.filter(({ url }) => url !== undefined && namesCrlAt(certificate, url))
  const useless = named.flatMap(({ url = '', octets, failure }): Statement[] => {
    if (octets === undefined) return [nothingCame('crl', url, failure)]
    const { crl, problem } = read(octets)
    if (crl !== undefined) return []
    const detail = `What came is no CRL: ${problem}.`
    return [{ means: 'crl', url, status: 'unknown', code: 'unreadable', detail }]
  })
  const atHand = crls.flatMap(({ url, octets }): CrlAtHand[] => {
    const crl = octets && read(octets).crl
    return crl === undefined ? [] : [{ crl, ...(url === undefined ? {} : { url }) }]
  })
  const question = { certificate, issuer, others, at, ...(anchor === undefined ? {} : { anchor }) }
  return [...useless, ...statementsFromCrls(atHand, question)]
}

// One CRL serves many certificates, and extensions may be hostile enough to be worth reading once only.
const readBefore = new WeakMap<Uint8Array, { crl?: Crl; problem: string }>()

function read(octets: Uint8Array): { crl?: Crl; problem: string } {
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
