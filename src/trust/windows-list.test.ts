import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createAuthority } from '../estate/authority.ts'
import { decodeCertificate } from '../x509/decode.ts'
import {
  makeRoot,
  makeSignedList,
  makeSigners,
  makeTrustList,
  purposes,
  type ListedRoot,
} from '../../test/published-lists.ts'
import { makeSignedData } from '../../test/signed-data.ts'
import { readCertificateTrustList } from './certificate-trust-list.ts'
import { leadsTo, readWindowsList } from './windows-list.ts'

const now = new Date('2026-11-23T12:00:00Z')
const issued = new Date('2026-10-01T00:00:00Z')
const signers = makeSigners()
const root = makeRoot('Tailspin Root')

function read(listed: Partial<ListedRoot> = {}) {
  const list = makeSignedList([{ certificate: root, name: 'Tailspin', ...listed }], issued, signers)
  return readWindowsList(list, 'http://lists.test/authroot.stl', now)
}

test('a signed list gives its day, its roots and the way to its signing root', () => {
  const { published, signers: path } = read({ purposes: purposes.servers })
  assert.equal(published.list.checkedOn, '2026-10-01')
  const { sha1, sha256 } = decodeCertificate(root.der)
  assert.deepEqual(
    published.roots.map((each) => [each.sha1, each.sha256, each.name, each.membership]),
    [[sha1, sha256, 'Tailspin', 'tls']],
  )
  assert.equal(path.length, 2)
  assert.ok(leadsTo(path, decodeCertificate(signers.root.der)))
  assert.equal(leadsTo(path, decodeCertificate(makeRoot('List Root').der)), false)
})

test('purposes and dates mean what Windows makes of them', () => {
  const moment = new Date('2026-09-15T00:00:00Z')
  const { servers, mail } = purposes
  const cases: [Partial<ListedRoot>, string, string[]][] = [
    [{}, 'tls', []],
    [{ purposes: mail }, 'other', []],
    [{ disabledAt: moment }, 'tls', ['disabled 2026-09-15']],
    [{ disabledAt: moment, disabledPurposes: mail }, 'tls', []],
    [{ disabledPurposes: servers }, 'other', []],
    [{ notBefore: moment }, 'tls', ['issued-after 2026-09-15']],
    [{ notBefore: moment, notBeforePurposes: servers }, 'tls', ['issued-after 2026-09-15']],
    [{ notBefore: moment, notBeforePurposes: mail }, 'tls', []],
    [{ notBeforePurposes: servers }, 'other', []],
  ]
  for (const [listed, membership, restrictions] of cases) {
    const [only] = read(listed).published.roots
    assert.equal(only?.membership, membership, JSON.stringify(listed))
    assert.deepEqual(
      only.restrictions.map(({ kind, date }) => `${kind} ${date}`),
      restrictions,
    )
  }
})

test('a list that Microsoft did not sign as it is, is refused', () => {
  const content = makeTrustList([{ certificate: root }], issued)
  const trustList = {
    contentType: '1.3.6.1.4.1.311.10.1',
    content,
    certificates: [signers.publisher.der, signers.authority.der],
  }
  const signer = { certificate: signers.publisher }
  const wrongPurpose = makeSigners(['serverAuth'])
  const late = signers.authority.issue({
    subject: ['CN=Late'],
    extKeyUsage: ['1.3.6.1.4.1.311.10.3.9'],
    notBefore: new Date('2026-10-02'),
    notAfter: new Date('2030-01-01'),
  })
  const cases: [RegExp, Uint8Array][] = [
    [/no PKCS #7/, Buffer.from('<html>')],
    [
      /no certificate trust list/,
      makeSignedData({ ...trustList, contentType: '1.2.840.113549.1.7.1', signers: [signer] }),
    ],
    [/signature does not hold/, makeSignedData(trustList)],
    [
      /signature does not hold/,
      makeSignedData({ ...trustList, signers: [{ ...signer, digest: new Uint8Array(32) }] }),
    ],
    [/signature does not hold/, makeSignedData({ ...trustList, certificates: [], signers: [signer] })],
    [/not for signing trust lists/, makeSignedList([{ certificate: root }], issued, wrongPurpose)],
    [
      /not valid on the day/,
      makeSignedList([{ certificate: root }], issued, { ...signers, publisher: late }),
    ],
    [/in the future/, makeSignedList([{ certificate: root }], new Date('2026-11-25'), signers)],
    [/empty or cannot be read/, makeSignedList([], issued, signers)],
  ]
  for (const [reason, bytes] of cases) {
    assert.throws(() => readWindowsList(bytes, 'http://lists.test/', now), {
      name: 'ListError',
      message: reason,
    })
  }
})

test('an authority that is none does not stand between the signature and the root', () => {
  const fake = createAuthority(
    { subject: ['O=Tailspin', 'CN=Fake'], notBefore: issued, notAfter: now, basicConstraints: { cA: false } },
    signers.root,
  )
  const publisher = fake.issue({
    subject: ['CN=P'],
    extKeyUsage: ['1.3.6.1.4.1.311.10.3.9'],
    notBefore: issued,
    notAfter: now,
  })
  const { signers: path } = readWindowsList(
    makeSignedList([{ certificate: root }], issued, { authority: fake, publisher }),
    '',
    now,
  )
  assert.equal(leadsTo(path, decodeCertificate(signers.root.der)), false)
})

test('reading a list never throws, whatever it holds', () => {
  const list = makeTrustList([{ certificate: root, purposes: purposes.servers, notBefore: issued }], issued)
  fc.assert(
    fc.property(fc.nat(list.length - 1), fc.nat(255), fc.nat(list.length), (at, value, length) => {
      const spoilt = Uint8Array.from(list)
      spoilt[at] = value
      readCertificateTrustList(spoilt.subarray(0, length))
    }),
  )
})
