import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as der from '../asn1/encode.ts'
import type { IssuedCertificate } from '../estate/certificate.ts'
import { makeOcspRefusal, makeOcspResponse } from '../estate/ocsp.ts'
import type { OcspAnswer, OcspResponseRequest } from '../estate/ocsp.ts'
import {
  endEntity,
  hours,
  issuing,
  now,
  ocspUrl,
  root,
  serialOf,
  stranger,
  twin,
} from '../../test/revocation-pki.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { revocationOf, statementsOf } from './revocation.ts'
import type { RevocationStatement } from './statement.ts'

const leaf = endEntity()
const dates = { notBefore: hours(-240), notAfter: hours(240) }
const delegate = issuing.issue({ ...dates, subject: ['CN=Responder'], extKeyUsage: ['OCSPSigning'] })

interface Case {
  signer?: IssuedCertificate
  answer?: Partial<OcspAnswer>
  request?: Partial<OcspResponseRequest>
  /** What was sent in the request. */
  nonce?: Uint8Array
}

function respond({ signer = issuing, answer, request }: Case): Uint8Array {
  const sound = {
    serialNumber: serialOf(leaf),
    issuer: issuing,
    status: 'good' as const,
    thisUpdate: hours(-1),
    nextUpdate: hours(24),
  }
  return makeOcspResponse({ answers: [{ ...sound, ...answer }], ...request }, signer)
}

function judge(octets: Uint8Array, nonce?: Uint8Array): RevocationStatement {
  const certificate = decodeCertificate(leaf.der)
  const asked = {
    certificate: certificate.sha256,
    url: ocspUrl,
    octets,
    ...(nonce === undefined ? {} : { nonce }),
  }
  const evidence = { crls: [], ocsp: [asked], certificates: [] }
  return revocationOf(certificate, decodeCertificate(issuing.der), evidence, now)
}

test('a response that says good is good, with its dates', () => {
  assert.deepEqual(judge(respond({})), {
    certificate: decodeCertificate(leaf.der).sha256,
    status: 'good',
    code: 'good',
    means: 'ocsp',
    url: ocspUrl,
    thisUpdate: hours(-1).toISOString(),
    nextUpdate: hours(24).toISOString(),
    detail: 'The responder says that the certificate is not revoked.',
  })
})

test('a response that says revoked gives date and reason', () => {
  const statement = judge(respond({ answer: { status: { revokedAt: hours(-48), reason: 4 } } }))
  assert.equal(statement.status, 'revoked')
  assert.equal(statement.reason, 'superseded')
  assert.equal(statement.revokedAt, hours(-48).toISOString())
})

const sent = (certificate: IssuedCertificate) => ({ certificates: [certificate.der] })
const withPurpose = (purpose: string, rest: object = {}) =>
  issuing.issue({ ...dates, subject: ['CN=Responder'], extKeyUsage: [purpose], ...rest })
const nonce = new Uint8Array(32).fill(7)
const critical = { oid: '1.2.3.4', critical: true, value: der.nullValue() }
const { code: late } = { code: { thisUpdate: hours(-72), nextUpdate: hours(-24) } }

const cases: [why: string, status: string, code: string, response: Case][] = [
  ['by the key of the issuer', 'good', 'good', { request: { by: 'key' } }],
  ['by a delegate', 'good', 'good', { signer: delegate, request: sent(delegate) }],
  [
    'by a delegate, named by key',
    'good',
    'good',
    { signer: delegate, request: { ...sent(delegate), by: 'key' } },
  ],
  ['by a delegate whose certificate is missing', 'unknown', 'responder-not-authorized', { signer: delegate }],
  ...[
    ['without the purpose', withPurpose('serverAuth')],
    ['with any purpose', withPurpose('anyExtendedKeyUsage')],
    ['that has expired', withPurpose('OCSPSigning', { notAfter: hours(-1) })],
    ['whose key may not sign', withPurpose('OCSPSigning', { keyUsage: ['keyEncipherment'] })],
    ['of the root', root.issue({ ...dates, subject: ['CN=Responder'], extKeyUsage: ['OCSPSigning'] })],
    [
      'of another key of the issuer',
      twin.issue({ ...dates, subject: ['CN=Responder'], extKeyUsage: ['OCSPSigning'] }),
    ],
  ].map(([why, signer]): [string, string, string, Case] => {
    const responder = signer as IssuedCertificate
    return [
      `by a delegate ${why as string}`,
      'unknown',
      'responder-not-authorized',
      { signer: responder, request: sent(responder) },
    ]
  }),
  ['by a stranger', 'unknown', 'responder-not-authorized', { signer: stranger, request: sent(stranger) }],
  ['by another key with the name of the issuer', 'unknown', 'signature-invalid', { signer: twin }],
  ['with a broken signature', 'unknown', 'signature-invalid', { request: { brokenSignature: true } }],
  ['whose time is over', 'stale', 'stale', { answer: late }],
  [
    'revoked, and whose time is over',
    'revoked',
    'revoked',
    { answer: { ...late, status: { revokedAt: hours(-99) } } },
  ],
  ['of tomorrow', 'unknown', 'not-yet-valid', { answer: { thisUpdate: hours(24) } }],
  ['of another certificate', 'unknown', 'other-certificate', { answer: { serialNumber: Uint8Array.of(9) } }],
  ['of another issuer', 'unknown', 'other-certificate', { answer: { issuer: root } }],
  ['of a certificate that is not known', 'unknown', 'responder-unknown', { answer: { status: 'unknown' } }],
  ['with a critical extension', 'unknown', 'critical-extension', { request: { extensions: [critical] } }],
  [
    'with a critical extension of the answer',
    'unknown',
    'critical-extension',
    { answer: { extensions: [critical] } },
  ],
  ['with the nonce', 'good', 'good', { nonce, request: { nonce } }],
  ['without the nonce, which many leave out', 'good', 'good', { nonce }],
  ['with another nonce', 'unknown', 'nonce-differs', { nonce, request: { nonce: new Uint8Array(32) } }],
]
for (const [why, status, code, response] of cases) {
  test(`a response ${why}: ${code}`, () => {
    const statement = judge(respond(response), response.nonce)
    assert.deepEqual([statement.status, statement.code], [status, code], statement.detail)
    assert.match(statement.detail, /^[A-Z].*\.$/)
  })
}

test('a response that does not say how long it holds is taken for a day', () => {
  const undated = (thisUpdate: Date) => {
    const answer: OcspAnswer = { serialNumber: serialOf(leaf), issuer: issuing, status: 'good', thisUpdate }
    return judge(makeOcspResponse({ answers: [answer] }, issuing)).status
  }
  assert.equal(undated(hours(-23)), 'good')
  assert.equal(undated(hours(-25)), 'stale')
})

for (const [code, word] of [
  [1, 'malformedRequest'],
  [2, 'internalError'],
  [3, 'tryLater'],
  [5, 'sigRequired'],
  [6, 'unauthorized'],
  [77, 'not known'],
] as const) {
  test(`a refusal with code ${code} is told as ${word}`, () => {
    const { status, code: why, detail } = judge(makeOcspRefusal(code))
    assert.deepEqual([status, why], ['unknown', 'responder-error'])
    assert.match(detail, new RegExp(word))
  })
}

const none: [why: string, octets: Uint8Array][] = [
  ['nothing', new Uint8Array()],
  ['a page', new TextEncoder().encode('<html></html>')],
  ['a certificate', issuing.der],
  ['a success without response', makeOcspRefusal(0)],
]
for (const [why, octets] of none) {
  test(`${why} is no response`, () => {
    const { status, code } = judge(octets)
    assert.deepEqual([status, code], ['unknown', 'unreadable'])
  })
}

test('a response with ten thousand answers is read in a moment, and only its beginning', () => {
  const answer: OcspAnswer = {
    serialNumber: Uint8Array.of(9),
    issuer: issuing,
    status: 'good',
    thisUpdate: hours(-1),
  }
  const answers = Array.from({ length: 10_000 }, () => answer)
  const response = makeOcspResponse(
    { answers: [...answers, { ...answer, serialNumber: serialOf(leaf) }] },
    issuing,
  )
  const started = performance.now()
  assert.equal(judge(response).code, 'other-certificate')
  assert.ok(performance.now() - started < 1000)
})

const evidence = { crls: [], ocsp: [], certificates: [] }
const certificate = decodeCertificate(leaf.der)

test('a staple is judged as any response, and an answer that says revoked outweighs one that says good', () => {
  const asked = { certificate: certificate.sha256, url: ocspUrl, octets: respond({}) }
  const staple = respond({ answer: { status: { revokedAt: hours(-2) } } })
  const statements = statementsOf(
    certificate,
    decodeCertificate(issuing.der),
    { ...evidence, ocsp: [asked], staple },
    now,
  )
  assert.deepEqual(
    statements.map(({ status, means, url }) => [status, means, url]),
    [
      ['revoked', 'staple', undefined],
      ['good', 'ocsp', ocspUrl],
    ],
  )
})

test('who did not answer is unreachable; whom nobody asked is told apart from that', () => {
  const failed = (refused: boolean) => ({
    certificate: certificate.sha256,
    url: ocspUrl,
    failure: { refused, detail: 'The connection was refused.' },
  })
  const judgeFailed = (refused: boolean) =>
    revocationOf(certificate, decodeCertificate(issuing.der), { ...evidence, ocsp: [failed(refused)] }, now)
  assert.deepEqual(judgeFailed(false), {
    certificate: certificate.sha256,
    status: 'unreachable',
    code: 'unreachable',
    means: 'ocsp',
    url: ocspUrl,
    detail: 'The connection was refused.',
  })
  assert.deepEqual([judgeFailed(true).status, judgeFailed(true).code], ['unknown', 'refused'])
})

test('without evidence or issuer nothing was checked', () => {
  const codes = [decodeCertificate(issuing.der), undefined].map((issuer) => {
    const { status, code } = revocationOf(certificate, issuer, { ...evidence, staple: respond({}) }, now)
    return [status, code]
  })
  assert.deepEqual(codes, [
    ['good', 'good'],
    ['not-checked', 'issuer-unknown'],
  ])
  const { code } = revocationOf(certificate, decodeCertificate(issuing.der), evidence, now)
  assert.equal(code, 'no-source')
})
