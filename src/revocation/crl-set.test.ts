import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAuthority, type Authority } from '../estate/authority.ts'
import { makeCrl, type CrlRequest } from '../estate/crl.ts'
import { endEntity, entryOf, hours, issuing, now, root, stranger } from '../../test/revocation-pki.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { revocationOf } from './revocation.ts'

const leaf = endEntity()
const sound = { thisUpdate: hours(-1), nextUpdate: hours(24) }
const lists = [entryOf(leaf)]
/** Bits of ReasonFlags: key compromise and compromise of the authority, and all others. */
const compromise = { onlySomeReasons: [1, 2] }
const otherReasons = { onlySomeReasons: [3, 4, 5, 6, 7, 8] }
/** Has the name of the issuing authority, another key, and is certified by the same root. */
const crlSigner = createAuthority(
  {
    notBefore: hours(-2400),
    notAfter: hours(2400),
    subject: ['CN=Test Issuing'],
    basicConstraints: { cA: false },
    keyUsage: ['cRLSign'],
  },
  root,
)

function judge(requests: [Partial<CrlRequest>, Authority?][], anchors: readonly Authority[] = []) {
  const crls = requests.map(([request, signer = issuing]) => ({
    octets: makeCrl({ ...sound, ...request }, signer),
  }))
  const [anchor] = anchors.map(({ der }) => decodeCertificate(der))
  const evidence = {
    crls,
    ocsp: [],
    certificates: [decodeCertificate(crlSigner.der)],
    ...(anchor === undefined ? {} : { anchor: { certificate: anchor, origin: 'the test', public: false } }),
  }
  const { status, code } = revocationOf(
    decodeCertificate(leaf.der),
    decodeCertificate(issuing.der),
    evidence,
    now,
  )
  return `${status} ${code}`
}

const cases: [name: string, requests: [Partial<CrlRequest>, Authority?][], expected: string][] = [
  ['none at all', [], 'not-checked no-source'],
  ['of another issuer only', [[{ entries: lists }, stranger]], 'not-checked no-source'],
  ['one that does not list it', [[{}]], 'good good'],
  ['one that lists it, among others that do not', [[{}], [{ entries: lists }]], 'revoked revoked'],
  ['stale', [[{ nextUpdate: hours(-2) }]], 'stale stale'],
  ['stale, and a fresh one', [[{ nextUpdate: hours(-2) }], [{}]], 'good good'],
  ['for some reasons', [[{ scope: compromise }]], 'unknown some-reasons-only'],
  ['two that cover all reasons', [[{ scope: compromise }], [{ scope: otherReasons }]], 'good good'],
  [
    'two that cover all reasons, and one lists it',
    [[{ scope: compromise }], [{ scope: otherReasons, entries: lists }]],
    'revoked revoked',
  ],
  ['end entities only', [[{ scope: { onlyContainsUserCerts: true } }]], 'good good'],
  ['authorities only', [[{ scope: { onlyContainsCACerts: true } }]], 'not-checked no-source'],
  ['signed by a key of the same name that nobody vouches for', [[{}, crlSigner]], 'unknown wrong-signer'],
  ['signature broken', [[{ brokenSignature: true }]], 'unknown signature-invalid'],
  ['delta laid over', [[{ number: 5 }], [{ number: 6, baseNumber: 5, entries: lists }]], 'revoked revoked'],
]

for (const [name, requests, expected] of cases) {
  test(`CRLs at hand: ${name}`, () => assert.equal(judge(requests), expected))
}

test('CRLs at hand: a signer whose path leads to the same anchor is believed, unless it is revoked', () => {
  assert.equal(judge([[{}, crlSigner]], [root]), 'good good')
  assert.equal(judge([[{}, crlSigner]], [stranger]), 'unknown wrong-signer')
  const revoking: [Partial<CrlRequest>, Authority] = [{ entries: [entryOf(crlSigner)] }, root]
  assert.equal(judge([[{}, crlSigner], revoking], [root]), 'unknown wrong-signer')
})
