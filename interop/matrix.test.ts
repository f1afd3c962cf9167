import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matrixLines, type SettingResult } from './matrix.ts'
import type { Setting } from './setting.ts'

function result(
  server: string,
  version: Setting['version'],
  clientAuthentication: Setting['clientAuthentication'],
  outcome: SettingResult['outcome'],
): SettingResult {
  return { server, setting: { version, clientAuthentication }, outcome }
}

test('every server has its row, and one failure shows wherever else it passed', () => {
  assert.deepEqual(
    matrixLines([
      result('openssl', 'TLS 1.0', 'none', 'passed'),
      result('openssl', 'TLS 1.3', 'none', 'passed'),
      result('openssl', 'TLS 1.3', 'requested', 'failed'),
      result('openssl', 'TLS 1.3', 'requested', 'passed'),
      result('openssl', 'TLS 1.3', 'required', 'passed'),
      result('botan', 'TLS 1.2', 'none', 'skipped'),
    ]),
    [
      'Client certificate: none / requested / required',
      '         SSL 3.0    TLS 1.0     TLS 1.1    TLS 1.2       TLS 1.3',
      'openssl  - / - / -  ok / - / -  - / - / -  - / - / -     ok / FAIL / ok',
      'botan    - / - / -  - / - / -   - / - / -  skip / - / -  - / - / -',
    ],
  )
})
