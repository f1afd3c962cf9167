import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signatureSchemeName } from './signature-scheme.ts'

const schemes: [code: number, name: string][] = [
  [0x0804, 'rsa_pss_rsae_sha256'],
  [0x0403, 'ecdsa_secp256r1_sha256'],
  [0x0202, 'dsa_sha1'],
  [0x0101, 'rsa_pkcs1_md5'],
  [0x0303, 'ecdsa_sha224'],
  [0x0400, '0x0400'],
  [0xfafa, '0xfafa'],
]
for (const [code, name] of schemes) {
  test(`0x${code.toString(16)} is ${name}`, () => assert.equal(signatureSchemeName(code), name))
}
