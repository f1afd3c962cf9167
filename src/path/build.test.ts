import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAuthority, selfSigned, type Authority } from '../estate/authority.ts'
import { basicConstraints } from '../estate/extension.ts'
import type { CertificateRequest, IssuedCertificate } from '../estate/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { buildPaths } from './build.ts'
import type { PathErrorCode, TrustAnchor } from './path.ts'

const at = new Date('2026-06-01')
const dates = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
const past = { notBefore: new Date('2025-01-01'), notAfter: new Date('2026-02-01') }
const future = { notBefore: new Date('2026-09-01'), notAfter: new Date('2027-01-01') }

const root = createAuthority({ subject: ['CN=Root'], ...dates })
const issuing = createAuthority({ subject: ['CN=Issuing'], ...dates }, root)

function authority(changes: Partial<CertificateRequest>, parent: Authority = root): Authority {
  return createAuthority({ subject: ['CN=Issuing'], ...dates, ...changes }, parent)
}

function leaf(issuer: Authority, changes: Partial<CertificateRequest> = {}): IssuedCertificate {
  return issuer.issue({ subject: ['CN=sip.contoso.test'], ...dates, ...changes })
}

function under(issuer: Authority, changes: Partial<CertificateRequest> = {}): IssuedCertificate[] {
  return [leaf(issuer, changes), issuer]
}

function anchor(certificate: IssuedCertificate): TrustAnchor {
  return { certificate: decodeCertificate(certificate.der), origin: 'test', public: false }
}

function paths(presented: IssuedCertificate[], anchors: IssuedCertificate[] = [root]) {
  return buildPaths(
    presented.map(({ der }) => decodeCertificate(der)),
    anchors.map(anchor),
    at,
  )
}

const clientAuthOnly = { extKeyUsage: ['clientAuth'] }
const cases: [name: string, presented: IssuedCertificate[], errors: PathErrorCode[]][] = [
  ['end entity, intermediate, anchor at hand', under(issuing), []],
  ['the anchor presented too', [...under(issuing), root], []],
  ['order does not matter for the path', [leaf(issuing), root, issuing], []],
  ['issued by the anchor itself', [leaf(root)], []],
  ['intermediate missing', [leaf(issuing)], ['no-anchor']],
  ['end entity expired', under(issuing, past), ['expired']],
  ['end entity not yet valid', under(issuing, future), ['not-yet-valid']],
  ['intermediate expired', under(authority(past)), ['expired']],
  ['signature broken', under(issuing, { faults: { brokenSignature: true } }), ['signature-invalid']],
  ['issuer of the right name with another key', [leaf(issuing), authority({})], ['signature-invalid']],
  ['issuer is no authority', under(authority({ basicConstraints: { cA: false } })), ['not-a-ca']],
  ['issuer has no basic constraints', under(authority({ basicConstraints: null })), ['not-a-ca']],
  ['issuer may not sign certificates', under(authority({ keyUsage: ['cRLSign'] })), ['key-usage']],
  ['end entity for clients only', under(issuing, clientAuthOnly), ['ext-key-usage']],
  ['intermediate for clients only', under(authority(clientAuthOnly)), ['ext-key-usage']],
  ['any purpose will do', under(issuing, { extKeyUsage: ['anyExtendedKeyUsage'] }), []],
  ['no purpose named', under(issuing, { extKeyUsage: null }), []],
  [
    'unknown critical extension',
    under(issuing, { extensions: [{ oid: '1.2.3.4', critical: true, value: Uint8Array.of(5, 0) }] }),
    ['unhandled-critical'],
  ],
  [
    'an extension twice, with opposite meanings',
    under(authority({ extensions: [basicConstraints(false)] })),
    ['unreadable'],
  ],
  [
    'key purposes that cannot be read',
    under(issuing, {
      extKeyUsage: null,
      extensions: [{ oid: '2.5.29.37', value: Uint8Array.of(5, 0) }],
    }),
    ['unreadable'],
  ],
  [
    'a name that an issuer excludes',
    under(authority({ nameConstraints: { excluded: [{ dns: 'contoso.test' }] } }), {
      subjectAltName: [{ dns: 'sip.contoso.test' }],
    }),
    ['name-constraints'],
  ],
  ['self-signed and unknown', [selfSigned({ subject: ['CN=appliance'], ...dates })], ['no-anchor']],
]

for (const [name, presented, expected] of cases) {
  test(`path: ${name}`, () => {
    const [best] = paths(presented)
    assert.deepEqual(
      best?.errors.map(({ code }) => code),
      expected,
    )
    assert.equal(best?.valid, expected.length === 0)
    assert.equal(best?.anchor === undefined, expected.includes('no-anchor'))
  })
}

test('path: a length constraint counts the intermediates below it, self-issued ones not', () => {
  const limited = createAuthority(
    { subject: ['CN=Limited'], ...dates, basicConstraints: { cA: true, pathLenConstraint: 0 } },
    root,
  )
  const selfIssued = createAuthority({ subject: ['CN=Limited'], ...dates }, limited)
  const below = createAuthority({ subject: ['CN=Below'], ...dates }, limited)
  assert.equal(paths([leaf(limited), limited])[0]?.valid, true)
  assert.deepEqual(
    paths([leaf(below), below, limited])[0]?.errors.map(({ code }) => code),
    ['path-length'],
  )
  assert.equal(paths([leaf(selfIssued), selfIssued, limited])[0]?.errors.length, 0)
})

test('path: a trusted self-signed end entity is its own path', () => {
  const appliance = selfSigned({ subject: ['CN=appliance'], ...dates })
  const [best] = paths([appliance], [appliance])
  assert.equal(best?.valid, true)
  assert.equal(best?.certificates.length, 1)
})

test('path: of two ways up the valid one comes first, the near miss is kept', () => {
  const old = createAuthority({ subject: ['CN=Old root'], ...past })
  const cross = createAuthority({ subject: ['CN=Issuing'], key: issuing.key, ...dates }, old)
  const found = paths([leaf(issuing), cross, issuing], [old, root])
  assert.equal(found.length, 2)
  assert.equal(found[0]?.anchor?.certificate.sha256, decodeCertificate(root.der).sha256)
  assert.deepEqual(
    found[1]?.errors.map(({ code }) => code),
    ['expired'],
  )
})

test('path: nothing presented gives no path', () => assert.deepEqual(paths([]), []))

test('path: authorities that certify each other in every direction end within the bounds', () => {
  const names = Array.from({ length: 8 }, (_, index) => `CN=Node ${index}`)
  const roots = names.map((name) => createAuthority({ subject: [name], ...dates }))
  const crosses = roots.flatMap((parent) =>
    roots.map((child, index) =>
      createAuthority({ subject: [names[index]!], key: child.key, ...dates }, parent),
    ),
  )
  const found = paths([leaf(roots[0]!), ...crosses], [])
  assert.ok(found.length > 0 && found.length <= 64)
})
