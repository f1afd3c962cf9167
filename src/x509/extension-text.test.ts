import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as der from '../asn1/encode.ts'
import { fromHex } from '../bytes/hex.ts'
import { selfSigned } from '../estate/authority.ts'
import * as extension from '../estate/extension.ts'
import type { ExtensionInput, GeneralNameInput } from '../estate/extension.ts'
import { decodeCertificate } from './decode.ts'
import { extensionName, extensionText } from './extension-text.ts'

/** Without the two octets that make GeneralNames of it. */
const generalName = (name: GeneralNameInput) => extension.subjectAltName([name]).value.subarray(2)
const uri = (text: string) => generalName({ uri: text })
const oid = der.objectIdentifier

/** A value that RFC 6962 describes, around one v1 timestamp. */
function timestampList(milliseconds: string): Uint8Array {
  const timestamp = fromHex(`00${'ab'.repeat(32)}${milliseconds}00000403000201ff`)
  const length = (octets: Uint8Array) => Uint8Array.of(octets.length >> 8, octets.length & 0xff)
  const list = Uint8Array.from([...length(timestamp), ...timestamp])
  return der.octetString(length(list), list)
}

const table: [name: string, input: ExtensionInput, lines: string[]][] = [
  [
    'Certificate Policies',
    extension.certificatePolicies([
      { oid: '1.3.6.1.4.1.311.42.1', cps: 'http://cps.test/' },
      { oid: '2.5.29.32.0' },
    ]),
    [
      '[1]Certificate Policy:',
      '     Policy Identifier=1.3.6.1.4.1.311.42.1',
      '     [1,1]Policy Qualifier Info:',
      '          Policy Qualifier Id=CPS',
      '          Qualifier:',
      '               http://cps.test/',
      '[2]Certificate Policy:',
      '     Policy Identifier=All issuance policies',
    ],
  ],
  [
    'Certificate Policies',
    {
      oid: '2.5.29.32',
      value: der.sequence(
        der.sequence(
          oid('1.2.3'),
          der.sequence(
            der.sequence(
              oid('1.3.6.1.5.5.7.2.2'),
              der.sequence(
                der.sequence(der.utf8String('Contoso'), der.sequence(der.integer(1), der.integer(7))),
                der.bmpString('Read thïs'),
              ),
            ),
            der.sequence(oid('1.2.3.4'), der.nullValue()),
          ),
        ),
      ),
    },
    [
      '[1]Certificate Policy:',
      '     Policy Identifier=1.2.3',
      '     [1,1]Policy Qualifier Info:',
      '          Policy Qualifier Id=User Notice',
      '          Qualifier:',
      '               Notice Reference:',
      '                    Organization=Contoso',
      '                    Notice Number=1, 7',
      '               Notice Text=Read thïs',
      '     [1,2]Policy Qualifier Info:',
      '          Policy Qualifier Id=1.2.3.4',
      '          Qualifier:',
      '               05 00',
    ],
  ],
  [
    'Application Policies',
    { ...extension.certificatePolicies([{ oid: '1.3.6.1.5.5.7.3.1' }]), oid: '1.3.6.1.4.1.311.21.10' },
    ['[1]Application Certificate Policy:', '     Policy Identifier=Server Authentication'],
  ],
  [
    'Application Policy Mappings',
    { oid: '1.3.6.1.4.1.311.21.11', value: der.sequence(der.sequence(oid('1.2.3'), oid('1.2.4'))) },
    ['[1]Issuer Domain=1.2.3', '     Subject Domain=1.2.4'],
  ],
  [
    'Application Policy Constraints',
    { oid: '1.3.6.1.4.1.311.21.12', value: der.sequence(der.implicitTag(0, der.integer(3))) },
    ['Required Explicit Policy Skip Certs=3'],
  ],
  [
    'Certificate Template Name',
    { oid: '1.3.6.1.4.1.311.20.2', value: der.bmpString('WebServer') },
    ['WebServer'],
  ],
  [
    'Certificate Template Information',
    {
      oid: '1.3.6.1.4.1.311.21.7',
      value: der.sequence(oid('1.3.6.1.4.1.311.21.8.1'), der.integer(100), der.integer(5)),
    },
    ['Template=1.3.6.1.4.1.311.21.8.1', 'Major Version Number=100', 'Minor Version Number=5'],
  ],
  ['CA Version', { oid: '1.3.6.1.4.1.311.21.1', value: der.integer(0x20003) }, ['V3.2']],
  [
    'Previous CA Certificate Hash',
    { oid: '1.3.6.1.4.1.311.21.2', value: der.octetString(fromHex('cafe01')) },
    ['ca fe 01'],
  ],
  [
    'NTDS Security Identifier',
    {
      oid: '1.3.6.1.4.1.311.25.2',
      value: der.sequence(
        generalName({
          other: {
            oid: '1.3.6.1.4.1.311.25.2.1',
            value: der.octetString(new TextEncoder().encode('S-1-5-21-1-2-3-500')),
          },
        }),
      ),
    },
    ['Other Name:', '     NTDS Object SID=S-1-5-21-1-2-3-500'],
  ],
  [
    'Key Usage',
    extension.keyUsage(['digitalSignature', 'keyEncipherment', 'dataEncipherment']),
    ['Digital Signature, Key Encipherment, Data Encipherment (b0)'],
  ],
  [
    'Key Usage',
    extension.keyUsage(['keyAgreement', 'decipherOnly']),
    ['Key Agreement, Decipher Only (08 80)'],
  ],
  [
    'Enhanced Key Usage',
    extension.extKeyUsage(['serverAuth', 'sipDomain', '1.2.3']),
    [
      'Server Authentication (1.3.6.1.5.5.7.3.1)',
      'SIP Domain (1.3.6.1.5.5.7.3.20)',
      'Unknown Key Usage (1.2.3)',
    ],
  ],
  ['Subject Key Identifier', extension.subjectKeyIdentifier(fromHex('df62d3')), ['df 62 d3']],
  ['Authority Key Identifier', extension.authorityKeyIdentifier(fromHex('51af24')), ['KeyID=51 af 24']],
  [
    'Authority Key Identifier',
    {
      oid: '2.5.29.35',
      value: der.sequence(
        der.implicitTag(1, der.sequence(generalName({ directory: ['C=AU', 'CN=Root'] }))),
        der.implicitTag(2, der.integer(0x1234)),
      ),
    },
    [
      'Certificate Issuer:',
      '     Directory Address:',
      '          CN=Root',
      '          C=AU',
      'Certificate SerialNumber=12 34',
    ],
  ],
  [
    'CRL Distribution Points',
    extension.crlDistributionPoints(['http://a.test/1.crl', 'http://b.test/1.crl']),
    [
      '[1]CRL Distribution Point',
      '     Distribution Point Name:',
      '          Full Name:',
      '               URL=http://a.test/1.crl',
      '               URL=http://b.test/1.crl',
    ],
  ],
  [
    'Freshest CRL',
    {
      oid: '2.5.29.46',
      value: der.sequence(
        der.sequence(
          der.explicitTag(0, der.element(0xa1, der.sequence(oid('2.5.4.3'), der.utf8String('delta')))),
          der.implicitTag(1, der.namedBits([1, 4])),
          der.implicitTag(2, der.sequence(generalName({ directory: ['CN=Issuer'] }))),
        ),
      ),
    },
    [
      '[1]Freshest CRL',
      '     Distribution Point Name:',
      '          RDN Relative Name=CN=delta',
      '     Reasons=keyCompromise, superseded',
      '     CRL Issuer:',
      '          Directory Address:',
      '               CN=Issuer',
    ],
  ],
  [
    'Authority Information Access',
    extension.authorityInfoAccess({ caIssuers: ['http://ca.test/ca.crt'], ocsp: ['http://ocsp.test'] }),
    [
      '[1]Authority Info Access',
      '     Access Method=On-line Certificate Status Protocol (1.3.6.1.5.5.7.48.1)',
      '     Alternative Name:',
      '          URL=http://ocsp.test',
      '[2]Authority Info Access',
      '     Access Method=Certification Authority Issuer (1.3.6.1.5.5.7.48.2)',
      '     Alternative Name:',
      '          URL=http://ca.test/ca.crt',
    ],
  ],
  [
    'Subject Information Access',
    { oid: '1.3.6.1.5.5.7.1.11', value: der.sequence(der.sequence(oid('1.2.3'), uri('http://x.test'))) },
    [
      '[1]Subject Info Access',
      '     Access Method=Unknown Access Method (1.2.3)',
      '     Alternative Name:',
      '          URL=http://x.test',
    ],
  ],
  [
    'Subject Alternative Name',
    extension.subjectAltName([
      { dns: 'sip.contoso.test' },
      { ip: Uint8Array.of(192, 0, 2, 1) },
      { ip: fromHex('20010db8000000000000000000000001') },
      { email: 'a@contoso.test' },
      { uri: 'sip:contoso.test' },
      { registeredId: '1.2.3' },
      { directory: ['C=AU', 'CN=a, b'] },
      { other: { oid: '1.3.6.1.4.1.311.20.2.3', value: der.utf8String('u@contoso.test') } },
      { other: { oid: '1.3.6.1.5.5.7.8.7', value: der.ia5String('_sip.contoso.test') } },
      { other: { oid: '1.2.3.4', value: der.octetString(fromHex('00ff')) } },
      { raw: der.element(0xa5, der.explicitTag(1, der.utf8String('p'))) },
      { raw: der.element(0xa3, der.sequence()) },
    ]),
    [
      'DNS Name=sip.contoso.test',
      'IP Address=192.0.2.1',
      'IP Address=2001:db8::1',
      'RFC822 Name=a@contoso.test',
      'URL=sip:contoso.test',
      'Registered ID=1.2.3',
      'Directory Address:',
      '     CN="a, b"',
      '     C=AU',
      'Other Name:',
      '     Principal Name=u@contoso.test',
      'Other Name:',
      '     SRV Name=_sip.contoso.test',
      'Other Name:',
      '     1.2.3.4=040200ff',
      'EDI Party Name=a5 05 a1 03 0c 01 70',
      'X400 Address=a3 02 30 00',
    ],
  ],
  [
    'Issuer Alternative Name',
    { ...extension.subjectAltName([{ uri: 'http://ca.test' }]), oid: '2.5.29.18' },
    ['URL=http://ca.test'],
  ],
  ['Basic Constraints', extension.basicConstraints(true, 2), ['Subject Type=CA', 'Path Length Constraint=2']],
  [
    'Basic Constraints',
    extension.basicConstraints(false),
    ['Subject Type=End Entity', 'Path Length Constraint=None'],
  ],
  [
    'Name Constraints',
    extension.nameConstraints({
      permitted: [{ dns: 'contoso.test' }, { ip: Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0) }],
    }),
    [
      'Permitted',
      '     [1]Subtrees (0..Max):',
      '          DNS Name=contoso.test',
      '     [2]Subtrees (0..Max):',
      '          IP Address=10.0.0.0/255.0.0.0',
      'Excluded=None',
    ],
  ],
  [
    'Policy Mappings',
    { oid: '2.5.29.33', value: der.sequence(der.sequence(oid('1.2.3'), oid('1.2.4'))) },
    ['[1]Issuer Domain=1.2.3', '     Subject Domain=1.2.4'],
  ],
  [
    'Policy Constraints',
    {
      oid: '2.5.29.36',
      critical: true,
      value: der.sequence(der.implicitTag(0, der.integer(0)), der.implicitTag(1, der.integer(1))),
    },
    ['Required Explicit Policy Skip Certs=0', 'Inhibit Policy Mapping Skip Certs=1'],
  ],
  [
    'Inhibit Any Policy',
    { oid: '2.5.29.54', critical: true, value: der.integer(4) },
    ['Inhibit Any Policy Skip Certs=4'],
  ],
  [
    'SCT List',
    { oid: '1.3.6.1.4.1.11129.2.4.2', value: timestampList('0000019300000000') },
    [
      '[1]Signed Certificate Timestamp',
      '     Version=v1',
      `     Log ID=${Array.from({ length: 32 }, () => 'ab').join(' ')}`,
      '     Timestamp=2024-11-06T05:43:40.288Z',
      '     Signature Algorithm=sha256ECDSA',
      '     Signature=01 ff',
    ],
  ],
  [
    'TLS Feature',
    { oid: '1.3.6.1.5.5.7.1.24', value: der.sequence(der.integer(5), der.integer(99)) },
    ['status_request (5)', '99'],
  ],
  [
    'CT Poison',
    { oid: '1.3.6.1.4.1.11129.2.4.3', critical: true, value: der.nullValue() },
    ['This is a precertificate'],
  ],
  [
    'OCSP No Revocation Checking',
    { oid: '1.3.6.1.5.5.7.48.1.5', value: der.nullValue() },
    ['No revocation checking'],
  ],
]

const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') }

function certificateWith(input: ExtensionInput) {
  const bare = { subjectKeyIdentifier: null, basicConstraints: null, keyUsage: null, extKeyUsage: null }
  return decodeCertificate(selfSigned({ subject: ['CN=a'], ...validity, ...bare, extensions: [input] }).der)
}

for (const [index, [name, input, lines]] of table.entries()) {
  test(`${name} (${index}) is shown as Windows shows it`, () => {
    const certificate = certificateWith(input)
    const decoded = certificate.extension(input.oid)
    assert.ok(decoded)
    assert.equal(extensionName(decoded.oid), name)
    assert.deepEqual(extensionText(certificate, decoded), lines)
    assert.deepEqual(certificate.faults, [])
  })
}

test('a timestamp beyond all dates is shown as a number', () => {
  const certificate = certificateWith({
    oid: '1.3.6.1.4.1.11129.2.4.2',
    value: timestampList('ffffffffffffffff'),
  })
  const lines = certificate.extensions.flatMap((decoded) => extensionText(certificate, decoded))
  assert.match(lines[3] ?? '', /Timestamp=18446744073709552000 ms since 1970/)
})

test('an extension that is unknown or unreadable has no lines', () => {
  for (const input of [
    { oid: '1.2.3', value: der.nullValue() },
    { oid: '2.5.29.15', value: fromHex('ffff') },
  ]) {
    const certificate = certificateWith(input)
    assert.deepEqual(
      certificate.extensions.flatMap((decoded) => extensionText(certificate, decoded)),
      [],
    )
  }
  assert.equal(extensionName('1.2.3'), '1.2.3')
})
