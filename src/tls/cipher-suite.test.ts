import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cipherSuiteCode, cipherSuiteName } from './cipher-suite.ts'

const suites: [code: number, name: string][] = [
  [0x0005, 'TLS_RSA_WITH_RC4_128_SHA'],
  [0x009f, 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384'],
  [0x1302, 'TLS_AES_256_GCM_SHA384'],
  [0xc014, 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA'],
  [0xc02f, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  [0xcca9, 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256'],
]
for (const [code, name] of suites) {
  test(`0x${code.toString(16)} is ${name}`, () => {
    assert.equal(cipherSuiteName(code), name)
    assert.equal(cipherSuiteCode(name), code)
  })
}

test('an unknown number is given as a number of four digits', () => {
  assert.equal(cipherSuiteName(0x0a0a), '0x0a0a')
})

test('an unknown name is a mistake of ours', () => {
  assert.throws(() => cipherSuiteCode('TLS_NOTHING'), RangeError)
})
