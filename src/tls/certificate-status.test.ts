import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromHex, toHex } from '../bytes/hex.ts'
import { decodeCertificateStatus, stapleIn } from './certificate-status.ts'

const statuses: [why: string, body: string, response: string | undefined][] = [
  ['an OCSP response', '01 000003 aabbcc', 'aabbcc'],
  ['an empty response', '01 000000', undefined],
  ['a status of another kind', '02 000003 aabbcc', undefined],
  ['a length that runs past the end', '01 000004 aabbcc', undefined],
  ['octets that are left over', '01 000002 aabbcc', undefined],
  ['nothing', '', undefined],
]
for (const [why, body, response] of statuses) {
  const octets = fromHex(body.replaceAll(' ', ''))
  test(`a CertificateStatus with ${why}`, () => {
    const decoded = decodeCertificateStatus(octets)
    assert.equal(decoded && toHex(decoded), response)
  })
  test(`a Certificate message of TLS 1.3 with ${why}`, () => {
    const status = toHex(octets)
    const extension = `0005${hex(octets.length, 2)}${status}`
    const entry = `00000130${hex(extension.length / 2, 2)}${extension}`
    const body = fromHex(`00${hex(entry.length / 2, 3)}${entry}`)
    const decoded = stapleIn(body)
    assert.equal(decoded && toHex(decoded), response)
  })
}

test('a Certificate message without such an extension, or that does not decode, has no response', () => {
  for (const body of ['00000006000001300000', '', '00', '0000000600000130']) {
    assert.equal(stapleIn(fromHex(body)), undefined)
  }
})

function hex(value: number, octets: number): string {
  return value.toString(16).padStart(2 * octets, '0')
}
