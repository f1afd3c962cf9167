import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { mutate } from '../../test/mutate.ts'
import { seededRandom } from '../../test/random.ts'
import { sequence } from '../asn1/encode.ts'
import { toPem } from '../bytes/pem.ts'
import { createAuthority } from '../estate/authority.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { CertificateFileError } from './certificate-file-error.ts'
import { readCertificateFile, type Form } from './certificate-file.ts'

const folder = join(import.meta.dirname, '../../testdata/certificate-files')
const fixture = (name: string) => readFileSync(join(folder, name))
const dates = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
const root = createAuthority({ subject: ['CN=Root'], ...dates })
const leaf = root.issue({ subject: ['CN=sip.contoso.test'], ...dates })
const both = leaf.pem + root.pem
const chain = ['sip.contoso.test', 'Woodgrove Test Issuing CA', 'Woodgrove Test Root CA']
const certificateText = leaf.pem.trimEnd()

interface Row {
  title: string
  bytes: Uint8Array | string
  passphrase?: string
  form: Form
  /** Common names of the certificates. */
  names: string[]
  privateKeys?: number
  others?: string[]
}

const two = ['sip.contoso.test', 'Root']
const one = ['sip.contoso.test']
const rows: Row[] = [
  { title: 'PEM', bytes: both, form: 'PEM', names: two },
  { title: 'PEM with CRLF', bytes: both.replaceAll('\n', '\r\n'), form: 'PEM', names: two },
  { title: 'UTF-16 with a mark', bytes: Buffer.from(`\ufeff${both}`, 'utf16le'), form: 'PEM', names: two },
  { title: 'UTF-16 without a mark', bytes: Buffer.from(both, 'utf16le'), form: 'PEM', names: two },
  {
    title: 'big-endian UTF-16',
    bytes: Buffer.from(`\ufeff${both}`, 'utf16le').swap16(),
    form: 'PEM',
    names: two,
  },
  { title: 'UTF-8 with a mark', bytes: `\ufeff${both}`, form: 'PEM', names: two },
  {
    title: 'text around the blocks',
    bytes: `Hier das Zertifikat, Grüße:\n> 0\n${both}--\n`,
    form: 'PEM',
    names: two,
  },
  { title: 'indented blocks', bytes: both.replaceAll(/^/gm, '    '), form: 'PEM', names: two },
  { title: 'line ends written as \\n', bytes: JSON.stringify({ pem: both }), form: 'PEM', names: two },
  { title: 'one long line', bytes: both.replaceAll('\n', ' '), form: 'PEM', names: two },
  { title: 'a block behind other text', bytes: both.replace('---', 'cert: ---'), form: 'PEM', names: two },
  {
    title: 'base64 without BEGIN',
    bytes: certificateText.replaceAll(/-----.*-----/g, ''),
    form: 'DER',
    names: one,
  },
  {
    title: 'a private key first',
    bytes: leaf.keyPem + both,
    form: 'PEM',
    names: two,
    privateKeys: 1,
  },
  {
    title: 'a private key that is not even base64',
    bytes: `-----BEGIN RSA PRIVATE KEY-----\n!!!\n-----END RSA PRIVATE KEY-----\n${leaf.pem}`,
    form: 'PEM',
    names: one,
    privateKeys: 1,
  },
  {
    title: 'other blocks',
    bytes: `${toPem('DH PARAMETERS', Uint8Array.of(0))}${leaf.pem}`,
    form: 'PEM',
    names: one,
    others: ['DH PARAMETERS'],
  },
  { title: 'the older label', bytes: toPem('X509 CERTIFICATE', leaf.der), form: 'PEM', names: one },
  {
    title: 'a certificate with what OpenSSL trusts it for behind it',
    bytes: toPem('TRUSTED CERTIFICATE', Buffer.concat([leaf.der, sequence(sequence())])),
    form: 'PEM',
    names: one,
  },
  { title: 'DER', bytes: leaf.der, form: 'DER', names: one },
  { title: 'PKCS #7', bytes: fixture('chain.p7b'), form: 'PKCS #7', names: chain },
  { title: 'PKCS #7 in PEM', bytes: toPem('PKCS7', fixture('chain.p7b')), form: 'PEM', names: chain },
  {
    title: 'PKCS #7 called a certificate',
    bytes: toPem('CERTIFICATE', fixture('chain.p7b')),
    form: 'PEM',
    names: chain,
  },
  {
    title: 'what openssl pkcs12 prints',
    bytes: fixture('bag.pem'),
    form: 'PEM',
    names: chain,
    privateKeys: 1,
  },
  ...(
    [
      ['aes256.pfx', 'Schlüssel-1'],
      ['3des.pfx', 'Schlüssel-1'],
      ['2des.pfx', 'secret'],
      ['empty.pfx', undefined],
      ['empty.pfx', ''],
      ['no-mac.pfx', undefined],
    ] as const
  ).map(([name, passphrase]): Row => ({
    title: `${name} with ${passphrase === undefined ? 'no passphrase' : `passphrase "${passphrase}"`}`,
    bytes: fixture(name),
    ...(passphrase === undefined ? {} : { passphrase }),
    form: 'PKCS #12',
    names: chain,
    privateKeys: 1,
  })),
]

describe('certificates are read from', () => {
  for (const { title, bytes, passphrase, form, names, privateKeys = 0, others = [] } of rows) {
    test(title, () => {
      const file = readCertificateFile(Buffer.from(bytes), passphrase)
      const found = file.certificates.map((der) => decodeCertificate(der))
      assert.deepEqual(
        { ...file, certificates: found.map(({ commonNames: [name] }) => name) },
        { form, certificates: names, privateKeys, others },
      )
      assert.deepEqual(
        found.flatMap(({ faults }) => faults),
        [],
      )
    })
  }
})

const broken: [title: string, bytes: Uint8Array | string, message: RegExp, passphrase?: string][] = [
  ['nothing', '', /^the file is empty; right is a certificate in PEM or DER, or a P7B or PFX file$/],
  ['text', 'hello\n', /^there is no certificate in it; right is/],
  ['a key alone', leaf.keyPem, /^there is no certificate in it, only a private key; right is/],
  ['a request', toPem('CERTIFICATE REQUEST', Uint8Array.of(0x30, 0)), /only CERTIFICATE REQUEST; right is/],
  [
    'a block without end',
    leaf.pem.slice(0, 200),
    /^the CERTIFICATE block at line 1 has no END line; copy it again/,
  ],
  [
    'a block that is cut short',
    `\n${toPem('CERTIFICATE', leaf.der.subarray(0, 20))}`,
    /^the CERTIFICATE block at line 2 holds no certificate; copy it again/,
  ],
  [
    'no base64',
    '-----BEGIN CERTIFICATE-----\nMII*\n-----END CERTIFICATE-----',
    /line 1 cannot be read: not a base64/,
  ],
  [
    'binary junk',
    Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 151) % 256)),
    /no certificate in it/,
  ],
  ['a SEQUENCE of junk', sequence(sequence(Uint8Array.of(5, 0))), /no certificate in it/],
  ['a Java keystore', Uint8Array.of(0xfe, 0xed, 0xfe, 0xed, 0, 0), /keytool -importkeystore/],
  ['an archive', 'PK\x03\x04\0\0', /a ZIP archive/],
  ['a web page', '<!DOCTYPE html><title>404', /a web page/],
  ['a PFX with a key alone', fixture('key-only.pfx'), /only a private key/, 'secret'],
  ['a PFX without its passphrase', fixture('aes256.pfx'), /needs a passphrase; .* --pass-env$/],
  ['a PFX with another passphrase', fixture('aes256.pfx'), /^the passphrase does not open/, 'Schlussel-1'],
  ['a PFX with a passphrase too many', fixture('empty.pfx'), /^the passphrase does not open/, 'secret'],
  [
    'a PFX that RC2 encrypts',
    fixture('rc2-40.pfx'),
    /encrypted with RC2 with 40 bits, which cannot be undone here; convert it with openssl pkcs12 -legacy -nokeys/,
    'secret',
  ],
  ['a PFX that is cut short', fixture('aes256.pfx').subarray(0, 1500), /PKCS #12 file/, 'Schlüssel-1'],
]

describe('what holds no certificate is told in one line:', () => {
  for (const [title, bytes, message, passphrase] of broken) {
    test(title, () => {
      assert.throws(() => readCertificateFile(Buffer.from(bytes), passphrase), {
        name: 'CertificateFileError',
        message,
      })
    })
  }
})

test('no changed octet of a PFX goes unnoticed, and none makes the reader fail in another way', () => {
  const original = fixture('3des.pfx')
  const expected = readCertificateFile(original, 'Schlüssel-1').certificates
  for (let offset = 0; offset < original.length; offset += 41) {
    const changed = Buffer.from(original)
    changed[offset]! ^= 1
    try {
      assert.deepEqual(readCertificateFile(changed, 'Schlüssel-1').certificates, expected)
    } catch (error) {
      assert.ok(error instanceof CertificateFileError, String(error))
    }
  }
})

test('a spoilt file gives certificates or an error with words, whatever was done to it', () => {
  const random = seededRandom(4)
  const originals = [fixture('no-mac.pfx'), fixture('chain.p7b'), Buffer.from(both)] as const
  for (let round = 0; round < 600; round += 1) {
    const spoilt = mutate(random.pick(originals), originals, random)
    try {
      readCertificateFile(spoilt, undefined)
    } catch (error) {
      assert.ok(error instanceof CertificateFileError, `round ${round}: ${String(error)}`)
    }
  }
})
