/** Compares the members of a pool, property by property, with the majority as the reference. */
import { toHex } from '../bytes/hex.ts'
import type { PoolDifference } from '../report/report.ts'
import type { EndpointFacts, PoolFacts } from '../rules/facts.ts'

type Property = PoolDifference['property']

// Each property as text, so that members can be compared and the difference be told.
const properties: Record<Exclude<Property, 'no-certificate'>, (endpoint: EndpointFacts) => string> = {
  certificate: ({ endEntity }) => endEntity?.sha256 ?? '',
  'public-key': ({ endEntity }) => (endEntity?.publicKey ? toHex(endEntity.publicKey.spki) : ''),
  expiry: ({ endEntity }) => endEntity?.notAfter?.toISOString() ?? 'unreadable',
  'presented-list': ({ presented }) =>
    presented
      .slice(1)
      .map(({ sha256 }) => sha256)
      .join(' ') || 'end entity only',
  'tls-version': ({ observation }) => observation.tls?.version ?? 'unknown',
  'client-auth': ({ observation: { clientAuth } }) =>
    [clientAuth.request, ...clientAuth.authorities].join('; '),
}

/** Every property in which a member differs from what most members have. */
export function poolDifferences(pool: PoolFacts): PoolDifference[] {
  const seen = pool.endpoints.filter(({ endEntity }) => endEntity !== undefined)
  const silent = seen.length === 0 ? [] : pool.endpoints.filter(({ endEntity }) => endEntity === undefined)
  return [
    ...Object.entries(properties).flatMap(([property, valueOf]) =>
      differencesIn(property as Property, seen, valueOf),
    ),
    ...silent.map(({ observation }) => ({
      address: observation.address ?? '',
      property: 'no-certificate' as const,
      value: observation.failure?.code ?? 'no certificate',
    })),
  ]
}

function differencesIn(
  property: Property,
  endpoints: readonly EndpointFacts[],
  valueOf: (endpoint: EndpointFacts) => string,
): PoolDifference[] {
  const groups = [...Map.groupBy(endpoints, valueOf)].sort(([, a], [, b]) => b.length - a.length)
  if (groups.length < 2) return []
  const hasMajority = groups[0]![1].length > groups[1]![1].length
  const expected = hasMajority ? groups[0]![0] : undefined
  return groups.slice(hasMajority ? 1 : 0).flatMap(([value, members]) =>
    members.map(({ observation }) => ({
      address: observation.address ?? '',
      property,
      value,
      ...(expected === undefined ? {} : { expected }),
    })),
  )
}
