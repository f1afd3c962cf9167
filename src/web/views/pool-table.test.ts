import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CertificateFacts, Endpoint, Pool, Report } from '../../report/report.ts'
import { lifetimeOf } from './lifetime.ts'
import { poolTable } from './pool-table.ts'

const certificate = (sha256: string) =>
  ({
    sha256,
    subject: `CN=${sha256}`,
    notAfter: '2030-01-01T00:00:00Z',
    subjectAltName: [],
    publicKey: { algorithm: 'EC', curve: 'P-256', sha256: `key of ${sha256}` },
  }) as unknown as CertificateFacts

const member = (address: string, presented: string[]): Endpoint =>
  ({
    host: 'sip.contoso.test',
    port: 5061,
    address,
    presented,
    outcome: presented.length > 0 ? 'certificate' : 'no-certificate',
    clientAuth: { request: 'none', authorities: [] },
  }) as unknown as Endpoint

const report = (endpoints: Endpoint[]) =>
  ({ endpoints, certificates: { a: certificate('a'), b: certificate('b') } }) as unknown as Report

const pool = (members: Endpoint[], reference: string[], differences: Pool['differences']): Pool => ({
  host: 'sip.contoso.test',
  port: 5061,
  members: members.map(({ address }) => address ?? ''),
  reference,
  differences,
  findings: [],
})

test('the odd member comes first, with its variant; the majority is named', () => {
  const members = [member('192.0.2.1', ['a']), member('192.0.2.2', ['a']), member('192.0.2.3', ['b'])]
  const difference = { address: '192.0.2.3', property: 'certificate', value: 'b', expected: 'a' } as const
  const table = poolTable(pool(members, ['192.0.2.1', '192.0.2.2'], [difference]), report(members))
  assert.deepEqual(
    table.rows.map(({ address, isOdd, cells }) => [address, isOdd, cells.certificate.variant]),
    [
      ['192.0.2.3', true, 'B'],
      ['192.0.2.1', false, 'A'],
      ['192.0.2.2', false, 'A'],
    ],
  )
  assert.equal(table.odd, 1)
  assert.equal(table.majority?.members, 2)
  assert.equal(table.majority?.cells.certificate.value?.key, 'a')
  assert.equal(table.rows[0]?.cells['tls-version'].value, undefined)
})

test('without a majority nobody is the measure', () => {
  const members = [member('192.0.2.1', ['a']), member('192.0.2.2', ['b'])]
  const differences = members.map(({ address }) => ({
    address: address ?? '',
    property: 'certificate' as const,
    value: '',
  }))
  const table = poolTable(pool(members, [], differences), report(members))
  assert.equal(table.majority, undefined)
  assert.equal(table.odd, 2)
})

test('a member that gave no certificate shows why and nothing else', () => {
  const members = [member('192.0.2.1', ['a']), member('192.0.2.2', [])]
  const { rows } = poolTable(pool(members, ['192.0.2.1'], []), report(members))
  assert.equal(rows[1]?.cells['no-certificate'].value?.text, 'no-certificate')
  assert.equal(rows[1]?.cells.certificate.value, undefined)
})

const year = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' }
for (const [at, expected] of [
  ['2025-12-31T00:00:00Z', ['not-yet', 366, 0]],
  ['2026-01-01T00:00:00Z', ['valid', 365, 0]],
  ['2026-12-31T23:00:00Z', ['valid', 0, 1]],
  ['2027-01-01T01:00:00Z', ['ended', -1, 1]],
] as const) {
  test(`at ${at} a certificate of 2026 is ${expected[0]}`, () => {
    const life = lifetimeOf(year, at)
    assert.deepEqual([life?.state, life?.daysLeft, life && Math.round(life.share)], expected)
    assert.equal(life?.days, 365)
  })
}

test('dates that cannot be read, or stand the wrong way round, are no lifetime', () => {
  assert.equal(lifetimeOf({ ...year, notAfter: null }, '2026-06-01T00:00:00Z'), undefined)
  assert.equal(
    lifetimeOf({ notBefore: year.notAfter, notAfter: year.notBefore }, '2026-06-01T00:00:00Z'),
    undefined,
  )
})
