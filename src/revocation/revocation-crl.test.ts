import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as der from '../asn1/encode.ts'
import { createAuthority } from '../estate/authority.ts'
import type { IssuedCertificate } from '../estate/certificate.ts'
import { makeCrl } from '../estate/crl.ts'
import type { CrlEntryRequest, CrlRequest } from '../estate/crl.ts'
import { encodeName } from '../estate/distinguished-name.ts'
import { encodeGeneralName } from '../estate/extension.ts'
import {
  crlIssuer,
  crlUrl,
  deltaUrl,
  endEntity,
  entryOf,
  hours,
  issuing,
  now,
  root,
  serialOf,
  stranger,
  twin,
} from '../../test/revocation-pki.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { revocationOf } from './revocation.ts'
import type { Answered } from './revocation.ts'
import type { RevocationStatement } from './statement.ts'

const leaf = endEntity()
const sound = { thisUpdate: hours(-1), nextUpdate: hours(24) }

interface Case {
  certificate?: IssuedCertificate
  issuer?: IssuedCertificate
  signer?: IssuedCertificate
  deltas?: { request: Partial<CrlRequest>; signer?: IssuedCertificate }[]
  others?: IssuedCertificate[]
  at?: Date
}

function judge(request: Partial<CrlRequest> | Uint8Array, rest: Case = {}): RevocationStatement {
  const { certificate = leaf, issuer = issuing, signer = issuing, deltas = [], others = [], at = now } = rest
  const octets = request instanceof Uint8Array ? request : makeCrl({ ...sound, ...request }, signer)
  const crls: Answered[] = [
    { url: crlUrl, octets },
    ...deltas.map((delta) => ({
      url: deltaUrl,
      octets: makeCrl({ ...sound, ...delta.request }, delta.signer ?? issuing),
    })),
  ]
  return revocationOf(
    decodeCertificate(certificate.der),
    decodeCertificate(issuer.der),
    { crls, ocsp: [], certificates: others.map((other) => decodeCertificate(other.der)) },
    at,
  )
}

const revokedOn = { revokedAt: hours(-48).toISOString() }
const critical = { oid: '1.2.3.4', critical: true, value: der.nullValue() }

test('a CRL that does not list the certificate says good, and until when', () => {
  assert.deepEqual(judge({ entries: [entryOf(endEntity())] }), {
    certificate: decodeCertificate(leaf.der).sha256,
    status: 'good',
    code: 'good',
    means: 'crl',
    url: crlUrl,
    thisUpdate: hours(-1).toISOString(),
    nextUpdate: hours(24).toISOString(),
    detail: 'The CRL does not list the certificate.',
  })
})

const entries: [why: string, entry: Partial<CrlEntryRequest>, expected: Partial<RevocationStatement>][] = [
  ['with reason', { reason: 1 }, { reason: 'keyCompromise', ...revokedOn }],
  ['on hold', { reason: 6 }, { reason: 'certificateHold', ...revokedOn }],
  ['with a date of loss', { invalidityDate: hours(-96) }, revokedOn],
]
for (const [why, entry, expected] of entries) {
  test(`a certificate listed ${why} is revoked`, () => {
    const others = Array.from({ length: 3 }, () => entryOf(endEntity()))
    const statement = judge({ entries: [...others, entryOf(leaf, entry), ...others] })
    assert.equal(statement.status, 'revoked')
    for (const [key, value] of Object.entries(expected)) assert.equal(Reflect.get(statement, key), value)
    assert.equal(statement.detail.includes('from 2026-11-19'), entry.invalidityDate !== undefined)
  })
}

test('a listed certificate stays revoked when the time of the list is over', () => {
  const request = { entries: [entryOf(leaf)], thisUpdate: hours(-72), nextUpdate: hours(-24) }
  assert.equal(judge(request).status, 'revoked')
})

const cases: [why: string, request: Partial<CrlRequest> | Uint8Array, code: string, rest?: Case][] = [
  ['whose time is over', { thisUpdate: hours(-72), nextUpdate: hours(-24) }, 'stale'],
  ['whose time was over a minute ago, as clocks may differ', { nextUpdate: hours(-1 / 60) }, 'good'],
  ['of tomorrow', { thisUpdate: hours(24), nextUpdate: hours(48) }, 'not-yet-valid'],
  ['without nextUpdate', { nextUpdate: null }, 'no-next-update'],
  [
    'that lists only what has not expired',
    sound,
    'certificate-expired',
    { certificate: endEntity({ notAfter: hours(-24) }) },
  ],
  [
    'that keeps what has expired',
    { extensions: [{ oid: '2.5.29.60', value: der.generalizedTime(hours(-9000)) }] },
    'good',
    { certificate: endEntity({ notAfter: hours(-24) }) },
  ],
  ['that is a certificate', issuing.der, 'unreadable'],
  ['that is empty', new Uint8Array(), 'unreadable'],
  ['that is a page', new TextEncoder().encode('<html>not found</html>'), 'unreadable'],
  ['of another issuer', {}, 'wrong-signer', { signer: stranger }],
  ['of another key of the issuer', {}, 'wrong-signer', { signer: twin }],
  ['in the name of the issuer', { issuer: issuing.subject }, 'wrong-signer', { signer: stranger }],
  ['with a broken signature', { brokenSignature: true }, 'signature-invalid'],
  ['with a critical extension', { extensions: [critical] }, 'critical-extension'],
  ['with an extension that is not critical', { extensions: [{ ...critical, critical: false }] }, 'good'],
  [
    'with a critical extension in any entry',
    { entries: [entryOf(endEntity(), { extensions: [critical] })] },
    'critical-extension',
  ],
  ['of end entities', { scope: { onlyContainsUserCerts: true } }, 'good'],
  ['of authorities', { scope: { onlyContainsCACerts: true } }, 'out-of-scope'],
  ['of attribute certificates', { scope: { onlyContainsAttributeCerts: true } }, 'out-of-scope'],
  ['that is the right part of several', { scope: { uris: ['http://other.test/', crlUrl] } }, 'good'],
  ['that is another part of several', { scope: { uris: ['http://other.test/'] } }, 'out-of-scope'],
  ['for some reasons', { scope: { onlySomeReasons: [1, 2] } }, 'some-reasons-only'],
  [
    'with a limit that cannot be read',
    { extensions: [{ oid: '2.5.29.28', critical: true, value: der.integer(1) }] },
    'critical-extension',
  ],
  ['that is a delta without its base', { baseNumber: 1, number: 2 }, 'delta-without-base'],
  ['that is indirect and of the issuer', { scope: { indirectCRL: true } }, 'good'],
]
for (const [why, request, code, rest] of cases) {
  test(`a CRL ${why}: ${code}`, () => {
    const statement = judge(request, rest)
    assert.equal(statement.code, code, statement.detail)
    const expected = code === 'good' || code === 'stale' ? code : 'unknown'
    assert.equal(statement.status, expected)
    assert.match(statement.detail, /^[A-Z].*\.$/)
  })
}

test('a list that is damaged decides only what can be read of it', () => {
  const broken = endEntity()
  const damage = (tbs: Uint8Array) => {
    const serial = Buffer.from(tbs).indexOf(serialOf(broken))
    // SEQUENCE, length, INTEGER, length, number: the entry becomes a SET.
    tbs[serial - 4] = 0x31
    return tbs
  }
  const judged = (...list: IssuedCertificate[]) =>
    judge({ entries: list.map((one) => entryOf(one)), rewrite: damage })
  assert.equal(judged(endEntity(), broken, leaf).code, 'unreadable')
  assert.equal(judged(leaf, broken, endEntity()).status, 'revoked')
})

test('a key that may not sign CRLs is the wrong signer', () => {
  const dates = { notBefore: hours(-240), notAfter: hours(240) }
  const limited = createAuthority({ ...dates, subject: ['CN=Limited'], keyUsage: ['keyCertSign'] }, root)
  const certificate = limited.issue({ ...dates, subject: ['CN=a'], crlUris: [crlUrl] })
  const statement = judge({}, { certificate, issuer: limited, signer: limited })
  assert.equal(statement.code, 'wrong-signer')
  assert.match(statement.detail, /cRLSign/)
})

test('a CRL whose issuer the authority has certified for that speaks for it, when the certificate names it', () => {
  const point = der.sequence(
    der.sequence(
      der.explicitTag(0, der.implicitTag(0, der.sequence(encodeGeneralName({ uri: crlUrl })))),
      der.implicitTag(2, der.sequence(encodeGeneralName({ directory: crlIssuer.subject }))),
    ),
  )
  const certificate = issuing.issue({
    subject: ['CN=b'],
    notBefore: hours(-24),
    notAfter: hours(24),
    extensions: [{ oid: '2.5.29.31', value: point }],
  })
  const indirect = { scope: { indirectCRL: true } }
  const rest = { certificate, signer: crlIssuer, others: [crlIssuer] }
  assert.equal(judge(indirect, rest).status, 'good')
  assert.equal(judge({}, rest).code, 'out-of-scope')
  assert.equal(judge(indirect, { ...rest, others: [] }).code, 'wrong-signer')

  // The entry belongs to whom the last certificateIssuer names, the first to the CRL's issuer.
  const ours = { certificateIssuer: issuing.subject }
  const theirs = { certificateIssuer: encodeName(['CN=Somebody Else']) }
  const listed = (...list: CrlEntryRequest[]) => judge({ ...indirect, entries: list }, rest).status
  assert.equal(listed(entryOf(certificate)), 'good')
  assert.equal(listed(entryOf(certificate, ours)), 'revoked')
  assert.equal(listed(entryOf(endEntity(), ours), entryOf(certificate)), 'revoked')
  assert.equal(listed(entryOf(endEntity(), ours), entryOf(certificate, theirs)), 'good')
  // One that lists the number over and over, each time of somebody else, wants to keep somebody busy.
  const namesakes = Array.from({ length: 1001 }, () => entryOf(certificate, theirs))
  assert.equal(listed(...namesakes.slice(1)), 'good')
  assert.equal(listed(...namesakes), 'unknown')
})

test('a delta CRL is laid over the complete one', () => {
  const base = { number: 5, freshest: [deltaUrl], thisUpdate: hours(-72), nextUpdate: hours(-24) }
  const delta = { number: 7, baseNumber: 5 }
  const withDelta = (request: Partial<CrlRequest>, over: Partial<CrlRequest> = base) =>
    judge(over, { deltas: [{ request: { ...delta, ...request } }] })
  assert.equal(judge(base).status, 'stale')
  assert.equal(withDelta({}).status, 'good')
  assert.equal(withDelta({}).nextUpdate, hours(24).toISOString())
  assert.equal(withDelta({ entries: [entryOf(leaf)] }).status, 'revoked')
  const held = { ...base, entries: [entryOf(leaf, { reason: 6 })] }
  assert.equal(withDelta({}, held).status, 'revoked')
  assert.equal(withDelta({ entries: [entryOf(leaf, { reason: 8 })] }, held).status, 'good')
})

const unfit: [
  why: string,
  delta: { request: Partial<CrlRequest>; signer?: IssuedCertificate },
  reason: RegExp,
][] = [
  ['that changes a later list', { request: { number: 9, baseNumber: 8 } }, /it changes CRL number 8/],
  ['older than the list', { request: { number: 4, baseNumber: 3 } }, /it is older \(4\)/],
  [
    'of another scope',
    { request: { number: 7, baseNumber: 5, scope: { onlyContainsUserCerts: true } } },
    /another scope/,
  ],
  [
    'whose time is over',
    { request: { number: 7, baseNumber: 5, nextUpdate: hours(-1) } },
    /its time is over/,
  ],
  ['of tomorrow', { request: { number: 7, baseNumber: 5, thisUpdate: hours(9) } }, /in the future/],
  ['of a stranger', { request: { number: 7, baseNumber: 5 }, signer: stranger }, /wrong-signer/],
  ['without number', { request: { number: null, baseNumber: 5 } }, /no number/],
]
for (const [why, delta, reason] of unfit) {
  test(`a delta CRL ${why} is left aside, and the statement says why`, () => {
    const request = { ...delta.request, entries: [entryOf(leaf)] }
    const statement = judge({ number: 5, freshest: [deltaUrl] }, { deltas: [{ ...delta, request }] })
    assert.equal(statement.status, 'good')
    assert.match(statement.detail, reason)
  })
}
