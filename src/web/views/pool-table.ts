/** A pool as a table: what each member has of each property, and who is alone with it. */
import type { Endpoint, Pool, PoolDifference, Report } from '../../report/report.ts'
import { nameOf, shortHash } from './certificate-name.ts'

/** What members are compared by, in the order of the columns. */
export const poolProperties = [
  'no-certificate',
  'certificate',
  'public-key',
  'expiry',
  'presented-list',
  'tls-version',
  'client-auth',
] as const satisfies readonly PoolDifference['property'][]

/** See {@link poolProperties}. */
export type PoolProperty = (typeof poolProperties)[number]

/** What a member has of a property; `value` is absent where it shows none. */
export interface PoolCell {
  value?: PoolValue
  /** Whether it differs from the majority, or where there is none, from the others. */
  isOdd: boolean
  /** Where there are several values: `A` for the most frequent one, and so on. */
  variant?: string
}

/** A value in parts; the words come from elsewhere. */
export interface PoolValue {
  /** Equal texts are equal values. */
  key: string
  text: string
  /** With the presented list: how many certificates; with client authentication: how many authorities. */
  count?: number
}

/** A member. */
export interface PoolRow {
  address: string
  isOdd: boolean
  cells: Record<PoolProperty, PoolCell>
}

/** The table; `majority` is absent where no value is that of most. */
export interface PoolTable {
  rows: PoolRow[]
  odd: number
  majority?: { members: number; cells: Record<PoolProperty, PoolCell> }
}

/** Lays a pool out; members that differ come first. */
export function poolTable(pool: Pool, report: Report): PoolTable {
  const members = pool.members.map((address) => ({
    address,
    endpoint: report.endpoints.find(
      (each) => each.address === address && each.host === pool.host && each.port === pool.port,
    ),
  }))
  const columns = poolProperties.map((property) => {
    const values = members.map(({ endpoint }) => endpoint && valueOf(property, endpoint, report))
    return [property, values, variantsOf(values)] as const
  })
  const odd = new Set(pool.differences.map(({ address, property }) => `${address} ${property}`))
  const rows = members.map(({ address }, index): PoolRow => {
    const cells = columns.map(([property, values, variants]) => {
      const value = values[index]
      const variant = value && variants.get(value.key)
      const cell: PoolCell = {
        isOdd: odd.has(`${address} ${property}`),
        ...(value === undefined ? {} : { value }),
        ...(variant === undefined ? {} : { variant }),
      }
      return [property, cell] as const
    })
    return {
      address,
      isOdd: cells.some(([, { isOdd }]) => isOdd),
      cells: Object.fromEntries(cells) as Record<PoolProperty, PoolCell>,
    }
  })
  const reference = rows.find(({ address }) => address === pool.reference[0])
  return {
    rows: [...rows.filter(({ isOdd }) => isOdd), ...rows.filter(({ isOdd }) => !isOdd)],
    odd: rows.filter(({ isOdd }) => isOdd).length,
    ...(reference === undefined
      ? {}
      : { majority: { members: pool.reference.length, cells: reference.cells } }),
  }
}

/** A letter for each value where there are several, the most frequent first. */
function variantsOf(values: readonly (PoolValue | undefined)[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  for (const value of values) if (value) counts.set(value.key, (counts.get(value.key) ?? 0) + 1)
  if (counts.size < 2) return new Map()
  const keys = [...counts].toSorted(([, a], [, b]) => b - a).map(([key]) => key)
  return new Map(keys.map((key, index) => [key, letters[index] ?? `${index + 1}`]))
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

function valueOf(
  property: PoolProperty,
  endpoint: Endpoint,
  { certificates }: Report,
): PoolValue | undefined {
  const { presented, tls, clientAuth, outcome, failure } = endpoint
  if (property === 'no-certificate') {
    const text = outcome === 'certificate' ? outcome : (failure?.code ?? outcome)
    return { key: text, text }
  }
  const [sha256 = ''] = presented
  const certificate = certificates[sha256]
  if (certificate === undefined) return undefined
  switch (property) {
    case 'certificate':
      return { key: sha256, text: shortHash(sha256) }
    case 'public-key': {
      const { algorithm, curve, bits, sha256: key } = certificate.publicKey
      return { key, text: `${algorithm} ${curve ?? bits ?? ''} ${shortHash(key)}` }
    }
    case 'expiry':
      return certificate.notAfter === null
        ? undefined
        : { key: certificate.notAfter, text: certificate.notAfter }
    case 'presented-list': {
      const issuers = presented.slice(1)
      const names = issuers.map((hash) => certificates[hash]).map((each) => (each && nameOf(each)) ?? '?')
      return { key: issuers.join(' '), text: names.join(', '), count: presented.length }
    }
    case 'tls-version':
      return tls && { key: tls.version, text: tls.version }
    case 'client-auth': {
      const { request, authorities } = clientAuth
      return { key: JSON.stringify([request, authorities]), text: request, count: authorities.length }
    }
  }
}
