import assert from 'node:assert/strict'
import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createPrivateKey } from 'node:crypto'
import { createAuthority } from '../estate/authority.ts'
import {
  clientCertificateFromFiles,
  ClientCertificateError,
  type ClientCertificateFiles,
} from './client-certificate.ts'

const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['CN=Contoso Root'], ...validity })
const client = root.issue({ subject: ['CN=edge.contoso.test'], ...validity })
const other = root.issue({ subject: ['CN=other.contoso.test'], ...validity })
const encryptedKey = createPrivateKey(client.keyPem).export({
  type: 'pkcs8',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase: 'correct horse',
})
const pfx = join(import.meta.dirname, '../../testdata/client-certificate/client.pfx')

const contents: Record<string, string | Uint8Array> = {
  'both.pem': client.pem + client.keyPem,
  'certificate.pem': client.pem + root.pem,
  'certificate.der': client.der,
  'key.pem': client.keyPem,
  'encrypted.pem': encryptedKey,
  'other.pem': other.keyPem,
  'text.txt': 'not a certificate',
  'damaged.pfx': Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x07),
}

async function load({ certificate, key, ...rest }: ClientCertificateFiles) {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'farend-client-'))
  for (const [name, content] of Object.entries(contents)) await writeFile(join(folder.path, name), content)
  const inFolder = (name: string) => (name === pfx ? name : join(folder.path, name))
  // Awaited here: the folder goes when the function returns.
  return await clientCertificateFromFiles({
    certificate: inFolder(certificate),
    ...(key === undefined ? {} : { key: inFolder(key) }),
    ...rest,
  })
}

const usable: [title: string, files: ClientCertificateFiles][] = [
  ['PEM with certificate and key', { certificate: 'both.pem' }],
  ['PEM files of certificate and key', { certificate: 'certificate.pem', key: 'key.pem' }],
  ['a DER certificate with a key in PEM', { certificate: 'certificate.der', key: 'key.pem' }],
  [
    'an encrypted key with its passphrase',
    { certificate: 'certificate.pem', key: 'encrypted.pem', passphrase: 'correct horse' },
  ],
  ['PFX with its passphrase', { certificate: pfx, passphrase: 'correct-horse' }],
]
for (const [title, files] of usable) {
  test(`a client certificate is taken from ${title}`, async () => {
    const { identity } = await load(files)
    assert.ok(identity.pfx !== undefined || identity.key !== undefined)
  })
}

const unusable: [title: string, files: ClientCertificateFiles, message: RegExp][] = [
  ['a file that is not there', { certificate: 'nothing.pem' }, /nothing\.pem: cannot be read \(ENOENT\)/],
  ['a text without certificate', { certificate: 'text.txt' }, /text\.txt: holds no certificate/],
  ['a key in place of the certificate', { certificate: 'key.pem' }, /key\.pem: holds no certificate/],
  [
    'a certificate alone',
    { certificate: 'certificate.pem' },
    /no private key; name its file with --client-key/,
  ],
  [
    'a certificate in place of the key',
    { certificate: 'certificate.pem', key: 'certificate.pem' },
    /certificate\.pem: holds no private key; give/,
  ],
  [
    'the key of another certificate',
    { certificate: 'certificate.pem', key: 'other.pem' },
    /other\.pem: the key does not belong to the certificate/,
  ],
  [
    'an encrypted key without passphrase',
    { certificate: 'certificate.pem', key: 'encrypted.pem' },
    /encrypted\.pem: is encrypted; name the variable/,
  ],
  [
    'an encrypted key with another passphrase',
    { certificate: 'certificate.pem', key: 'encrypted.pem', passphrase: 'wrong' },
    /encrypted\.pem: the passphrase is wrong/,
  ],
  ['PFX without passphrase', { certificate: pfx }, /client\.pfx: is encrypted; name the variable/],
  [
    'PFX with another passphrase',
    { certificate: pfx, passphrase: 'wrong' },
    /client\.pfx: the passphrase is wrong/,
  ],
  [
    'DER that is neither certificate nor PFX',
    { certificate: 'damaged.pfx' },
    /neither a certificate nor PFX/,
  ],
]
for (const [title, files, message] of unusable) {
  test(`a client certificate from ${title} is refused in one line`, async () => {
    await assert.rejects(load(files), (error) => {
      assert.ok(error instanceof ClientCertificateError)
      assert.match(error.message, message)
      assert.doesNotMatch(error.message, /\n/)
      return true
    })
  })
}
