import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeRoot } from '../../test/published-lists.ts'
import { certificatesOfPkcs7, readSignedData } from '../x509/pkcs7.ts'
import { certificateBag } from './certificate-bag.ts'

test('a bag reads back as the certificates in it, without a fault', () => {
  const roots = [makeRoot('One').der, makeRoot('Two').der]
  const bag = certificateBag(roots)
  assert.deepEqual(
    certificatesOfPkcs7(bag).map((der) => Buffer.from(der)),
    roots.map((der) => Buffer.from(der)),
  )
  const { signedData, faults } = readSignedData(bag)
  assert.deepEqual(faults, [])
  assert.deepEqual(signedData?.signers, [])
})
