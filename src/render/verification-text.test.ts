import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostileText, sampleCertificate } from '../../test/report-samples.ts'
import type { Verification } from '../report/verification.ts'
import { renderVerification } from './verification-text.ts'

const endEntity = sampleCertificate('a', {
  subject: `CN=${hostileText}`,
  faults: [{ offset: 7, message: hostileText }],
})
const issuing = sampleCertificate('b', { subject: 'CN=Contoso Issuing CA 1' })
const hostile: Verification = {
  valid: false,
  purpose: 'server',
  judgedAt: '2026-11-23T09:31:29.000Z',
  files: [
    {
      file: `${hostileText}.pem`,
      form: 'PEM',
      certificates: [endEntity.sha256, issuing.sha256],
      privateKeys: 2,
      others: [hostileText],
    },
  ],
  endEntity: { certificate: endEntity.sha256, chosen: 'certifies-no-other' },
  name: {
    reference: 'sip.contoso.test',
    matches: false,
    detail: `is not in the certificate: ${hostileText}`,
  },
  presented: [endEntity.sha256, issuing.sha256],
  presentedList: { ordered: false, surplus: [{ index: 1, reason: 'unrelated' }] },
  paths: [
    {
      certificates: [endEntity.sha256],
      valid: false,
      profile: 'RFC 5280',
      errors: [
        {
          code: 'name-constraints',
          certificate: endEntity.sha256,
          detail: hostileText,
          name: hostileText,
          offset: 9,
        },
        { code: 'no-anchor', certificate: endEntity.sha256, detail: 'ends here' },
      ],
      programs: {},
    },
    {
      certificates: [endEntity.sha256, issuing.sha256],
      valid: false,
      profile: 'RFC 5280',
      errors: [{ code: 'search-ended', detail: 'there are too many' }],
      programs: {},
    },
  ],
  conformance: [
    {
      certificate: endEntity.sha256,
      role: 'end-entity',
      profile: 'RFC 5280',
      breaches: [
        {
          code: 'serial-number',
          certificate: endEntity.sha256,
          detail: hostileText,
          source: 'RFC 5280 section 4.1.2.2',
          offset: 15,
        },
      ],
    },
  ],
  bundle: {
    certificates: [endEntity.sha256],
    same: false,
    complete: false,
    missing: { issuer: hostileText, caIssuers: [hostileText] },
  },
  certificates: { [endEntity.sha256]: endEntity, [issuing.sha256]: issuing },
}

test('nothing of a file acts upon the terminal, in any width', () => {
  for (const width of [30, 80, 200]) {
    const text = renderVerification(hostile, { width, color: false, ascii: false, verbose: true })
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u)
    for (const row of text.split('\n')) assert.ok(Array.from(row).length <= width, row)
  }
})

test('everything that is wrong is told, with its place', () => {
  const text = renderVerification(hostile, { width: 5000, color: false, ascii: true, verbose: true })
  for (const expected of [
    /^X NOT VALID/,
    /2 certificates; left alone: 2 private keys/,
    /it is the one that certifies no other/,
    /1 certificate of the files has nothing to do with it/,
    /X sip\.contoso\.test is not in the certificate/,
    /Nearest path, of 2 that were tried: not valid/,
    /X name-constraints .*\(at byte 9\)/,
    /Missing is the certificate of/,
    /Other path: .* -> Contoso Issuing CA 1: not valid/,
    /X search-ended/,
    /! serial-number .*\(RFC 5280 section 4\.1\.2\.2, at byte 15\)/,
    /! malformed .*\(at byte 7\)/,
  ]) {
    assert.match(text, expected)
  }
  assert.doesNotMatch(text, /[^\n -~]/)
})

test('other paths are told when asked for only', () => {
  const text = renderVerification(hostile, { width: 80, color: false, ascii: false, verbose: false })
  assert.doesNotMatch(text, /Other path/)
})
