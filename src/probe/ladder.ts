/** What to try after an attempt that gave no certificate: another ClientHello, the same one again, or nothing. */
import type { Failure } from '../report/observation.ts'
import { alertDescription } from '../tls/alert.ts'
import type { Flight } from '../tls/flight.ts'
import { type HelloProfile, legacyProfile, modernProfile, tls12Profile } from '../tls/hello-profile.ts'
import type { Attempt } from './attempt.ts'

/** From the most to the least that is said about us. */
export const ladder: readonly HelloProfile[] = [modernProfile, tls12Profile, legacyProfile]

export interface NextAttempt {
  profile: HelloProfile
  /** Whether it uses up one of the retries: it may give the same again, so it is worth a pause first. */
  retry: boolean
}

/**
 * Undefined when nothing else is worth trying. An answer that may be due to how the hello looks leads one step down
 * the ladder; what may pass by itself is retried. Silence is both: it takes a retry, and another hello with it.
 */
export function nextAttempt(
  { profile, flight, failure }: Attempt,
  retriesLeft: number,
): NextAttempt | undefined {
  if (failure === undefined) return undefined
  const lower = ladder[ladder.indexOf(profile) + 1]
  if (lower !== undefined && mayBeDueToTheHello(failure, flight)) return { profile: lower, retry: false }
  if (retriesLeft > 0 && mayPass(failure)) {
    return { profile: failure.code === 'silent' ? (lower ?? profile) : profile, retry: true }
  }
  return undefined
}

function mayBeDueToTheHello({ stage, code }: Failure, { alerts }: Flight): boolean {
  if (stage !== 'tls') return false
  if (code === 'alert') return alerts.some(({ description }) => aboutTheHello.has(description))
  return code === 'closed' || code === 'connection-reset' || code === 'unsupported'
}

function mayPass({ stage, code }: Failure): boolean {
  return (
    code === 'connect-timeout' || code === 'silent' || (code === 'connection-reset' && stage === 'connect')
  )
}

/** Alerts that a server may send because of what a hello offers, leaves out, or looks like. */
const aboutTheHello: ReadonlySet<number> = new Set([
  alertDescription.unexpectedMessage,
  alertDescription.handshakeFailure,
  alertDescription.illegalParameter,
  alertDescription.decodeError,
  alertDescription.protocolVersion,
  alertDescription.insufficientSecurity,
  alertDescription.internalError,
  alertDescription.missingExtension,
  alertDescription.unsupportedExtension,
])
