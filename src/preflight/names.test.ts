import assert from 'node:assert/strict'
import { test } from 'node:test'
import { selfSigned } from '../estate/authority.ts'
import type { CertificateRequest } from '../estate/certificate.ts'
import type { Profile } from '../report/target.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { nameReasons } from './names.ts'
import { ownChain } from './own-chain.ts'

const period = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') }
const names = (...dns: string[]): CertificateRequest['subjectAltName'] => dns.map((name) => ({ dns: name }))

const cases: [
  profile: Profile,
  host: string | undefined,
  names: CertificateRequest['subjectAltName'],
  answer: string,
][] = [
  ['edge', undefined, names('sip.contoso.test'), 'yes'],
  ['edge', undefined, names('*.contoso.test'), 'unknown'],
  ['edge', undefined, undefined, 'unknown'],
  ['web', undefined, undefined, ''],
  ['web', 'sip.contoso.test', names('other.test'), ''],
  ['edge', 'sip.contoso.test', names('sip.contoso.test'), 'yes'],
  ['edge', 'sip.contoso.test', names('other.test'), 'no'],
  ['edge', 'sip.contoso.test', names('*.contoso.test'), 'unknown'],
  ['sip', 'sip.contoso.test', names('*.contoso.test'), 'no'],
  ['teams-sbc', 'sip.contoso.test', names('*.contoso.test'), 'yes'],
]
for (const [profile, host, subjectAltName, answer] of cases) {
  const what = (subjectAltName ?? []).flatMap((name) => Object.values(name)).join(', ') || 'no names'
  test(`${profile}, ${host ?? 'from a file'}, ${what}: ${answer || 'nothing to say'}`, () => {
    const request = { subject: ['CN=sip.contoso.test'], ...period }
    const { der } = selfSigned(subjectAltName === undefined ? request : { ...request, subjectAltName })
    const own = { from: 'own.pem', presented: [der], ...(host === undefined ? {} : { host }) }
    const chain = ownChain(own, decodeCertificate, [], new Date('2026-11-23'))
    assert.ok(chain)
    assert.equal(
      nameReasons(profile, chain)
        .map((reason) => reason.answer)
        .join(),
      answer,
    )
  })
}
