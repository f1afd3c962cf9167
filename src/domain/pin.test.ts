import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { createAuthority } from '../estate/authority.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { pinFits } from './pin.ts'

const period = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') }
const authority = createAuthority({ subject: ['CN=Root'], ...period })
const endEntity = decodeCertificate(authority.issue({ subject: ['CN=sip.contoso.test'], ...period }).der)
const root = decodeCertificate(authority.der)
const hash = (octets: Uint8Array | undefined, name: string) =>
  createHash(name)
    .update(octets ?? '')
    .digest('hex')

const pins: [what: string, data: string, fits: boolean | undefined][] = [
  ['its own key', `3 1 1 ${hash(endEntity.publicKey?.spki, 'sha256')}`, true],
  ['itself', `1 0 2 ${hash(endEntity.der, 'sha512')}`, true],
  ['itself, octet by octet', `3 0 0 ${Buffer.from(endEntity.der).toString('hex')}`, true],
  ['another key', `3 1 1 ${'00'.repeat(32)}`, false],
  ['the issuer, as an end entity', `3 0 1 ${hash(root.der, 'sha256')}`, false],
  ['the issuer that was presented', `2 0 1 ${hash(root.der, 'sha256')}`, true],
  ['an issuer that was not presented', `2 0 1 ${'00'.repeat(32)}`, undefined],
  ['nothing that RFC 6698 knows', '9 9 9 00', undefined],
]
for (const [what, data, fits] of pins) {
  test(`a pin of ${what}: ${fits}`, () => assert.equal(pinFits(data, [endEntity, root]), fits))
}
