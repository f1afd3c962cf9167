/** On-premises, Microsoft 365 or both: what the records of a domain tell. */
import type { Homing } from '../report/map.ts'
import { offersOf, statusOf, type Lookup, type Wildcard } from './lookup.ts'
import { isMicrosoft365 } from '../rules/data/microsoft-hosts.ts'

/** Ids of the records by which peers and clients find the servers of a domain. */
const decisive: ReadonlySet<string> = new Set(['sipfederationtls', 'sip-tls', 'sip', 'lyncdiscover'])

/** Where the users of a domain are served, with the records that tell. */
export function homingOf(lookups: readonly Lookup[], wildcard: Wildcard): Homing {
  const own = lookups.filter(({ record }) => record.scope !== 'microsoft')
  const found = own.filter((lookup) => statusOf(lookup, wildcard) === 'found')
  const leading = found
    .filter(({ record }) => decisive.has(record.id))
    .map((lookup) => ({ lookup, ends: endsOf(lookup) }))
    .filter(({ ends }) => ends.length > 0)
  const cloud = leading.filter(({ ends }) => ends.some(isMicrosoft365)).map(({ lookup }) => lookup)
  const here = leading.filter(({ ends }) => !ends.every(isMicrosoft365)).map(({ lookup }) => lookup)
  if (cloud.length > 0 && here.length > 0) {
    const reason = `${leads(cloud)} to Microsoft 365, ${leads(here)} to other servers.`
    return { kind: 'hybrid', reason: `${reason} In the midst of a move one of the two may be left over.` }
  }
  if (cloud.length > 0) return { kind: 'microsoft-365', reason: `${leads(cloud)} to Microsoft 365.` }
  if (here.length > 0) {
    const reason = `${leads(here)} to servers outside Microsoft 365.`
    return {
      kind: 'on-premises',
      reason: `${reason} Users may still be homed there: hybrid domains that share their address space look the same.`,
    }
  }
  if (own.some((lookup) => decisive.has(lookup.record.id) && statusOf(lookup, wildcard) === 'unanswered')) {
    return { kind: 'unknown', reason: 'The records that would tell were not answered.' }
  }
  const others = found.filter((lookup) => lookup.record.check !== undefined && endsOf(lookup).length > 0)
  if (others.length === 0) return { kind: 'none', reason: 'No record leads to a server.' }
  return {
    kind: 'on-premises',
    reason: `Only ${names(others)} ${others.length === 1 ? 'leads' : 'lead'} to a server; nothing points to Microsoft 365.`,
  }
}

/** Hosts that a record leads to. */
function endsOf(lookup: Lookup): string[] {
  if (lookup.record.type === 'SRV') return offersOf(lookup).map(({ target }) => target)
  return [lookup.aliases.at(-1) ?? lookup.name]
}

function leads(lookups: readonly Lookup[]): string {
  return `${names(lookups)} ${lookups.length === 1 ? 'leads' : 'lead'}`
}

const mostNames = 4

function names(lookups: readonly Lookup[]): string {
  const all = lookups.map(({ name }) => name)
  const rest = all.length - mostNames
  return all.slice(0, mostNames).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}
