/** Why a name has no address, in words. */
import type { DnsOutcome } from '../dns/query.ts'
import type { Blame, Failure, FailureCode } from '../report/observation.ts'
import type { Trail } from './aliases.ts'

/** Most telling first: of several outcomes the topmost is spoken of. NODATA says something only when all say so. */
const mostTelling: readonly DnsOutcome[] = [
  ...(['NXDOMAIN', 'SERVFAIL', 'REFUSED', 'NOTIMP', 'FORMERR', 'OTHER'] as const),
  ...(['MALFORMED', 'UNREACHABLE', 'TIMEOUT', 'NODATA', 'NOERROR'] as const),
]

/** Who is at fault and what the server did; `{name}` and `{types}` are filled in. */
const explanations: Record<DnsOutcome, [code: FailureCode, blame: Blame, text: string]> = {
  NXDOMAIN: ['name-not-found', 'unknown', 'says that {name} does not exist (NXDOMAIN)'],
  SERVFAIL: ['dns-failure', 'unknown', 'could not find out about the {types} records of {name} (SERVFAIL)'],
  REFUSED: ['dns-failure', 'us', 'refuses to answer questions about {name} (REFUSED)'],
  NOTIMP: ['dns-failure', 'us', 'does not answer questions for {types} records (NOTIMP)'],
  FORMERR: ['dns-failure', 'path', 'does not understand the question for {name} (FORMERR)'],
  OTHER: ['dns-failure', 'unknown', 'answered the question for {name} with an error'],
  MALFORMED: ['dns-failure', 'path', 'sent no readable answer to the question for {name}'],
  UNREACHABLE: ['dns-unreachable', 'path', 'cannot be reached, so nothing is known about {name}'],
  TIMEOUT: ['dns-timeout', 'path', 'did not answer the question for {name} in time'],
  NODATA: ['no-address', 'unknown', 'says that {name} has no {types} record'],
  NOERROR: ['no-address', 'unknown', 'says that {name} has no usable {types} record'],
}

/**
 * Explains why questions for addresses gave none.
 * @param trails one for each address family, at least one.
 * @throws {RangeError} without any.
 */
export function explainUnresolved(trails: readonly Trail[]): Failure {
  const [trail] = trails.toSorted((a, b) => rank(a) - rank(b))
  if (trail === undefined) throw new RangeError('at least one address family has to be asked for')
  const [host = '', ...aliases] = trail.names
  const name = aliases.at(-1) ?? host
  if (trail.broken === 'loop') {
    const detail = `The CNAME records of ${host} lead in a circle or through too many names: ${trail.names.join(', ')}.`
    return { stage: 'resolve', code: 'cname-loop', blame: 'peer', detail }
  }
  if (trail.broken === 'not-a-name') {
    const detail = `${host} is an alias of ${name}, which is not a host name.`
    return { stage: 'resolve', code: 'no-address', blame: 'peer', detail }
  }
  const { rcode, server, transport } = trail.last
  const [code, blame, text] = explanations[rcode]
  const types = trails.filter((other) => rank(other) === rank(trail)).map((other) => other.type)
  const sentence = text.replace('{types}', () => types.join(' or ')).replace('{name}', () => name)
  const over = transport === 'tcp' ? ', asked over TCP,' : ''
  const alias = name === host ? '' : ` ${host} is an alias of it.`
  return { stage: 'resolve', code, blame, detail: `DNS server ${server}${over} ${sentence}.${alias}` }
}

function rank(trail: Trail): number {
  return trail.broken === undefined ? mostTelling.indexOf(trail.last.rcode) : -1
}
