/** Certificates of every odd shape that still is one, for comparing decoders. */
import { generateKeyPairSync } from 'node:crypto'
import * as der from '../src/asn1/encode.ts'
import { makeCertificate } from '../src/estate/certificate.ts'
import type { CertificateRequest } from '../src/estate/certificate.ts'
import type { GeneralNameInput, KeyUsageBit } from '../src/estate/extension.ts'
import { keyPair } from '../src/estate/key-pair.ts'
import type { KeyPair } from '../src/estate/key-pair.ts'
import type { SignatureAlgorithm } from '../src/estate/signature-algorithm.ts'
import { seededRandom } from './random.ts'
import type { Random } from './random.ts'

/** `count` certificates, the same ones for the same seed except for their keys. Signatures are not real. */
export function oddCertificates(seed: number, count: number): Uint8Array[] {
  const random = seededRandom(seed)
  const keys = keysOfEveryKind()
  return Array.from({ length: count }, () => makeCertificate(oddRequest(random, keys), 'end entity').der)
}

/** A key pair made by node:crypto, in the shape that the certificate maker takes. */
export function pairOf(pair: Pick<KeyPair, 'privateKey' | 'publicKey'>): KeyPair {
  return { ...pair, spki: Uint8Array.from(pair.publicKey.export({ type: 'spki', format: 'der' })) }
}

function keysOfEveryKind(): [KeyPair, ...KeyPair[]] {
  const kinds = [
    'rsa-1024',
    'rsassa-pss-2048',
    'ec-p256',
    'ec-p384',
    'ec-p521',
    'ec-secp256k1',
    'ed25519',
    'ed448',
  ] as const
  return [
    pairOf(generateKeyPairSync('rsa', { modulusLength: 512, publicExponent: 3 })),
    pairOf(generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })),
    pairOf(generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' })),
    pairOf(generateKeyPairSync('x25519')),
    pairOf(generateKeyPairSync('ml-dsa-65')),
    ...kinds.map((kind) => keyPair(kind, 'odd certificates')),
  ]
}

/** Looks like a signature to a decoder, and costs nothing. */
const unsigned: SignatureAlgorithm = {
  identifier: der.sequence(der.objectIdentifier('1.2.840.113549.1.1.11'), der.nullValue()),
  sign: () => new Uint8Array(64).fill(0x5a),
}

function oddRequest(random: Random, keys: readonly [KeyPair, ...KeyPair[]]): CertificateRequest {
  const subject = oddName(random, random.oneIn(12) ? 0 : 1 + random.below(6))
  return {
    subject,
    ...oddDates(random),
    key: random.pick(keys),
    signature: unsigned,
    serialNumber: oddSerial(random),
    subjectAltName: oddNames(random, random.oneIn(20) ? 400 : 1 + random.below(12)),
    basicConstraints: random.pick([
      null,
      { cA: false },
      { cA: true },
      { cA: true, pathLenConstraint: random.below(300) },
    ]),
    keyUsage: oddKeyUsage(random),
    extKeyUsage: random.pick([
      null,
      ['serverAuth'],
      ['1.2.3.4.5', 'clientAuth', '2.999.1'],
      ['anyExtendedKeyUsage'],
    ]),
    subjectKeyIdentifier: random.octets(random.below(40) + 1),
    crlUris: ['http://crl.test/a.crl', 'ldap:///CN=x?certificateRevocationList'],
    authorityInfoAccess: { ocsp: ['http://ocsp.test'], caIssuers: ['http://ca.test/ca.crt'] },
    certificatePolicies: [
      { oid: '2.5.29.32.0', cps: 'http://cps.test' },
      { oid: '1.2.3', notice: 'Nøtice' },
    ],
    nameConstraints: {
      permitted: [{ dns: '.contoso.test' }, { ip: random.octets(8) }],
      excluded: [{ ip: random.octets(32) }, { directory: ['C=AU'] }, { email: 'contoso.test' }],
    },
    extensions: [
      { oid: '1.3.6.1.4.1.311.20.2', value: der.bmpString('WebServer') },
      { oid: '1.2.3.4.5.6', critical: random.oneIn(2), value: random.octets(random.below(30)) },
    ],
    faults: { issuer: oddName(random, 1 + random.below(3)) },
  }
}

function oddDates(random: Random): { notBefore: Date; notAfter: Date } {
  const notBefore = random.pick(['1950-01-01T00:00:00Z', '1999-12-31T23:59:59Z', '2026-02-28T12:00:00Z'])
  const notAfter = random.pick([
    '2049-12-31T23:59:59Z',
    '2050-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2028-02-29T01:02:03Z',
  ])
  return { notBefore: new Date(notBefore), notAfter: new Date(notAfter) }
}

function oddSerial(random: Random): Uint8Array | bigint {
  return random.pick([
    0n,
    1n,
    127n,
    128n,
    -1n,
    -128n,
    -129n,
    BigInt(random.below(2 ** 31)),
    Uint8Array.of(0x7f, ...random.octets(19)),
    Uint8Array.of(0, 0xff, ...random.octets(40)),
  ])
}

function oddKeyUsage(random: Random): KeyUsageBit[] {
  const bits: KeyUsageBit[] = [
    'digitalSignature',
    'keyEncipherment',
    'keyAgreement',
    'cRLSign',
    'encipherOnly',
    'decipherOnly',
  ]
  const chosen = bits.filter(() => random.oneIn(3))
  return chosen.length > 0 ? chosen : ['keyCertSign']
}

const attributeTypes: [string, ...string[]] = [
  '2.5.4.3',
  '2.5.4.5',
  '2.5.4.6',
  '2.5.4.7',
  '2.5.4.8',
  '2.5.4.9',
  '2.5.4.10',
  '2.5.4.11',
  '2.5.4.97',
  '0.9.2342.19200300.100.1.25',
  '1.2.840.113549.1.9.1',
  '1.3.6.1.4.1.311.60.2.1.3',
  '1.2.3.4',
  '2.999.5',
]

const values: [string, ...string[]] = [
  'Contoso',
  'Contoso, Ltd.',
  ' leading',
  'trailing ',
  'say "hello"',
  'a+b=c;<d>#e\\f',
  '#1',
  '',
  'x'.repeat(300),
  'line\nbreak \u001b[31m and \u0000',
]

/** Encoders with values of their own, since not every string type can hold every value. */
const strings: [
  (value: string, random: Random) => Uint8Array,
  ...((value: string, random: Random) => Uint8Array)[],
] = [
  (value) => der.printableString(value),
  (value) => der.utf8String(value),
  () => der.utf8String('Zażółć 測試 😀'),
  (value) => der.ia5String(value),
  (value) => der.t61String(value),
  () => der.t61String('Müller & Söhne'),
  (value) => der.bmpString(value),
  () => der.bmpString('Zażółć 測試'),
  (_, random) => der.element(0x12, new TextEncoder().encode(`${random.below(1e9)} 7`)),
  () => der.element(0x1a, new TextEncoder().encode('Visible ~')),
  () => universalString('Ünï 測'),
]

function universalString(text: string): Uint8Array {
  return der.element(
    0x1c,
    ...Array.from(text, (character) => {
      const code = character.codePointAt(0) ?? 0
      return Uint8Array.of(code >>> 24, code >>> 16, code >>> 8, code)
    }),
  )
}

function oddName(random: Random, rdns: number): Uint8Array {
  const attribute = () =>
    der.sequence(
      der.objectIdentifier(random.pick(attributeTypes)),
      random.pick(strings)(random.pick(values), random),
    )
  return der.sequence(
    ...Array.from({ length: rdns }, () =>
      der.setOf(...Array.from({ length: random.oneIn(5) ? 2 + random.below(2) : 1 }, attribute)),
    ),
  )
}

function oddNames(random: Random, count: number): GeneralNameInput[] {
  return Array.from({ length: count }, (_, index) => oddGeneralName(random, index))
}

function oddGeneralName(random: Random, index: number): GeneralNameInput {
  return random.pick<GeneralNameInput>([
    { dns: `host${index}.contoso.test` },
    { dns: '*.contoso.test' },
    { ip: random.octets(4) },
    { ip: random.octets(16) },
    { uri: `sip:user${index}@contoso.test;transport=tls` },
    { email: `user${index}@contoso.test` },
    { directory: oddName(random, 2) },
    { registeredId: '1.2.3.4.5' },
    { other: { oid: '1.3.6.1.4.1.311.20.2.3', value: der.utf8String('usér@contoso.test') } },
    { other: { oid: '1.3.6.1.5.5.7.8.7', value: der.ia5String('_sip.contoso.test') } },
    { other: { oid: '1.2.3.4', value: der.octetString(random.octets(5)) } },
  ])
}
