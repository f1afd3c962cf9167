import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { IssuedCertificate } from '../estate/certificate.ts'
import { makeCrl } from '../estate/crl.ts'
import type { CrlEntryRequest, CrlRequest } from '../estate/crl.ts'
import { encodeName } from '../estate/distinguished-name.ts'
import { distributionPoints } from '../estate/extension.ts'
import {
  crlIssuer,
  crlUrl,
  deltaUrl,
  endEntity,
  entryOf,
  hours,
  issuing,
  now,
  serialOf,
  stranger,
} from '../../test/revocation-pki.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { revocationOf } from './revocation.ts'
import type { Answered } from './revocation.ts'
import type { RevocationStatement } from './statement.ts'

const leaf = endEntity()
const sound = { thisUpdate: hours(-1), nextUpdate: hours(24) }

interface Case {
  certificate?: IssuedCertificate
  signer?: IssuedCertificate
  deltas?: { request: Partial<CrlRequest>; signer?: IssuedCertificate }[]
  others?: IssuedCertificate[]
}

function judge(request: Partial<CrlRequest> | Uint8Array, rest: Case = {}): RevocationStatement {
  const { certificate = leaf, signer = issuing, deltas = [], others = [] } = rest
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
    decodeCertificate(issuing.der),
    { crls, ocsp: [], certificates: others.map((other) => decodeCertificate(other.der)) },
    now,
  )
}

const revokedOn = { revokedAt: hours(-48).toISOString() }

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

test('one who lists a number over and over, each time of somebody else, is not followed for ever', () => {
  const certificate = issuing.issue({
    subject: ['CN=b'],
    notBefore: hours(-24),
    notAfter: hours(24),
    extensions: [
      distributionPoints([{ names: [{ uri: crlUrl }], cRLIssuer: [{ directory: crlIssuer.subject }] }]),
    ],
  })
  const theirs = { certificateIssuer: encodeName(['CN=Somebody Else']) }
  const namesakes = Array.from({ length: 1001 }, () => entryOf(certificate, theirs))
  const listed = (entries: CrlEntryRequest[]) => {
    const rest = { certificate, signer: crlIssuer, others: [crlIssuer] }
    return judge({ scope: { indirectCRL: true }, entries }, rest).status
  }
  assert.equal(listed(namesakes.slice(1)), 'good')
  assert.equal(listed(namesakes), 'unknown')
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
