/**
 * Which ClientHello to try next, after those that gave no certificate.
 *
 * Rules of the ladder:
 * - The first rung is always tried. A further one is tried only if what the far end said so far asks for it: each
 *   refusal is a complaint, and each rung knows which complaints it answers.
 * - The way leads down only, and no rung is tried twice, except for what may pass by itself: then a retry is used up.
 * - A certificate ends it, and so does whatever no other hello can change: another protocol, a malformed flight, a
 *   port that is closed.
 */
import type { FailureCode } from '../report/observation.ts'
import { alertDescription } from '../tls/alert.ts'
import {
  type HelloProfile,
  anonymousProfile,
  legacyProfile,
  modernProfile,
  noExtensionsProfile,
  noServerNameProfile,
  postQuantumProfile,
  ssl20Profile,
  ssl30Profile,
  tls12Profile,
} from '../tls/hello-profile.ts'
import { canDecapsulate } from '../tls/key-share.ts'
import type { Attempt } from './attempt.ts'

/**
 * What an answer finds fault with: a version, the name, the form of the hello, what it offers, or something that it does
 * not say. `mute`: there is no answer at all, and the connection is gone.
 */
export type Complaint = 'version' | 'name' | 'form' | 'offer' | 'unsaid' | 'mute'

/** A profile, and whether what was heard so far makes it worth a connection. */
export interface Rung {
  profile: HelloProfile
  answers: (heard: ReadonlySet<Complaint>) => boolean
}

export interface NextAttempt {
  profile: HelloProfile
  /** Whether it uses up one of the retries: it may give the same again, so it is worth a pause first. */
  retry: boolean
}

/**
 * The ladder for a server that is named so, or not at all.
 * @param bulk begin with TLS 1.2: it spares both sides the key exchange, and most servers still speak it
 */
export function ladderFor(serverName: string | null, bulk: boolean): readonly Rung[] {
  const { named, nameless } = bulk ? bulkLadders : ladders
  return serverName === null ? nameless : named
}

/** Undefined when nothing else is worth trying; with no attempts yet, the first rung. */
export function nextAttempt(
  rungs: readonly Rung[],
  attempts: readonly Attempt[],
  retriesLeft: number,
): NextAttempt | undefined {
  const last = attempts.at(-1)
  if (last === undefined) return { profile: rungs[0]!.profile, retry: false }
  if (last.failure === undefined) return undefined
  const { stage, code } = last.failure
  const heard = new Set(attempts.flatMap(complaintsOf))
  const lower = rungs
    .slice(rungs.findIndex(({ profile }) => profile === last.profile) + 1)
    .find(({ answers }) => answers(heard))
  // Silence may be due to the hello, and it may pass: it takes a retry, and another hello with it.
  if (code === 'silent') {
    return retriesLeft > 0 ? { profile: lower?.profile ?? last.profile, retry: true } : undefined
  }
  if (stage === 'connect') {
    return retriesLeft > 0 && mayPass.has(code) ? { profile: last.profile, retry: true } : undefined
  }
  if (lower === undefined || complaintsOf(last).length === 0) return undefined
  return { profile: lower.profile, retry: false }
}

/** What the far end holds against a hello; nothing when another hello would not change it. */
function complaintsOf({ failure, flight, transcript: { received } }: Attempt): Complaint[] {
  if (failure === undefined || failure.stage !== 'tls') return []
  const alert = flight.alerts.at(-1)
  const complaint =
    failure.code === 'alert' ? alertComplaints.get(alert?.description ?? -1) : complaints.get(failure.code)
  if (complaint === undefined) return []
  if (complaint === 'unsaid' && received.length === 0) return ['mute']
  // SSL 3.0 has no alert about the version: who says no in a record of that time may speak nothing newer.
  const isOfSsl30 = received[1] === 3 && received[2] === 0
  return isOfSsl30 ? [complaint, 'version'] : [complaint]
}

function any(...wanted: Complaint[]): Rung['answers'] {
  return (heard) => wanted.some((complaint) => heard.has(complaint))
}

function all(...wanted: Complaint[]): Rung['answers'] {
  return (heard) => wanted.every((complaint) => heard.has(complaint))
}

const modernRung: Rung = {
  profile: modernProfile,
  answers: any('version', 'form', 'offer', 'unsaid', 'mute'),
}
const tls12Rung: Rung = { profile: tls12Profile, answers: any('version', 'form', 'offer', 'unsaid', 'mute') }

const lowerRungs: readonly Rung[] = [
  { profile: legacyProfile, answers: any('version', 'form', 'offer', 'unsaid', 'mute') },
  // Many servers do not say that it is the name that they have nothing for.
  { profile: noServerNameProfile, answers: any('name', 'offer', 'unsaid', 'mute') },
  { profile: noExtensionsProfile, answers: any('version', 'form', 'unsaid', 'mute') },
  { profile: ssl30Profile, answers: any('version') },
  // It refuses what TLS 1.3 offers, and the older versions altogether.
  { profile: postQuantumProfile, answers: all('offer', 'version') },
  { profile: anonymousProfile, answers: any('offer') },
  // Nothing that it said shows that it knows TLS at all.
  { profile: ssl20Profile, answers: (heard) => heard.size === 1 && heard.has('mute') },
]

const ladders = laddersFrom([modernRung, tls12Rung])
const bulkLadders = laddersFrom([tls12Rung, modernRung])

function laddersFrom(first: readonly Rung[]): { named: readonly Rung[]; nameless: readonly Rung[] } {
  const named = [...first, ...lowerRungs].filter(
    ({ profile }) => profile !== postQuantumProfile || canDecapsulate,
  )
  return { named, nameless: named.filter(({ profile }) => profile !== noServerNameProfile) }
}

const mayPass: ReadonlySet<FailureCode> = new Set(['connect-timeout', 'connection-reset'])

const complaints: ReadonlyMap<FailureCode, Complaint> = new Map([
  ['closed', 'unsaid'],
  ['connection-reset', 'unsaid'],
  ['silent', 'unsaid'],
  ['unsupported', 'offer'],
])

const alertComplaints: ReadonlyMap<number, Complaint> = new Map([
  [alertDescription.protocolVersion, 'version'],
  [alertDescription.unrecognizedName, 'name'],
  [alertDescription.unexpectedMessage, 'form'],
  [alertDescription.illegalParameter, 'form'],
  [alertDescription.decodeError, 'form'],
  [alertDescription.missingExtension, 'form'],
  [alertDescription.unsupportedExtension, 'form'],
  [alertDescription.handshakeFailure, 'offer'],
  [alertDescription.insufficientSecurity, 'offer'],
  [alertDescription.internalError, 'unsaid'],
])
