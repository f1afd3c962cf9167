// What is read and written here against an independent implementation, and against hostile input.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromBER } from 'asn1js'
import { CertificateRevocationList, OCSPRequest, OCSPResponse } from 'pkijs'
import * as der from '../asn1/encode.ts'
import { toHex } from '../bytes/hex.ts'
import { makeCrl } from '../estate/crl.ts'
import { makeOcspResponse } from '../estate/ocsp.ts'
import { readMutations } from '../../test/mutations.ts'
import { seededRandom } from '../../test/random.ts'
import {
  crlUrl,
  deltaUrl,
  endEntity,
  entryOf,
  hours,
  issuing,
  now,
  serialOf,
} from '../../test/revocation-pki.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { findEntry } from './crl-entries.ts'
import { readCrl } from './crl.ts'
import { encodeOcspRequest } from './ocsp-request.ts'
import { readOcspResponse } from './ocsp-response.ts'
import { statementsOf } from './revocation.ts'

const leaf = endEntity()
const issuer = decodeCertificate(issuing.der)
const certificate = decodeCertificate(leaf.der)

function parsed(octets: Uint8Array) {
  return fromBER(Uint8Array.from(octets).buffer).result
}

test('pkijs reads the same entries from a CRL', () => {
  const random = seededRandom(11)
  const entries = Array.from({ length: 300 }, (_, index) => {
    const serialNumber = random.octets(8 + random.below(13))
    serialNumber[0] = 0x40 | ((serialNumber[0] ?? 0) & 0x3f)
    return { serialNumber, revocationDate: hours(-index - 1), ...(index % 3 === 0 ? { reason: 4 } : {}) }
  })
  const octets = makeCrl({ thisUpdate: hours(-1), nextUpdate: hours(24), entries, number: 77 }, issuing)
  const theirs = new CertificateRevocationList({ schema: parsed(octets) })
  const { crl, faults } = readCrl(octets)
  assert.ok(crl)
  assert.deepEqual(faults, [])
  assert.equal(crl.number, 77n)
  assert.equal(crl.thisUpdate?.getTime(), theirs.thisUpdate.value.getTime())
  assert.equal(crl.nextUpdate?.getTime(), theirs.nextUpdate?.value.getTime())
  assert.equal(theirs.revokedCertificates?.length, 300)
  for (const { userCertificate, revocationDate, crlEntryExtensions } of theirs.revokedCertificates ?? []) {
    const serial = new Uint8Array(userCertificate.valueBlock.valueHexView)
    const { entry, count, complete } = findEntry(crl, serial, issuer.subject)
    assert.deepEqual([count, complete], [300, true])
    assert.equal(entry?.revocationDate?.getTime(), revocationDate.value.getTime(), toHex(serial))
    assert.equal(entry.reason === 'superseded', crlEntryExtensions !== undefined)
  }
  assert.equal(findEntry(crl, Uint8Array.of(1, 2, 3), issuer.subject).entry, undefined)
})

test('pkijs reads the request that was written, with its nonce', () => {
  const octets = encodeOcspRequest(certificate, issuer, new Uint8Array(32).fill(9))
  assert.ok(octets)
  const { tbsRequest } = new OCSPRequest({ schema: parsed(octets) })
  const [request] = tbsRequest.requestList
  const serial = new Uint8Array(request?.reqCert.serialNumber.valueBlock.valueHexView ?? new ArrayBuffer())
  assert.deepEqual(serial, serialOf(leaf))
  assert.equal(request?.reqCert.hashAlgorithm.algorithmId, '1.3.14.3.2.26')
  assert.equal(tbsRequest.requestExtensions?.[0]?.extnID, '1.3.6.1.5.5.7.48.1.2')
  assert.equal(tbsRequest.requestExtensions[0].extnValue.valueBlock.valueHexView.length, 34)
})

test('pkijs reads the same from a response', async () => {
  const octets = makeOcspResponse(
    {
      answers: [
        {
          serialNumber: serialOf(leaf),
          issuer: issuing,
          status: { revokedAt: hours(-2), reason: 1 },
          thisUpdate: hours(-1),
          nextUpdate: hours(1),
        },
      ],
      certificates: [leaf.der],
    },
    issuing,
  )
  const theirs = new OCSPResponse({ schema: parsed(octets) })
  assert.equal(theirs.responseStatus.valueBlock.valueDec, 0)
  const { response, faults } = readOcspResponse(octets)
  assert.deepEqual(faults, [])
  const [single] = response?.basic?.responses ?? []
  assert.equal(single?.status, 'revoked')
  assert.equal(single.revocationTime?.getTime(), hours(-2).getTime())
  assert.deepEqual(response?.basic?.certificates, [leaf.der])
})

test('a certificate is looked for among 30,000 in some ten milliseconds', () => {
  const { crl, octets } = largeCrl(30_000)
  assert.ok(octets.length > 1_000_000)
  const started = performance.now()
  const { count, entry } = findEntry(crl, serialOf(leaf), issuer.subject)
  const milliseconds = performance.now() - started
  assert.equal(count, 30_001)
  assert.ok(entry)
  // Room for a busy machine; 4 to 11 ms are usual.
  assert.ok(milliseconds < 100, `${milliseconds} ms`)
})

test('a CRL of a million entries is more than is read, and says so at once', () => {
  const { octets, faults } = largeCrl(1_000_000)
  assert.ok(octets.length > 2 ** 24)
  assert.match(faults, /length of more than 16777215 octets/)
})

test('a CRL of 400,000 entries is walked in under a second', () => {
  const { crl } = largeCrl(400_000)
  const started = performance.now()
  assert.equal(findEntry(crl, Uint8Array.of(1), issuer.subject).count, 400_001)
  assert.ok(performance.now() - started < 1000)
})

/** Every entry is the same but for its number, so that the list is made in one piece. */
function largeCrl(count: number) {
  const entry = der.sequence(der.integer(new Uint8Array(18).fill(0x55)), der.utcTime(hours(-9)))
  const list = new Uint8Array(entry.length * count)
  for (let index = 0; index < count; index += 1) list.set(entry, index * entry.length)
  const placeholder = entryOf(leaf, {})
  const rewrite = (tbs: Uint8Array) => {
    const revoked = Buffer.from(tbs).lastIndexOf(Buffer.from(serialOf(leaf))) - 4
    const before = tbs.subarray(tbs[1] === 0x82 ? 4 : 3, revoked - 2)
    return der.sequence(
      before,
      der.sequence(list, tbs.subarray(revoked, revoked + 2 + (tbs[revoked + 1] ?? 0))),
    )
  }
  const octets = makeCrl(
    { thisUpdate: hours(-1), nextUpdate: hours(1), entries: [placeholder], rewrite },
    issuing,
  )
  const { crl, faults } = readCrl(octets)
  const none = makeCrl({ thisUpdate: hours(-1), nextUpdate: hours(1) }, issuing)
  return { crl: crl ?? readCrl(none).crl!, octets, faults: faults.map(({ message }) => message).join() }
}

test('deep nesting is refused', () => {
  let nested: Uint8Array = der.nullValue()
  for (let level = 0; level < 2000; level += 1) nested = der.sequence(nested)
  for (const octets of [nested, der.sequence(nested, nested, der.bitString(nested))]) {
    assert.equal(readCrl(octets).crl, undefined)
    assert.equal(readOcspResponse(octets).response, undefined)
  }
})

test('no mutated CRL or response makes a reader or the judgement throw, hang or keep memory', () => {
  const dates = { thisUpdate: hours(-1), nextUpdate: hours(24) }
  const answer = { serialNumber: serialOf(leaf), issuer: issuing, status: 'good' as const, ...dates }
  const originals: [Uint8Array, ...Uint8Array[]] = [
    makeCrl(
      { ...dates, entries: [entryOf(leaf), entryOf(endEntity(), { invalidityDate: hours(-9) })] },
      issuing,
    ),
    makeCrl(
      {
        ...dates,
        scope: { names: [{ uri: crlUrl }], indirectCRL: true },
        entries: [entryOf(leaf, { certificateIssuer: issuing.subject })],
      },
      issuing,
    ),
    makeCrl({ ...dates, baseNumber: 1, number: 2, freshest: [deltaUrl] }, issuing),
    makeOcspResponse({ answers: [answer], certificates: [leaf.der], nonce: new Uint8Array(32) }, issuing),
  ]
  const signed = originals.map((octets) => {
    const tbs = readCrl(octets).crl?.tbs ?? readOcspResponse(octets).response?.basic?.tbs
    return Buffer.from(tbs ?? assert.fail())
  })
  const decided = readMutations(5, originals, (octets) => {
    const ocsp = [{ certificate: certificate.sha256, url: 'http://a/', octets }]
    const crls = [
      { url: crlUrl, octets },
      { url: deltaUrl, octets },
    ]
    const evidence = { crls, ocsp, staple: octets, certificates: [] }
    const statements = statementsOf(certificate, issuer, evidence, now)
    assert.ok(statements.length >= 3)
    const telling = statements.filter(({ status }) => status === 'good' || status === 'revoked')
    // Nothing is believed of what was signed unless all of it came through.
    assert.ok(telling.length === 0 || signed.some((tbs) => Buffer.from(octets).includes(tbs)))
    return telling.length
  })
  assert.ok(decided > 0)
})
