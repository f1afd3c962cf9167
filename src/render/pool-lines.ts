/** How the members of a pool agree, and which of them differs in what. */
import type { CertificateFacts, Pool, PoolDifference, Report } from '../report/report.ts'
import { shortHash } from './certificate-text.ts'
import { hanging, line, type Line } from './line.ts'

import type { Symbols } from './style.ts'
import { formatInstant } from './time.ts'

/** One line for each pool, and one for each member that differs from the majority. */
export function poolLines(report: Report, symbols: Symbols): Line[] {
  return report.pools.flatMap((pool) => [
    poolLine(pool, report),
    ...[...Map.groupBy(pool.differences, ({ address }) => address)].map(([address, differences]) =>
      hanging(
        4,
        6,
        { text: address, emphasis: 'bold' },
        '  ',
        differences.map((difference) => describe(difference, report.certificates, symbols)).join('; '),
      ),
    ),
  ])
}

function poolLine(pool: Pool, report: Report): Line {
  const name = `Pool ${pool.host}:${pool.port}, ${pool.members.length} addresses: `
  const members = report.endpoints.filter(({ host, port }) => host === pool.host && port === pool.port)
  if (members.every(({ outcome }) => outcome === 'no-certificate')) {
    return line(2, name, { text: 'none gives a certificate', emphasis: 'unknown' })
  }
  if (pool.differences.length === 0) return line(2, name, { text: 'all answer alike', emphasis: 'ok' })
  const [first, ...others] = pool.reference
  const compared =
    first === undefined
      ? 'and none is in the majority'
      : `compared with ${others.length === 0 ? first : `the ${pool.reference.length} that agree`}`
  return line(2, name, { text: `members differ, ${compared}`, emphasis: 'warning' })
}

function describe(
  { property, value, expected }: PoolDifference,
  certificates: Record<string, CertificateFacts>,
  symbols: Symbols,
): string {
  const instead = (form: (text: string) => string) =>
    form(value) + (expected === undefined ? '' : ` instead of ${form(expected)}`)
  switch (property) {
    case 'certificate':
      return `certificate ${instead((hash) => shortHash(hash, symbols))}`
    case 'public-key':
      return 'another key'
    case 'expiry':
      return `expires ${instead(formatInstant)}`
    case 'presented-list':
      return `sends ${instead((hashes) => issuersSent(hashes, certificates, symbols))}`
    case 'tls-version':
      return instead((version) => version)
    case 'client-auth':
      return `client certificate ${instead((text) => clip(text, symbols))}`
    case 'no-certificate':
      return `no certificate (${value})`
  }
}

function issuersSent(text: string, certificates: Record<string, CertificateFacts>, symbols: Symbols): string {
  const hashes = text.split(' ').filter((hash) => certificates[hash] !== undefined)
  if (hashes.length === 0) return text
  return `end entity + ${hashes.map((hash) => shortHash(hash, symbols)).join(' + ')}`
}

function clip(text: string, symbols: Symbols): string {
  return text.length > 100 ? text.slice(0, 99) + symbols.ellipsis : text
}
