// What OpenSSL 3.0 does not write is written here; what it writes is in certificate-file.test.ts.
import assert from 'node:assert/strict'
import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { describe, test } from 'node:test'
import {
  explicitTag,
  implicitTag,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
} from '../asn1/encode.ts'
import { selfSigned } from '../estate/authority.ts'
import { readPkcs12 } from './pkcs12.ts'

const { der } = selfSigned({
  subject: ['CN=sip.contoso.test'],
  notBefore: new Date('2026-01-01'),
  notAfter: new Date('2027-01-01'),
})
const passphrase = 'pässword €'
const salt = Buffer.from('salt of sixteen.')
const iv = Buffer.alloc(16, 9)
const oid = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  pbmac1: '1.2.840.113549.1.5.14',
  hmacSha512: '1.2.840.113549.2.11',
  aes192: '2.16.840.1.101.3.4.1.22',
  certBag: '1.2.840.113549.1.12.10.1.3',
  safeContentsBag: '1.2.840.113549.1.12.10.1.6',
  x509: '1.2.840.113549.1.9.22.1',
}

const bag = (type: string, value: Uint8Array) => sequence(objectIdentifier(type), explicitTag(0, value))
const certBag = bag(oid.certBag, bag(oid.x509, octetString(der)))
const algorithm = (type: string, ...parameters: Uint8Array[]) =>
  sequence(objectIdentifier(type), ...parameters)

function derivation(iterations: number, size?: number): Uint8Array {
  const length = size === undefined ? [] : [integer(size)]
  const prf = algorithm(oid.hmacSha512, nullValue())
  return algorithm(oid.pbkdf2, sequence(octetString(salt), integer(iterations), ...length, prf))
}

/** EncryptedData under PBES2 with AES-192-CBC, PBKDF2 with HMAC-SHA-512 and 3 rounds. */
function encrypted(plain: Uint8Array, rounds = 3): Uint8Array {
  const cipher = createCipheriv('aes-192-cbc', pbkdf2Sync(passphrase, salt, 3, 24, 'sha512'), iv)
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()])
  const scheme = algorithm(
    oid.pbes2,
    sequence(derivation(rounds, 24), algorithm(oid.aes192, octetString(iv))),
  )
  const info = sequence(objectIdentifier(oid.data), scheme, implicitTag(0, octetString(ciphertext)))
  return sequence(objectIdentifier(oid.encryptedData), explicitTag(0, sequence(integer(0), info)))
}

/** A PFX, with PBMAC1 unless `authentic` is undefined. */
function pfx(safe: Uint8Array[], authentic: boolean | undefined): Uint8Array {
  const content = sequence(...safe)
  const authSafe = bag(oid.data, octetString(content))
  if (authentic === undefined) return sequence(integer(3), authSafe)
  const key = pbkdf2Sync(passphrase, salt, 2, 64, 'sha512')
  const code = createHmac('sha512', key).update(content).digest()
  if (!authentic) code[0]! ^= 1
  const mac = algorithm(oid.pbmac1, sequence(derivation(2, 64), algorithm(oid.hmacSha512, nullValue())))
  return sequence(
    integer(3),
    authSafe,
    sequence(sequence(mac, octetString(code)), octetString(salt), integer(1)),
  )
}

const plainSafe = bag(oid.data, octetString(sequence(certBag)))
const nested = bag(oid.data, octetString(sequence(bag(oid.safeContentsBag, sequence(certBag)))))

describe('a PKCS #12 file is read', () => {
  const rows: [title: string, file: Uint8Array][] = [
    ['with PBMAC1, AES-192 and HMAC-SHA-512', pfx([encrypted(sequence(certBag))], true)],
    ['without MAC', pfx([encrypted(sequence(certBag))], undefined)],
    ['with bags in a bag', pfx([nested], true)],
  ]
  for (const [title, file] of rows) {
    test(title, () => {
      const { certificates, privateKeys } = readPkcs12(file, passphrase)
      assert.deepEqual(
        certificates.map((octets) => Buffer.from(octets)),
        [Buffer.from(der)],
      )
      assert.equal(privateKeys, 0)
    })
  }
})

describe('a PKCS #12 file is refused', () => {
  const rows: [title: string, file: Uint8Array, message: RegExp][] = [
    ['with a PBMAC1 that does not fit', pfx([plainSafe], false), /^the passphrase does not open/],
    [
      'when it costs too much',
      pfx([encrypted(sequence(certBag), 2 ** 30)], true),
      /1073741824 rounds, and 5000000 are/,
    ],
    [
      'with more encrypted parts than programs write',
      pfx(
        Array.from({ length: 9 }, () => encrypted(sequence(certBag))),
        true,
      ),
      /is damaged/,
    ],
    [
      'that a signature protects',
      sequence(integer(3), bag('1.2.840.113549.1.7.2', sequence())),
      /protected by a signature/,
    ],
    ['without content', sequence(integer(3), sequence()), /is damaged/],
  ]
  for (const [title, file, message] of rows) {
    test(title, () =>
      assert.throws(() => readPkcs12(file, passphrase), { name: 'CertificateFileError', message }),
    )
  }
})
