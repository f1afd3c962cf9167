/** What an OCSP response says about a certificate, RFC 6960 section 3.2. */
import { utcSecondText } from '../asn1/utc-text.ts'
import { equalBytes } from '../bytes/equal.ts'
import { certification } from '../path/certifies.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { keyHash } from '../x509/key-hash.ts'
import { equalNames } from '../x509/name.ts'
import { verifySignedOctets } from '../x509/signature.ts'
import { isCertIdOf } from './cert-id.ts'
import { readOcspResponse } from './ocsp-response.ts'
import type { BasicResponse, ResponderStatus, SingleResponse } from './ocsp-response.ts'
import { clockTolerance, updates } from './statement.ts'
import type { RevocationCode, RevocationStatement, RevocationStatus } from './statement.ts'

/** Of which certificate, as of when, and what had been asked. */
export interface OcspQuestion {
  certificate: Certificate
  issuer: Certificate
  at: Date
  /** Sent in the request; absent where none was. */
  nonce?: Uint8Array
}

type Answer = Omit<RevocationStatement, 'certificate' | 'means' | 'url'>

/** A response that does not say how long it holds is taken for as long as this, in milliseconds. */
const undatedLifetime = 24 * 3_600_000

/** Judges the DER of one response, fetched or sent along by the server. Never throws. */
export function judgeOcsp(der: Uint8Array, question: OcspQuestion): Answer {
  const { response, faults } = readOcspResponse(der)
  if (response === undefined) {
    return unknown('unreadable', `What came is no OCSP response: ${faults[0]?.message ?? 'it is empty'}.`)
  }
  const { responderStatus, basic } = response
  if (basic === undefined) return unknown('responder-error', refusals[responderStatus])
  const single = basic.responses.find(({ id }) => isCertIdOf(id, question.certificate, question.issuer))
  if (single === undefined) {
    return unknown('other-certificate', 'The response speaks of other certificates than the one asked for.')
  }
  if (basic.unknownCritical.length > 0 || single.unknownCritical) {
    const detail = 'The response has a critical extension that is not understood, which forbids to use it.'
    return unknown('critical-extension', detail, single)
  }
  const problem = signerProblem(basic, question)
  if (problem !== undefined) return { ...problem, ...updates(single.thisUpdate, single.nextUpdate) }
  const { nonce } = question
  if (nonce !== undefined && basic.nonce !== undefined && !equalBytes(nonce, basic.nonce)) {
    const detail = 'The response answers another request: its nonce is not the one that was sent.'
    return unknown('nonce-differs', detail, single)
  }
  return statusAsOf(single, question.at)
}

function statusAsOf(single: SingleResponse, at: Date): Answer {
  const { status, thisUpdate, nextUpdate, revocationTime, reason } = single
  const moment = at.getTime()
  if (thisUpdate === undefined)
    return unknown('unreadable', 'The date of the response cannot be read.', single)
  if (thisUpdate.getTime() > moment + clockTolerance) {
    const detail = `The response is dated in the future, ${utcSecondText(thisUpdate)}.`
    return unknown('not-yet-valid', detail, single)
  }
  if (status === 'revoked') {
    const since = revocationTime === undefined ? '' : ` since ${utcSecondText(revocationTime)}`
    return {
      ...answer('revoked', 'revoked', `The responder says that the certificate is revoked${since}.`, single),
      ...(reason === undefined ? {} : { reason }),
      ...(revocationTime === undefined ? {} : { revokedAt: revocationTime.toISOString() }),
    }
  }
  const end = nextUpdate ?? new Date(thisUpdate.getTime() + undatedLifetime)
  if (end.getTime() < moment - clockTolerance) {
    return answer('stale', 'stale', `The response held until ${utcSecondText(end)}.`, single)
  }
  if (status === 'unknown') {
    return unknown('responder-unknown', 'The responder does not know the certificate.', single)
  }
  return answer('good', 'good', 'The responder says that the certificate is not revoked.', single)
}

/**
 * Who may answer for an issuer, section 4.2.2.2: the issuer, or whom the issuer itself has certified for that. A user's
 * own arrangement, the third way, is not offered.
 */
function signerProblem(basic: BasicResponse, { issuer, at }: OcspQuestion): Answer | undefined {
  const certificates = [issuer, ...basic.certificates.map(decodeCertificate)]
  const named = certificates.filter((candidate) => isNamed(candidate, basic.responder))
  const authorized = named.filter(
    (candidate) => candidate === issuer || delegateProblem(candidate, issuer, at) === undefined,
  )
  if (authorized.length === 0) {
    const [first] = named
    const why =
      first === undefined
        ? 'it is not the issuer, and its certificate was not sent along'
        : delegateProblem(first, issuer, at)
    return unknown('responder-not-authorized', `The responder may not answer for the issuer: ${why}.`)
  }
  const results = new Set(
    authorized.map(({ publicKey }) =>
      publicKey === undefined
        ? 'invalid'
        : verifySignedOctets(basic.tbs, basic.signatureAlgorithm, basic.signature, publicKey),
    ),
  )
  if (results.has('valid')) return undefined
  return results.has('unsupported')
    ? unknown(
        'signature-unsupported',
        `The response is signed with ${basic.signatureAlgorithm.name}, which cannot be checked here.`,
      )
    : unknown(
        'signature-invalid',
        'The signature of the response does not verify with the key of its signer.',
      )
}

function isNamed(certificate: Certificate, responder: BasicResponse['responder']): boolean {
  if ('name' in responder) return equalNames(certificate.subject, responder.name)
  const own = certificate.publicKey && keyHash(certificate.publicKey)
  return own !== undefined && equalBytes(own, responder.keyHash)
}

const ocspSigning = '1.3.6.1.5.5.7.3.9'

/** Why a certificate does not make its holder a responder for the issuer; undefined when it does. */
function delegateProblem(certificate: Certificate, issuer: Certificate, at: Date): string | undefined {
  const { extKeyUsage, keyUsage, notBefore, notAfter } = certificate
  if (extKeyUsage?.includes(ocspSigning) !== true) return 'its certificate is not meant for signing OCSP'
  if (keyUsage !== undefined && !keyUsage.has('digitalSignature')) return 'its key is not meant to sign'
  if (notBefore === undefined || notAfter === undefined || at < notBefore || at > notAfter) {
    return 'its certificate is expired or not yet valid'
  }
  if (certification(issuer, certificate) !== 'signed') {
    return 'its certificate was not issued by the issuer of the certificate asked for'
  }
  return undefined
}

const refusals: Record<ResponderStatus, string> = {
  successful: 'The response has no content.',
  malformedRequest: 'The responder does not understand the request (malformedRequest).',
  internalError: 'The responder has a fault of its own (internalError).',
  tryLater: 'The responder asks to try again later (tryLater).',
  sigRequired: 'The responder answers signed requests only (sigRequired).',
  unauthorized: 'The responder does not answer for this certificate (unauthorized).',
  unknown: 'The responder reports an error that is not known.',
}

function unknown(code: RevocationCode, detail: string, single?: SingleResponse): Answer {
  return answer('unknown', code, detail, single)
}

function answer(
  status: RevocationStatus,
  code: RevocationCode,
  detail: string,
  single?: SingleResponse,
): Answer {
  return { status, code, ...updates(single?.thisUpdate, single?.nextUpdate), detail }
}
