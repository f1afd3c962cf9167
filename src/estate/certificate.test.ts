import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { utf8String } from '../asn1/encode.ts'
import { fromHex, toHex } from '../bytes/hex.ts'
import { createAuthority, selfSigned } from './authority.ts'
import type { CertificateRequest } from './certificate.ts'
import { subjectAltName } from './extension.ts'

const dates = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') }
const authority = createAuthority({ subject: ['C=AU', 'O=Woodgrove', 'CN=Root'], ...dates })

function issue(request: Partial<CertificateRequest>): X509Certificate {
  return new X509Certificate(authority.issue({ subject: ['CN=sip.contoso.test'], ...dates, ...request }).der)
}

test('a plain request gives a certificate that its issuer verifies, in PEM and DER', () => {
  const issued = authority.issue({ subject: ['C=AU', 'CN=sip.contoso.test'], ...dates })
  const issuer = new X509Certificate(authority.pem)
  const certificate = new X509Certificate(issued.pem)
  assert.deepEqual(Uint8Array.from(certificate.raw), issued.der)
  assert.ok(certificate.verify(issuer.publicKey))
  assert.ok(certificate.checkIssued(issuer))
  assert.ok(certificate.checkPrivateKey(issued.key.privateKey))
  assert.equal(certificate.subject, 'C=AU\nCN=sip.contoso.test')
  assert.equal(certificate.issuer, 'C=AU\nO=Woodgrove\nCN=Root')
  assert.deepEqual(certificate.validFromDate, dates.notBefore)
  assert.deepEqual(certificate.validToDate, dates.notAfter)
  assert.equal(certificate.ca, false)
  assert.deepEqual(certificate.keyUsage, ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'])
  assert.equal(certificate.serialNumber.length, 32)
})

test('every kind of subject alternative name is written', () => {
  const certificate = issue({
    subjectAltName: [
      { dns: 'sip.contoso.test' },
      { uri: 'sip:contoso.test' },
      { ip: Uint8Array.of(127, 0, 0, 1) },
      { email: 'a@contoso.test' },
      { directory: ['CN=x'] },
      { registeredId: '1.2.3.4' },
      { other: { oid: '1.2.3', value: utf8String('A') } },
    ],
  })
  assert.equal(
    certificate.subjectAltName,
    'DNS:sip.contoso.test, URI:sip:contoso.test, IP Address:127.0.0.1, email:a@contoso.test, ' +
      'DirName:CN=x, Registered ID:1.2.3.4, othername:<unsupported>',
  )
})

test('access descriptions are written', () => {
  const authorityInfoAccess = { caIssuers: ['http://aia.test/a.cer'], ocsp: ['http://ocsp.test'] }
  assert.equal(
    issue({ authorityInfoAccess }).infoAccess,
    'OCSP - URI:http://ocsp.test\nCA Issuers - URI:http://aia.test/a.cer',
  )
})

// Each against the octets that the extension must have, OID included.
const extensionCases: [string, Partial<CertificateRequest>, string][] = [
  ['key usage', { keyUsage: ['digitalSignature', 'keyAgreement'] }, '0603551d0f0101ff040403020388'],
  [
    'a path length',
    { basicConstraints: { cA: true, pathLenConstraint: 2 } },
    '0603551d130101ff040830060101ff020102',
  ],
  ['key purposes by OID', { extKeyUsage: ['1.3.6.1.5.5.7.3.20'] }, '0603551d25040c300a06082b06010505070314'],
  ['a CRL distribution point', { crlUris: ['u:a'] }, '0603551d1f040d300b3009a007a0058603753a61'],
  [
    'policies with a practice statement and a notice',
    { certificatePolicies: [{ oid: '1.2.3', cps: 'u:a', notice: 'n' }] },
    '0603551d20042c302a302806022a033022' +
      '300f06082b060105050702011603753a61' +
      '300f06082b0601050507020230030c016e',
  ],
  [
    'name constraints',
    { nameConstraints: { permitted: [{ dns: 'a' }], excluded: [{ dns: 'b' }] } },
    '0603551d1e0101ff0410300ea0053003820161a1053003820162',
  ],
  ['a subject key identifier', { subjectKeyIdentifier: Uint8Array.of(7) }, '0603551d0e0403040107'],
  ['an authority key identifier', { authorityKeyIdentifier: Uint8Array.of(7) }, '0603551d2304053003800107'],
  [
    'any other extension',
    { extensions: [{ oid: '1.2.3', critical: true, value: fromHex('0500') }] },
    '06022a030101ff04020500',
  ],
]

for (const [name, request, octets] of extensionCases) {
  test(`${name}: written as asked`, () => assert.ok(toHex(issue(request).raw).includes(octets)))
}

test('null leaves out what a sound certificate has', () => {
  const request = { basicConstraints: null, keyUsage: null, extKeyUsage: null }
  const identifiers = { subjectKeyIdentifier: null, authorityKeyIdentifier: null }
  const certificate = issue({ ...request, ...identifiers })
  assert.equal(certificate.keyUsage, undefined)
  assert.ok(!toHex(certificate.raw).includes('551d'))
})

test('versions 1 and 2 have no extensions of their own accord', () => {
  assert.ok(!toHex(issue({ version: 1 }).raw).includes('551d'))
  assert.ok(toHex(issue({ version: 2 }).raw).includes('a003020101'))
  assert.ok(issue({ version: 1, subjectAltName: [{ dns: 'a.test' }] }).subjectAltName)
})

test('an extension may be there twice', () => {
  const names = [{ dns: 'twice.test' }]
  const certificate = authority.issue({
    subject: [],
    ...dates,
    subjectAltName: names,
    extensions: [subjectAltName(names)],
  })
  assert.equal(toHex(certificate.der).split('0603551d11').length, 3)
})

test('a serial number can be negative, zero, or any octets', () => {
  assert.equal(issue({ serialNumber: -1n }).serialNumber, '-01')
  assert.equal(issue({ serialNumber: 0n }).serialNumber, '0')
  // OpenSSL does not read this one.
  const padded = authority.issue({ subject: [], ...dates, serialNumber: fromHex('000005') })
  assert.ok(toHex(padded.der).includes('0203000005'))
})

test('from 2050 on times are GeneralizedTime', () => {
  const certificate = issue({ notAfter: new Date('2050-01-01T00:00:00Z') })
  assert.equal(certificate.validTo, 'Jan  1 00:00:00 2050 GMT')
  assert.ok(toHex(certificate.raw).includes(toHex(new TextEncoder().encode('20500101000000Z'))))
})

test('attributes of one RDN come in the order of DER, in any string type', () => {
  const certificate = issue({
    subject: [
      'DC=test',
      [
        { type: 'CN', value: 'é', string: 'bmp' },
        { type: 'OU', value: 'x', string: 't61' },
      ],
    ],
  })
  assert.equal(certificate.subject, 'DC=test\nOU=x + CN=é')
})

const faultCases: [string, CertificateRequest['faults'] & {}, (c: X509Certificate) => unknown][] = [
  ['a broken signature', { brokenSignature: true }, (c) => !c.verify(authority.key.publicKey)],
  ['another issuer name', { issuer: ['CN=Other'] }, (c) => c.issuer === 'CN=Other'],
  [
    'another algorithm inside',
    { innerSignature: 'sha384ECDSA' },
    (c) => toHex(c.raw).includes('300a06082a8648ce3d040303'),
  ],
  [
    'a rewritten TBSCertificate, signed as it is',
    { rewrite: (tbs) => tbs.map((octet, index) => (index > tbs.length - 3 ? 0x41 : octet)) },
    (c) => c.verify(authority.key.publicKey) && toHex(c.raw).includes('4141300a'),
  ],
]

for (const [name, faults, holds] of faultCases) {
  test(`on demand: ${name}`, () => {
    const subject = ['CN=faulty.test']
    // With the last extension raw, its octets end the TBSCertificate.
    const extensions = [{ oid: '1.2.3', value: fromHex('04020000') }]
    assert.ok(holds(new X509Certificate(authority.issue({ subject, ...dates, extensions, faults }).der)))
  })
}

test('without issuer a certificate is signed with its own key', () => {
  const { der, key, issuers } = selfSigned({ subject: ['CN=a.test'], ...dates })
  const certificate = new X509Certificate(der)
  assert.ok(certificate.verify(key.publicKey))
  assert.equal(certificate.issuer, certificate.subject)
  assert.deepEqual(issuers, [])
})
