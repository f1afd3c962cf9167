/** How the members of a pool agree, and which of them differs in what. */
import type { CertificateFacts, Pool, PoolDifference, Report } from '../report/report.ts'
import { shortHash } from './certificate-text.ts'
import { hanging, line, type Line } from './line.ts'
import type { Words } from '../words/words.ts'
import type { Style } from './style.ts'
import { formatInstant } from './time.ts'

/** One line for each pool, and one for each member that differs from the majority. */
export function poolLines(report: Report, style: Style): Line[] {
  return report.pools.flatMap((pool) => [
    poolLine(pool, report, style.words),
    ...[...Map.groupBy(pool.differences, ({ address }) => address)].map(([address, differences]) =>
      hanging(
        4,
        6,
        { text: address, emphasis: 'bold' },
        '  ',
        differences.map((difference) => describe(difference, report.certificates, style)).join('; '),
      ),
    ),
  ])
}

function poolLine(pool: Pool, report: Report, words: Words): Line {
  const place = `${pool.host}:${pool.port}`
  const name = `${words.count('pool.title', pool.members.length, { place })} `
  const members = report.endpoints.filter(({ host, port }) => host === pool.host && port === pool.port)
  if (members.every(({ outcome }) => outcome === 'no-certificate')) {
    return line(2, name, { text: words.say('pool.silent'), emphasis: 'unknown' })
  }
  if (pool.differences.length === 0) {
    return line(2, name, { text: words.say('pool.alike'), emphasis: 'ok' })
  }
  const [first, ...others] = pool.reference
  const text =
    first === undefined
      ? words.say('pool.no-majority')
      : others.length === 0
        ? words.say('pool.differs-from', { address: first })
        : words.count('pool.differ', pool.reference.length)
  return line(2, name, { text, emphasis: 'warning' })
}

function describe(
  { property, value, expected }: PoolDifference,
  certificates: Record<string, CertificateFacts>,
  style: Style,
): string {
  const { words } = style
  const instead = (form: (text: string) => string) =>
    expected === undefined
      ? form(value)
      : words.say('pool.instead', { value: form(value), expected: form(expected) })
  switch (property) {
    case 'certificate':
      return words.say('pool.certificate', { value: instead((hash) => shortHash(hash, style)) })
    case 'public-key':
      return words.say('pool.another-key')
    case 'expiry':
      return words.say('pool.expires', { value: instead(formatInstant) })
    case 'presented-list':
      return words.say('pool.sends', {
        value: instead((hashes) => issuersSent(hashes, certificates, style)),
      })
    case 'tls-version':
      return instead((version) => version)
    case 'client-auth':
      return words.say('pool.client-certificate', { value: instead((text) => clip(text, style)) })
    case 'no-certificate':
      return words.say('pool.no-certificate', { reason: value })
  }
}

function issuersSent(text: string, certificates: Record<string, CertificateFacts>, style: Style): string {
  const hashes = text.split(' ').filter((hash) => certificates[hash] !== undefined)
  const endEntity = style.words.say('pool.end-entity')
  if (hashes.length === 0) return style.words.say('pool.end-entity-only')
  return `${endEntity} + ${hashes.map((hash) => shortHash(hash, style)).join(' + ')}`
}

function clip(text: string, style: Style): string {
  return text.length > 100 ? text.slice(0, 99) + style.ellipsis : text
}
