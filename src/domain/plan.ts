/** From records that exist to endpoints that are to be checked, each host and port once. */
import type { Target } from '../report/target.ts'
import { hostOf, offersOf, statusOf, type Lookup, type Wildcard } from './lookup.ts'
import { isMicrosoftEnd } from '../rules/data/microsoft-hosts.ts'
import type { EndpointCheck } from './record.ts'

/** One target, and whether it was DNS that named its port. */
export interface PlannedCheck {
  target: Target
  /** One of several ports that are usual; DNS names none. */
  isGuess: boolean
}

/** A host and port to which a record leads. */
export interface Place {
  host: string
  port: number
}

/** What there is to check. */
export interface Plan {
  checks: PlannedCheck[]
  /** Places of each record, in the order in which clients try them. */
  places: Map<Lookup, Place[]>
}

/**
 * Plans the checks. SRV records are followed as targets of their kind, so that they are judged as well. A host to which
 * they lead is not tried on other ports: they say where its service is.
 * @param domain the SIP domain, in A-label form
 */
export function planChecks(domain: string, lookups: readonly Lookup[], wildcard: Wildcard): Plan {
  const plan: Plan = { checks: [], places: new Map() }
  const planned = new Set<string>()
  const ports = new Map<string, number[]>()
  const found = lookups.filter((lookup) => statusOf(lookup, wildcard) === 'found')
  const add = (check: PlannedCheck, places: readonly Place[]) => {
    for (const { host, port } of places) {
      planned.add(`${host}:${port}`)
      ports.set(host, [...new Set([...(ports.get(host) ?? []), port])])
    }
    plan.checks.push(check)
  }
  for (const lookup of found) {
    const { record } = lookup
    const places = offersOf(lookup).map(({ target: host, port }) => ({ host, port }))
    if (record.type !== 'SRV' || record.check === undefined || places.length === 0) continue
    plan.places.set(lookup, distinct(places))
    const { kind } = record.check
    if (kind !== undefined) {
      add({ target: { input: lookup.name, kind, name: domain }, isGuess: false }, places)
      continue
    }
    for (const place of distinct(places)) {
      if (planned.has(`${place.host}:${place.port}`)) continue
      add({ target: targetOf(lookup.name, place, record.check), isGuess: false }, [place])
    }
  }
  for (const lookup of found) {
    const { record, answers } = lookup
    if (record.type !== 'A' || answers.length === 0) continue
    const host = hostOf(lookup)
    const named = ports.get(host)
    const usual = record.check?.ports ?? []
    plan.places.set(
      lookup,
      (named ?? usual).map((port) => ({ host, port })),
    )
    if (named !== undefined) continue
    for (const port of usual) {
      const target = targetOf(lookup.name, { host, port }, record.check ?? {})
      add({ target, isGuess: usual.length > 1 }, [{ host, port }])
    }
  }
  return plan
}

function targetOf(input: string, { host, port }: Place, { profile, starttls }: EndpointCheck): Target {
  return {
    input,
    kind: 'DIR',
    name: host,
    port,
    ...(starttls === undefined ? {} : { starttls }),
    // Microsoft's own ends play no role of the domain.
    ...(profile === undefined || isMicrosoftEnd(host)
      ? {}
      : { profile, profileReason: `inferred from the record ${input}` }),
  }
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.host}:${place.port}`, place])).values()]
}
