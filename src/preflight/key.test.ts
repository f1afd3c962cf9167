import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAuthority } from '../estate/authority.ts'
import type { KeyKind } from '../estate/key-pair.ts'
import { clientAuthUnknown, type ClientAuth } from '../report/observation.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { keyReasons } from './key.ts'
import { ownChain } from './own-chain.ts'

const period = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') }
const chainFor = (key: KeyKind, rootKey: typeof key = 'ec-p256') => {
  const root = createAuthority({ subject: [`CN=Root ${rootKey}`], ...period, key: rootKey })
  const { der } = root.issue({ subject: ['CN=sip.contoso.test'], ...period, key })
  const own = { from: 'own.pem', presented: [der, root.der] }
  return ownChain(own, decodeCertificate, [], new Date('2026-11-23'))
}

const cases: [
  key: Parameters<typeof chainFor>[0],
  version: 'TLS 1.2' | 'TLS 1.3',
  asked: Partial<ClientAuth>,
  answers: string,
][] = [
  ['ec-p256', 'TLS 1.2', { types: ['rsa_sign', 'ecdsa_sign'] }, 'key-type:yes'],
  ['ec-p256', 'TLS 1.2', { types: ['rsa_sign'] }, 'key-type:no'],
  ['rsa-2048', 'TLS 1.2', { types: ['rsa_sign'] }, 'key-type:yes'],
  [
    'rsa-2048',
    'TLS 1.2',
    { signatureSchemes: ['rsa_pkcs1_sha256', 'ecdsa_secp256r1_sha256'] },
    'signature-schemes:yes chain-signatures:yes',
  ],
  [
    'rsa-2048',
    'TLS 1.3',
    { signatureSchemes: ['rsa_pkcs1_sha256', 'ecdsa_secp256r1_sha256'] },
    'signature-schemes:no chain-signatures:yes',
  ],
  [
    'rsa-2048',
    'TLS 1.3',
    { signatureSchemes: ['rsa_pss_rsae_sha256'] },
    'signature-schemes:yes chain-signatures:unknown',
  ],
  [
    'ec-p384',
    'TLS 1.3',
    { signatureSchemes: ['ecdsa_secp256r1_sha256'] },
    'signature-schemes:no chain-signatures:yes',
  ],
  [
    'ec-p384',
    'TLS 1.2',
    { signatureSchemes: ['ecdsa_secp256r1_sha256'] },
    'signature-schemes:yes chain-signatures:yes',
  ],
  ['ed25519', 'TLS 1.3', { signatureSchemes: ['ed25519'] }, 'signature-schemes:yes chain-signatures:unknown'],
  ['ec-p256', 'TLS 1.3', {}, ''],
]
for (const [key, version, asked, answers] of cases) {
  const what = Object.values(asked).flat().join(', ') || 'nothing'
  test(`${key} in ${version}, asked for ${what}: ${answers || 'nothing to say'}`, () => {
    const own = chainFor(key)
    assert.ok(own)
    const reasons = keyReasons({ ...clientAuthUnknown, ...asked }, version, own)
    assert.equal(reasons.map(({ code, answer }) => `${code}:${answer}`).join(' '), answers)
  })
}
