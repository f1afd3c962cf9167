import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createAuthority } from '../estate/authority.ts'
import { keyPair } from '../estate/key-pair.ts'
import { octetString } from '../asn1/encode.ts'
import type { PathCandidate, TrustAnchor } from '../path/path.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { formatName } from '../x509/name.ts'
import { toHex } from '../bytes/hex.ts'
import type { KnownRoot, ProgramFacts, ProgramList, Restriction } from './facts.ts'
import { programStatements } from './statement.ts'

const now = new Date('2026-11-23T12:00:00Z')
const validity = { notBefore: new Date('2015-01-01'), notAfter: new Date('2040-01-01') }
const root = createAuthority({ subject: ['O=Contoso', 'CN=Contoso Root'], ...validity })
const issuing = createAuthority({ subject: ['O=Contoso', 'CN=Contoso Issuing'], ...validity }, root)
const rootCertificate = decodeCertificate(root.der)

const mozilla: ProgramList = {
  id: 'mozilla',
  program: 'mozilla',
  title: 'the list of Mozilla',
  source: 'https://lists.test/mozilla',
  checkedOn: '2026-11-01',
  purposes: 'tls',
}
const windows: ProgramList = {
  ...mozilla,
  id: 'ctl',
  program: 'windows',
  title: 'the list of Windows',
  purposes: 'all',
}
const java: ProgramList = {
  ...windows,
  id: 'jdk',
  program: 'java',
  title: 'cacerts',
  checkedOn: '2019-01-01',
  old: true,
}

const knownRoot: KnownRoot = {
  sha256: rootCertificate.sha256,
  sha1: rootCertificate.sha1,
  subjectKeyIdentifier: toHex(rootCertificate.subjectKeyIdentifier ?? new Uint8Array()),
  notBefore: '2015-01-01',
  notAfter: '2040-01-01',
  key: 'P-256',
  lists: new Map([
    ['mozilla', 'listed'],
    ['ctl', 'listed'],
    ['jdk', 'listed'],
  ]),
  subject: formatName(rootCertificate.subject),
}

function restriction(kind: Restriction['kind'], date: string, more: Partial<Restriction> = {}): Restriction {
  return {
    program: 'mozilla',
    kind,
    date,
    roots: [rootCertificate.sha256.slice(0, 16)],
    source: 'release notes',
    checkedOn: '2026-10-10',
    confidence: 'read',
    ...more,
  }
}

function facts(more: Partial<ProgramFacts> = {}): ProgramFacts {
  return { lists: [mozilla, windows, java], roots: [knownRoot], restrictions: [], ...more }
}

/** A path of an end entity begun on a day, logged on days. */
function path(begun = '2026-06-01', logged: string[] = [], anchored = true): PathCandidate {
  const certificate = decodeCertificate(
    issuing.issue({
      subject: ['CN=sip.contoso.test'],
      notBefore: new Date(begun),
      notAfter: new Date('2027-05-01'),
      extensions: logged.length === 0 ? [] : [timestamps(logged)],
    }).der,
  )
  const anchor: TrustAnchor = { certificate: rootCertificate, origin: 'test', public: true }
  const members = [certificate, decodeCertificate(issuing.der)]
  return anchored ? { certificates: [...members, rootCertificate], anchor } : { certificates: members }
}

/** The SCT list of RFC 6962 section 3.3, with nothing but times in it. */
function timestamps(days: string[]) {
  const list = days.map((day) => {
    const sct = Buffer.alloc(47)
    sct.writeBigUInt64BE(BigInt(Date.parse(day)), 33)
    sct[43] = 4
    sct[44] = 3
    return Buffer.concat([Uint8Array.of(0, sct.length), sct])
  })
  const all = Buffer.concat(list)
  return {
    oid: '1.3.6.1.4.1.11129.2.4.2',
    critical: false,
    value: octetString(Buffer.concat([Uint8Array.of(0, all.length), all])),
  }
}

function trusted(more: Partial<ProgramFacts>, on = path(), at = now): string {
  return programStatements(on, at, facts(more)).mozilla.trusted
}

describe('a restriction hits what its program says it hits', () => {
  const cases: [title: string, restriction: Restriction, PathCandidate, at: string, expected: string][] = [
    [
      'issued on the last good day',
      restriction('issued-after', '2026-06-01'),
      path('2026-06-01T23:59:59Z'),
      '2026-11-23',
      'yes',
    ],
    ['issued a day later', restriction('issued-after', '2026-06-01'), path('2026-06-02'), '2026-11-23', 'no'],
    [
      'first logged on the last good day',
      restriction('sct-after', '2026-06-01'),
      path('2026-06-03', ['2026-07-01', '2026-06-01T20:00:00Z']),
      '2026-11-23',
      'yes',
    ],
    [
      'logged later only, though issued before',
      restriction('sct-after', '2026-06-01'),
      path('2026-05-01', ['2026-06-02', '2026-06-03']),
      '2026-11-23',
      'no',
    ],
    [
      'not logged within itself',
      restriction('sct-after', '2026-06-01'),
      path('2026-05-01'),
      '2026-11-23',
      'unknown',
    ],
    ['disabled later', restriction('disabled', '2026-11-24'), path('2026-01-01'), '2026-11-23', 'yes'],
    ['disabled today', restriction('disabled', '2026-11-23'), path('2026-01-01'), '2026-11-23', 'no'],
    [
      'hearsay that would hit',
      restriction('issued-after', '2026-05-01', { confidence: 'unverified' }),
      path(),
      '2026-11-23',
      'unknown',
    ],
    [
      'hearsay that would not',
      restriction('issued-after', '2026-07-01', { confidence: 'unverified' }),
      path(),
      '2026-11-23',
      'yes',
    ],
    [
      'of another program',
      restriction('issued-after', '2020-01-01', { program: 'chrome' }),
      path(),
      '2026-11-23',
      'yes',
    ],
    [
      'of another root',
      restriction('issued-after', '2020-01-01', { roots: ['0123456789abcdef'] }),
      path(),
      '2026-11-23',
      'yes',
    ],
  ]
  for (const [title, held, on, at, expected] of cases) {
    test(`${title}: ${expected}`, () => {
      assert.equal(trusted({ restrictions: [held] }, on, new Date(at)), expected)
    })
  }
})

test('a list for all purposes proves partly, one for TLS yes, one that tells purposes apart what it tells', () => {
  const of = (membership: 'listed' | 'tls' | 'other') =>
    programStatements(
      path(),
      now,
      facts({ roots: [{ ...knownRoot, lists: new Map([['ctl', membership]]) }] }),
    ).windows
  assert.equal(of('listed').trusted, 'partly')
  assert.equal(of('tls').trusted, 'yes')
  assert.equal(of('other').trusted, 'no')
  assert.match(of('other').detail, /not for TLS servers/)
})

test('a root that is not in the list of a program: no, with the list and its day', () => {
  const { mozilla: statement } = programStatements(path(), now, facts({ roots: [] }))
  assert.deepEqual(statement, {
    trusted: 'no',
    detail: 'not in the list of Mozilla',
    checkedOn: '2026-11-01',
    source: 'https://lists.test/mozilla',
  })
  const left = restriction('removed', '2026-04-15')
  const gone = facts({ roots: [{ ...knownRoot, lists: new Map() }], restrictions: [left] })
  assert.match(programStatements(path(), now, gone).mozilla.detail, /Mozilla ended its trust on 2026-04-15/)
})

test('an old list and no list: unknown', () => {
  const statements = programStatements(path(), now, facts())
  assert.equal(statements.java.trusted, 'unknown')
  assert.match(statements.java.detail, /was in cacerts, a list too old/)
  assert.equal(statements.apple.trusted, 'unknown')
})

test('a re-issued root is found by name and key', () => {
  const reissued = { ...knownRoot, sha256: 'ab'.repeat(32) }
  const { mozilla: statement } = programStatements(path(), now, facts({ roots: [reissued] }))
  assert.equal(statement.trusted, 'yes')
  assert.match(statement.detail, /as another certificate for the same key/)
  const otherName = { ...reissued, subject: 'CN=Somebody Else' }
  assert.equal(trusted({ roots: [otherName] }), 'no')
})

test('a root is not the known one because it has its name and names its key', () => {
  const forged = createAuthority({
    subject: ['O=Contoso', 'CN=Contoso Root'],
    key: keyPair('ec-p256', 'somebody else'),
    subjectKeyIdentifier: rootCertificate.subjectKeyIdentifier ?? null,
    ...validity,
  })
  const certificates = [forged.issue({ subject: ['CN=a'], ...validity }), forged].map(({ der }) =>
    decodeCertificate(der),
  )
  assert.equal(trusted({}, { certificates }), 'no')
})

test('a known root that is not at hand is supposed by the authority key identifier below it, and not more', () => {
  const unanchored = path('2026-06-01', [], false)
  const { mozilla: statement } = programStatements(unanchored, now, facts())
  assert.equal(statement.trusted, 'unknown')
  assert.match(
    statement.detail,
    /^the root is not at hand; by name and key identifier alone it would be .*, in /,
  )
  assert.equal(trusted({ roots: [] }, unanchored), 'unknown')
})

test('a list that is later than a removal counts, an earlier one does not', () => {
  assert.equal(trusted({ restrictions: [restriction('removed', '2026-10-31')] }), 'yes')
  assert.equal(trusted({ restrictions: [restriction('removed', '2026-11-02')] }), 'no')
})

test('every word against a root names the program', () => {
  for (const kind of ['issued-after', 'sct-after', 'disabled'] as const) {
    const held = restriction(kind, '2020-01-01')
    const statement = programStatements(
      path('2026-06-01', ['2026-06-01']),
      now,
      facts({ restrictions: [held] }),
    ).mozilla
    assert.equal(statement.trusted, 'no')
    assert.match(statement.detail, /^Mozilla /)
    assert.equal(statement.checkedOn, '2026-10-10')
    assert.equal(statement.source, 'release notes')
  }
})
