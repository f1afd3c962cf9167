import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as der from '../asn1/encode.ts'
import { maxElements } from '../asn1/der.ts'
import { maxFaults } from '../asn1/fault.ts'
import { fromHex, toHex } from '../bytes/hex.ts'
import { createAuthority, selfSigned } from '../estate/authority.ts'
import type { CertificateRequest } from '../estate/certificate.ts'
import * as extension from '../estate/extension.ts'
import { keyPair } from '../estate/key-pair.ts'
import { seededRandom } from '../../test/random.ts'
import { decodeCertificate } from './decode.ts'
import { formatName } from './name.ts'

const key = keyPair('ec-p256')
const base = {
  subject: ['C=AU', 'O=Contoso', 'CN=sip.contoso.test'],
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2027-01-01T00:00:00Z'),
  key,
  serialNumber: 0x1234n,
}
const make = (request: Partial<CertificateRequest> = {}) => selfSigned({ ...base, ...request }).der
const octet = (from: string, to: string) => (tbs: Uint8Array) => {
  const hex = toHex(tbs)
  assert.equal(hex.split(from).length, 2, `${from} does not stand exactly once in ${hex}`)
  return fromHex(hex.replace(from, to))
}

test('every field of a sound certificate is read', () => {
  const root = createAuthority({ ...base, subject: ['CN=Root'], key: 'ec-p384' })
  const issued = root.issue({
    ...base,
    subjectAltName: [{ dns: 'sip.contoso.test' }],
    crlUris: ['http://crl.test/1.crl'],
    authorityInfoAccess: { ocsp: ['http://ocsp.test'] },
    certificatePolicies: [{ oid: '2.23.140.1.2.1' }],
  })
  const certificate = decodeCertificate(issued.der)
  assert.equal(certificate.version, 3)
  assert.equal(certificate.serialNumber, '1234')
  assert.equal(formatName(certificate.subject), 'CN=sip.contoso.test, O=Contoso, C=AU')
  assert.equal(formatName(certificate.issuer), 'CN=Root')
  assert.deepEqual(certificate.notBefore, base.notBefore)
  assert.deepEqual(certificate.notAfter, base.notAfter)
  assert.equal(certificate.publicKey?.curve, 'P-256')
  assert.equal(certificate.signatureAlgorithm?.windowsName, 'sha256ECDSA')
  assert.equal(certificate.signatureAlgorithm.hash, 'sha256')
  assert.deepEqual(certificate.subjectAltName, [{ type: 'dNSName', value: 'sip.contoso.test' }])
  assert.deepEqual(certificate.basicConstraints, { cA: false })
  assert.deepEqual([...(certificate.keyUsage ?? [])], ['digitalSignature'])
  assert.deepEqual(certificate.extKeyUsage, ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'])
  assert.deepEqual(
    certificate.authorityKeyIdentifier?.keyIdentifier,
    decodeCertificate(root.der).subjectKeyIdentifier,
  )
  assert.deepEqual(certificate.crlUris, ['http://crl.test/1.crl'])
  assert.equal(certificate.authorityInfoAccess?.[0]?.location.value, 'http://ocsp.test')
  assert.deepEqual(certificate.certificatePolicies, [
    { policyIdentifier: '2.23.140.1.2.1', policyQualifiers: [] },
  ])
  assert.deepEqual(certificate.commonNames, ['sip.contoso.test'])
  assert.equal(certificate.nameConstraints, undefined)
  assert.deepEqual(certificate.faults, [])
  assert.equal(certificate.subject, certificate.subject, 'a field is decoded once')
})

test('constraints for path validation are read', () => {
  const certificate = decodeCertificate(
    make({
      nameConstraints: { permitted: [{ dns: '.contoso.test' }], excluded: [{ directory: ['C=US'] }] },
      extensions: [
        { oid: '2.5.29.36', critical: true, value: der.sequence(der.implicitTag(0, der.integer(2))) },
        { oid: '2.5.29.54', critical: true, value: der.integer(1) },
        {
          oid: '2.5.29.33',
          value: der.sequence(der.sequence(der.objectIdentifier('1.2.3'), der.objectIdentifier('1.2.4'))),
        },
      ],
    }),
  )
  assert.deepEqual(
    certificate.nameConstraints?.permittedSubtrees?.map(({ base: name }) => name.value),
    ['.contoso.test'],
  )
  assert.deepEqual(
    certificate.nameConstraints.excludedSubtrees?.map(({ base: name }) => name.value),
    ['C=US'],
  )
  assert.deepEqual(certificate.policyConstraints, { requireExplicitPolicy: 2 })
  assert.equal(certificate.inhibitAnyPolicy, 1)
  assert.deepEqual(certificate.policyMappings, [
    { issuerDomainPolicy: '1.2.3', subjectDomainPolicy: '1.2.4' },
  ])
  assert.deepEqual(certificate.faults, [])
})

const nameConstraintsOf = (...subtrees: Uint8Array[]) => ({
  extensions: [
    { oid: '2.5.29.30', critical: true, value: der.sequence(der.implicitTag(0, der.sequence(...subtrees))) },
  ],
})

const faulty: [why: string, bytes: () => Uint8Array, fault: RegExp][] = [
  ['a negative serial number', () => make({ serialNumber: -5n }), /^\d+: serialNumber is negative$/],
  ['a serial number of zero', () => make({ serialNumber: 0n }), /serialNumber is zero/],
  [
    'a serial number of 21 octets',
    () => make({ serialNumber: new Uint8Array(21).fill(1) }),
    /serialNumber of 21 octets; 20/,
  ],
  [
    'a serial number with needless zeros',
    () => make({ serialNumber: Uint8Array.of(0, 1) }),
    /INTEGER is not in its shortest form/,
  ],
  [
    'version 1 with extensions',
    () => make({ version: 1, extensions: [{ oid: '1.2.3', value: der.nullValue() }] }),
    /extensions in a certificate of version 1/,
  ],
  [
    'a version that does not exist',
    () => make({ faults: { rewrite: octet('a003020102', 'a003020107') } }),
    /version 8 does not exist/,
  ],
  [
    'version 1 written out',
    () => make({ faults: { rewrite: octet('a003020102', 'a003020100') } }),
    /version 1 is the default/,
  ],
  [
    'another algorithm inside',
    () => make({ key: 'rsa-2048', faults: { innerSignature: 'sha1RSA' } }),
    /signatureAlgorithm differs/,
  ],
  ['an empty issuer', () => make({ faults: { issuer: [] } }), /issuer is empty/],
  [
    'an empty subject without critical SAN',
    () => make({ subject: [], faults: { issuer: ['CN=a'] } }),
    /subject is empty, so that subjectAltName/,
  ],
  [
    'dates the wrong way round',
    () => make({ notAfter: new Date('2020-01-01T00:00:00Z') }),
    /notAfter is before notBefore$/,
  ],
  [
    'a UTCTime that was meant for 2050',
    () =>
      make({
        faults: { rewrite: octet('170d3237303130313030303030305a', '170d3530303130313030303030305a') },
      }),
    /cannot name a year after 2049/,
  ],
  [
    'a GeneralizedTime before 2050',
    () => make({ faults: { rewrite: replaceTime } }),
    /notAfter is a GeneralizedTime, but before 2050/,
  ],
  [
    'an offset in a date',
    () =>
      make({
        faults: { rewrite: octet('170d3237303130313030303030305a', '170d323730313031303030302b3031') },
      }),
    /UTCTime/,
  ],
  ['an empty SAN', () => make({ subjectAltName: [] }), /subjectAltName holds no name/],
  [
    'a dNSName beyond ASCII',
    () => make({ subjectAltName: [{ raw: der.implicitTag(2, der.utf8String('müller.test')) }] }),
    /IA5String holds what its type does not allow/,
  ],
  [
    'a dNSName with a blank',
    () => make({ subjectAltName: [{ dns: 'a b.test' }] }),
    /dNSName has a character that no DNS name has: " "/,
  ],
  ['an empty dNSName', () => make({ subjectAltName: [{ dns: '' }] }), /dNSName is empty/],
  [
    'an iPAddress of 5 octets',
    () => make({ subjectAltName: [{ ip: new Uint8Array(5) }] }),
    /iPAddress of 5 octets/,
  ],
  [
    'an unknown kind of name',
    () => make({ subjectAltName: [{ raw: der.element(0x8a, new Uint8Array(1)) }] }),
    /\[10\] is no kind of GeneralName/,
  ],
  [
    'an extension twice',
    () =>
      make({
        subjectAltName: [{ dns: 'a.test' }],
        extensions: [extension.subjectAltName([{ dns: 'b.test' }])],
      }),
    /extension subjectAltName occurs again/,
  ],
  [
    'critical FALSE written out',
    () => make({ faults: { rewrite: octet('0603551d130101ff', '0603551d13010100') } }),
    /critical FALSE is the default/,
  ],
  [
    'a BOOLEAN of BER',
    () =>
      make({
        basicConstraints: null,
        extensions: [{ oid: '2.5.29.19', critical: true, value: fromHex('3003010101') }],
      }),
    /BOOLEAN true is 1, not 255/,
  ],
  [
    'cA FALSE written out',
    () => make({ basicConstraints: null, extensions: [{ oid: '2.5.29.19', value: fromHex('3003010100') }] }),
    /cA FALSE is the default/,
  ],
  [
    'a path length without CA',
    () => make({ basicConstraints: { cA: false, pathLenConstraint: 1 } }),
    /pathLenConstraint without cA/,
  ],
  ['a key usage of nothing', () => make({ keyUsage: [] }), /keyUsage allows nothing/],
  [
    'a key usage with zero bits at its end',
    () => make({ keyUsage: null, extensions: [{ oid: '2.5.29.15', value: fromHex('030200a0') }] }),
    /keyUsage ends in zero bits/,
  ],
  ['no purpose', () => make({ extKeyUsage: [] }), /extKeyUsage names no purpose/],
  [
    'a critical key identifier',
    () =>
      make({
        subjectKeyIdentifier: null,
        extensions: [{ ...extension.subjectKeyIdentifier(fromHex('01')), critical: true }],
      }),
    /subjectKeyIdentifier must not be critical/,
  ],
  [
    'name constraints that are not critical',
    () =>
      make({
        extensions: [{ ...extension.nameConstraints({ permitted: [{ dns: 'a' }] }), critical: false }],
      }),
    /nameConstraints must be critical/,
  ],
  [
    'an authority key identifier with half an issuer',
    () =>
      make({ extensions: [{ oid: '2.5.29.35', value: der.sequence(der.implicitTag(2, der.integer(1))) }] }),
    /one of issuer and serial number/,
  ],
  [
    'a policy twice',
    () => make({ certificatePolicies: [{ oid: '1.2.3' }, { oid: '1.2.3' }] }),
    /1\.2\.3 occurs again/,
  ],
  [
    'an SCT list that is cut',
    () =>
      make({
        extensions: [{ oid: '1.3.6.1.4.1.11129.2.4.2', value: der.octetString(fromHex('0005000300')) }],
      }),
    /signedCertificateTimestampList is cut short/,
  ],
  [
    'an extension of another type',
    () => make({ extKeyUsage: null, extensions: [{ oid: '2.5.29.37', value: der.nullValue() }] }),
    /extKeyUsage is a NULL, not a SEQUENCE/,
  ],
  [
    'octets behind an extension',
    () => make({ extKeyUsage: null, extensions: [{ oid: '2.5.29.37', value: fromHex('300406022a030500') }] }),
    /2 octets follow extKeyUsage/,
  ],
  [
    'octets behind the certificate',
    () => Uint8Array.from([...make(), 0, 0]),
    /2 octets follow the certificate/,
  ],
  [
    'a PrintableString with an asterisk',
    () => make({ subject: [[{ type: 'CN', value: '*.a.test', string: 'printable' }]] }),
    /PrintableString holds what its type does not allow/,
  ],
  ['unused bits in the signature', () => unusedSignatureBits(), /signatureValue has 1 unused bits/],
  [
    'a subtree with minimum',
    () =>
      make(
        nameConstraintsOf(
          der.sequence(der.implicitTag(2, der.ia5String('a')), der.implicitTag(0, der.integer(1))),
        ),
      ),
    /minimum must be left out/,
  ],
]
for (const [why, bytes, fault] of faulty) {
  test(`${why} is a fault, and has an offset`, () => {
    const der = bytes()
    const { faults } = decodeCertificate(der)
    assert.match(
      faults.map(({ offset, message }) => `${offset}: ${message}`).join('\n'),
      new RegExp(fault.source, 'm'),
    )
    assert.ok(faults.every(({ offset }) => offset > 0 && offset <= der.length))
    assert.deepEqual(
      faults,
      faults.toSorted((a, b) => a.offset - b.offset),
    )
  })
}

test('the offset of a fault is that of the element at fault', () => {
  const bytes = make({ serialNumber: -5n })
  const [fault] = decodeCertificate(bytes).faults
  assert.equal(toHex(bytes.subarray(fault?.offset, (fault?.offset ?? 0) + 3)), '0201fb')
})

test('a constraint that cannot be read makes the whole extension unreadable', () => {
  const lost = [
    make(
      nameConstraintsOf(
        der.sequence(der.implicitTag(2, der.ia5String('a'))),
        der.sequence(der.element(0x8a)),
      ),
    ),
    make(nameConstraintsOf(der.sequence(der.implicitTag(2, der.ia5String('a'))), fromHex('3084ffffffff'))),
  ]
  for (const bytes of lost) {
    const certificate = decodeCertificate(bytes)
    assert.ok(certificate.extension('2.5.29.30'))
    assert.equal(certificate.nameConstraints, undefined)
  }
})

test('a name that cannot be read leaves the others', () => {
  const certificate = decodeCertificate(
    make({ subjectAltName: [{ raw: der.element(0x8a) }, { dns: 'a.test' }] }),
  )
  assert.deepEqual(certificate.subjectAltName, [{ type: 'dNSName', value: 'a.test' }])
})

test('a serial number of another type leaves the other fields', () => {
  const certificate = decodeCertificate(make({ faults: { rewrite: octet('02021234', '04021234') } }))
  assert.equal(certificate.serialNumber, '')
  assert.equal(formatName(certificate.subject), 'CN=sip.contoso.test, O=Contoso, C=AU')
})

test('of a certificate that is cut everything up to the cut is read', () => {
  const whole = make({ subjectAltName: [{ dns: 'a.test' }] })
  const subjects = Array.from(whole, (_, length) =>
    formatName(decodeCertificate(whole.subarray(0, length)).subject),
  )
  assert.equal(subjects.at(-1), 'CN=sip.contoso.test, O=Contoso, C=AU')
  assert.ok(subjects.filter((subject) => subject === subjects.at(-1)).length > whole.length / 2)
})

for (const [what, bytes] of Object.entries({
  nothing: new Uint8Array(),
  text: new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n'),
  'another structure': der.sequence(der.integer(1)),
  'a string': der.octetString(new Uint8Array(100)),
})) {
  test(`${what} is a certificate with faults and without fields`, () => {
    const certificate = decodeCertificate(bytes)
    assert.ok(certificate.faults.length > 0)
    assert.equal(certificate.publicKey, undefined)
    assert.equal(certificate.version, 0)
    assert.deepEqual(certificate.extensions, [])
    assert.equal(formatName(certificate.subject), '')
  })
}

test('faults are limited to a hundred', () => {
  const names = Array.from({ length: 500 }, () => ({ dns: '' }))
  assert.equal(decodeCertificate(make({ subjectAltName: names })).faults.length, maxFaults)
})

const large: [why: string, bytes: () => Uint8Array, check: (bytes: Uint8Array) => void][] = [
  [
    '100,000 names',
    () => certificateOfNames(der.implicitTag(2, der.ia5String('sip.contoso.test')), 100_000),
    (bytes) => assert.equal(decodeCertificate(bytes).subjectAltName?.length, 100_000),
  ],
  [
    'more names than are read',
    () => certificateOfNames(der.implicitTag(2, der.ia5String('a')), maxElements + 1000),
    (bytes) =>
      assert.match(
        decodeCertificate(bytes)
          .faults.map(({ message }) => message)
          .join(),
        /more than 200000 elements/,
      ),
  ],
  [
    '20,000 extensions',
    () =>
      make({
        extensions: Array.from({ length: 20_000 }, (_, index) => ({
          oid: `1.2.3.${index}`,
          value: der.nullValue(),
        })),
      }),
    (bytes) => assert.ok(decodeCertificate(bytes).extensions.length > 20_000),
  ],
  [
    '16 MB of random octets',
    () => seededRandom(5).octets(2 ** 24 - 1),
    (bytes) => assert.ok(decodeCertificate(bytes).faults.length > 0),
  ],
]
for (const [why, bytes, check] of large) {
  test(`${why} are read without delay`, () => {
    const input = bytes()
    const started = performance.now()
    check(input)
    void decodeCertificate(input).faults
    assert.ok(performance.now() - started < 15_000)
  })
}

/** The maker puts lists together with spread, which has a limit. */
function certificateOfNames(name: Uint8Array, count: number): Uint8Array {
  const names = new Uint8Array(name.length * count)
  for (let index = 0; index < count; index += 1) names.set(name, index * name.length)
  return make({ extensions: [{ oid: '2.5.29.17', value: der.element(0x30, names) }] })
}

function replaceTime(tbs: Uint8Array): Uint8Array {
  const hex = toHex(tbs)
  const at = hex.indexOf('170d3237303130313030303030305a')
  const longer = `${hex.slice(0, at)}180f32303237303130313030303030305a${hex.slice(at + 30)}`
  // Two octets more in the validity, which begins with the other time, and in the TBSCertificate.
  const validity = longer.replace('301e170d3236', '3020170d3236')
  const size = validity.length / 2 - 4
  return fromHex(`3082${size.toString(16).padStart(4, '0')}${validity.slice(8)}`)
}

function unusedSignatureBits(): Uint8Array {
  const bytes = Uint8Array.from(make({ key: 'ed25519' }))
  const unused = bytes.length - 65
  assert.equal(bytes[unused], 0)
  bytes[unused] = 1
  return bytes
}
