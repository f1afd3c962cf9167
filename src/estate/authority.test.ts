import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { createAuthority, properList } from './authority.ts'

const dates = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') }
const root = createAuthority({ subject: ['CN=Root'], ...dates })
const issuing = createAuthority({ subject: ['CN=Issuing'], ...dates }, root)

test('an authority is a CA, and its key usage says so', () => {
  const certificate = new X509Certificate(issuing.der)
  assert.equal(certificate.ca, true)
  assert.ok(certificate.verify(root.key.publicKey))
  assert.ok(new X509Certificate(root.der).checkIssued(new X509Certificate(root.der)))
})

test('the proper list starts with the end entity and ends below the self-signed certificate', () => {
  const endEntity = issuing.issue({ subject: ['CN=sip.contoso.test'], ...dates })
  assert.deepEqual(
    properList(endEntity).map(({ der }) => new X509Certificate(der).subject),
    ['CN=sip.contoso.test', 'CN=Issuing'],
  )
})

test('one key under two parents gives cross-certificates that both certify the same end entities', () => {
  const otherRoot = createAuthority({ subject: ['CN=Other root'], ...dates })
  const cross = createAuthority({ subject: ['CN=Issuing'], key: issuing.key, ...dates }, otherRoot)
  const endEntity = new X509Certificate(issuing.issue({ subject: ['CN=a.test'], ...dates }).der)
  assert.ok(endEntity.checkIssued(new X509Certificate(cross.der)))
  assert.ok(endEntity.verify(cross.key.publicKey))
  assert.ok(new X509Certificate(cross.der).verify(otherRoot.key.publicKey))
})

test('two authorities with keys of the same kind do not share one', () => {
  const request = { key: 'rsa-1024', ...dates } as const
  const first = createAuthority({ subject: ['CN=One'], ...request })
  const second = createAuthority({ subject: ['CN=Two'], ...request })
  assert.notDeepEqual(first.key.spki, second.key.spki)
})
