import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAuthority } from '../estate/authority.ts'
import { keyPair } from '../estate/key-pair.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { fetchIssuers } from './issuers.ts'
import type { Source } from './source.ts'

const dates = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }

/** How many addresses are asked for issuers that were all sent, and all have one name. */
async function askedFor(count: number): Promise<number> {
  let asked = 0
  const source: Source = {
    fetch(url, purpose) {
      asked += 1
      return Promise.resolve({ url, purpose, outcome: 'unreachable' })
    },
  }
  let authority = createAuthority({ subject: ['CN=Same'], ...dates })
  const list = [authority]
  for (let index = 1; index < count; index += 1) {
    const authorityInfoAccess = { caIssuers: [`http://aia.test/${index}`] }
    const request = { subject: ['CN=Same'], ...dates, key: keyPair('ec-p256'), authorityInfoAccess }
    authority = createAuthority(request, authority)
    list.unshift(authority)
  }
  await fetchIssuers(
    list.map(({ der }) => decodeCertificate(der)),
    [],
    source,
  )
  return asked
}

test('of many certificates of one name only so many are compared with each other', async () => {
  assert.equal(await askedFor(8), 0)
  assert.ok((await askedFor(16)) > 0)
})
