/**
 * What a far end accepts when it is offered less than everything. Every answer is that of a connection of its own with
 * a narrow ClientHello, one after the other, so that no far end meets more than one of ours at a time.
 *
 * A ServerHello is an answer, and so is a fatal alert or a hang-up in its place: servers refuse in all three ways, and
 * this far end is known to answer hellos. Whatever else happens, silence above all, tells nothing.
 */
import { type Accepts, type Answer, type SuiteGroup, suiteGroup } from '../report/observation.ts'
import { alertDescription } from '../tls/alert.ts'
import type { Flight } from '../tls/flight.ts'
import { type HelloProfile, noServerNameProfile } from '../tls/hello-profile.ts'
import {
  ecdsaCertificateProfile,
  forwardSecrecyProfile,
  rsaCertificateProfile,
  rsaKeyExchangeProfile,
  teamsProfiles,
  versionProfiles,
} from '../tls/narrow-profile.ts'
import { attempt, type Attempt, type AttemptOptions } from './attempt.ts'

/** What to find out. */
export interface Enumeration {
  /** Each TLS version by itself. */
  versions?: boolean
  /** The suites of Teams Direct Routing one by one, RSA key exchange, forward secrecy. */
  suites?: boolean
  /** The certificate for peers without server name, and for those that can use one kind of key only. */
  certificates?: boolean
}

/** Asks everything wanted, one connection at a time. Resolves in every case; an abort leaves the rest unknown. */
export async function enumerate(wanted: Enumeration, options: AttemptOptions): Promise<Accepts> {
  const ask = (profile: HelloProfile) => attempt(profile, options)
  const accepts: Accepts = {}
  if (wanted.versions) accepts.versions = await askVersions(ask)
  if (wanted.suites) accepts.suites = await askSuites(ask)
  if (wanted.certificates) {
    // Without a name there is nothing to leave out.
    if (options.serverName !== null) {
      const made = await ask(noServerNameProfile)
      accepts.withoutServerName = {
        answer: answerOf(made, anything),
        presented: made.flight.presented,
      }
    }
    accepts.twins = await askTwins(ask)
  }
  return accepts
}

type Ask = (profile: HelloProfile) => Promise<Attempt>

async function askVersions(ask: Ask): Promise<NonNullable<Accepts['versions']>> {
  const versions: NonNullable<Accepts['versions']> = []
  for (const { version, profile } of versionProfiles) {
    const answer = answerOf(await ask(profile), (flight) => flight.version === version)
    versions.push({ version, answer })
  }
  return versions
}

async function askSuites(ask: Ask): Promise<SuiteGroup[]> {
  const teams: SuiteGroup['suites'] = []
  for (const { suite, profile } of teamsProfiles) {
    const answer = answerOf(await ask(profile), ({ cipherSuite }) => cipherSuite === suite)
    teams.push({ name: suite, answer })
  }
  return [
    { group: suiteGroup.teams, answer: answerOfAll(teams.map(({ answer }) => answer)), suites: teams },
    await askAtOnce(suiteGroup.rsaKeyExchange, rsaKeyExchangeProfile, ask),
    await askAtOnce(suiteGroup.forwardSecrecy, forwardSecrecyProfile, ask),
  ]
}

async function askAtOnce(group: string, profile: HelloProfile, ask: Ask): Promise<SuiteGroup> {
  const made = await ask(profile)
  const answer = answerOf(made, anything)
  const { cipherSuite } = made.flight
  return {
    group,
    answer,
    suites: answer === 'accepted' && cipherSuite !== undefined ? [{ name: cipherSuite, answer }] : [],
  }
}

async function askTwins(ask: Ask): Promise<NonNullable<Accepts['twins']>> {
  const { flight: rsa } = await ask(rsaCertificateProfile)
  const { flight: ecdsa } = await ask(ecdsaCertificateProfile)
  return {
    ...(rsa.presented[0] === undefined ? {} : { rsa: rsa.presented[0] }),
    ...(ecdsa.presented[0] === undefined ? {} : { ecdsa: ecdsa.presented[0] }),
  }
}

const anything = () => true

function answerOf({ flight, failure }: Attempt, isWanted: (flight: Flight) => boolean): Answer {
  if (flight.version !== undefined && flight.cipherSuite !== undefined) {
    return isWanted(flight) ? 'accepted' : 'refused'
  }
  if (failure?.stage !== 'tls') return 'unknown'
  if (failure.code === 'closed' || failure.code === 'connection-reset') return 'refused'
  // A fault inside the far end says nothing about what it was offered.
  const isOwnFault = flight.alerts.some(({ description }) => description === alertDescription.internalError)
  return failure.code === 'alert' && !isOwnFault ? 'refused' : 'unknown'
}

/** One that was accepted is enough; none was only when all are known to be refused. */
function answerOfAll(answers: readonly Answer[]): Answer {
  if (answers.includes('accepted')) return 'accepted'
  return answers.every((answer) => answer === 'refused') ? 'refused' : 'unknown'
}
