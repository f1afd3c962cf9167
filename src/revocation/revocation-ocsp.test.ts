import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeOcspRefusal, makeOcspResponse } from '../estate/ocsp.ts'
import type { OcspAnswer } from '../estate/ocsp.ts'
import { endEntity, hours, issuing, now, ocspUrl, serialOf } from '../../test/revocation-pki.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { revocationOf, statementsOf } from './revocation.ts'
import type { RevocationStatement } from './statement.ts'

const leaf = endEntity()
function respond(answer: Partial<OcspAnswer> = {}): Uint8Array {
  const sound = {
    serialNumber: serialOf(leaf),
    issuer: issuing,
    status: 'good' as const,
    thisUpdate: hours(-1),
    nextUpdate: hours(24),
  }
  return makeOcspResponse({ answers: [{ ...sound, ...answer }] }, issuing)
}

function judge(octets: Uint8Array): RevocationStatement {
  const certificate = decodeCertificate(leaf.der)
  const asked = { certificate: certificate.sha256, url: ocspUrl, octets }
  const evidence = { crls: [], ocsp: [asked], certificates: [] }
  return revocationOf(certificate, decodeCertificate(issuing.der), evidence, now)
}

test('a response that says good is good, with its dates', () => {
  assert.deepEqual(judge(respond()), {
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
  const statement = judge(respond({ status: { revokedAt: hours(-48), reason: 4 } }))
  assert.equal(statement.status, 'revoked')
  assert.equal(statement.reason, 'superseded')
  assert.equal(statement.revokedAt, hours(-48).toISOString())
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
  const asked = { certificate: certificate.sha256, url: ocspUrl, octets: respond() }
  const staple = respond({ status: { revokedAt: hours(-2) } })
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
    const { status, code } = revocationOf(certificate, issuer, { ...evidence, staple: respond() }, now)
    return [status, code]
  })
  assert.deepEqual(codes, [
    ['good', 'good'],
    ['not-checked', 'issuer-unknown'],
  ])
  const { code } = revocationOf(certificate, decodeCertificate(issuing.der), evidence, now)
  assert.equal(code, 'no-source')
})
