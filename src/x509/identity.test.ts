import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyPair } from '../estate/key-pair.ts'
import { selfSigned } from '../estate/authority.ts'
import type { GeneralNameInput } from '../estate/extension.ts'
import { decodeCertificate } from './decode.ts'
import { matchIdentity } from './identity.ts'
import type { IdentityMatch } from './identity.ts'

const key = keyPair('ec-p256')
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') }

function match(
  commonName: string | undefined,
  names: GeneralNameInput[] | undefined,
  reference: string,
): IdentityMatch {
  const subject = commonName === undefined ? ['O=Contoso'] : ['O=Contoso', `CN=${commonName}`]
  const request = { subject, ...validity, key, ...(names === undefined ? {} : { subjectAltName: names }) }
  return matchIdentity(decodeCertificate(selfSigned(request).der), reference)
}

const sip = 'sip.contoso.test'
const ip = { ip: Uint8Array.of(192, 0, 2, 1) }

const table: [
  why: string,
  commonName: string | undefined,
  names: GeneralNameInput[] | undefined,
  reference: string,
  expected: Partial<IdentityMatch>,
][] = [
  [
    'name in both',
    sip,
    [{ dns: sip }],
    sip,
    { san: 'exact', sanMatched: sip, commonName: 'exact', commonNameValue: sip },
  ],
  [
    'other case and a trailing dot',
    'SIP.contoso.test',
    [{ dns: 'Sip.Contoso.Test' }],
    'sip.CONTOSO.test.',
    { reference: sip, san: 'exact', sanMatched: 'Sip.Contoso.Test', commonName: 'exact' },
  ],
  ['no SAN', sip, undefined, sip, { san: 'absent', commonName: 'exact' }],
  ['no common name', undefined, [{ dns: sip }], sip, { san: 'exact', commonName: 'absent' }],
  [
    'exact before wildcard',
    '*.contoso.test',
    [{ dns: '*.contoso.test' }, { dns: sip }],
    sip,
    { san: 'exact', sanMatched: sip, commonName: 'wildcard', badWildcards: [] },
  ],
  [
    'wildcard',
    'x',
    [{ dns: '*.contoso.test' }],
    sip,
    { san: 'wildcard', sanMatched: '*.contoso.test', commonName: 'none', commonNameValue: 'x' },
  ],
  [
    'wildcard too shallow',
    undefined,
    [{ dns: '*.contoso.test' }],
    'a.b.contoso.test',
    { san: 'none', badWildcards: [{ presented: '*.contoso.test', reason: 'too-shallow' }] },
  ],
  [
    'partial wildcard',
    undefined,
    [{ dns: 's*.contoso.test' }],
    sip,
    { san: 'none', badWildcards: [{ presented: 's*.contoso.test', reason: 'partial' }] },
  ],
  [
    'wildcard inside',
    undefined,
    [{ dns: 'sip.*.test' }],
    sip,
    { san: 'none', badWildcards: [{ presented: 'sip.*.test', reason: 'not-left-most' }] },
  ],
  [
    'repeated wildcard',
    '*.*.test',
    [{ dns: 'other.test' }],
    sip,
    { san: 'none', badWildcards: [{ presented: '*.*.test', reason: 'repeated' }] },
  ],
  [
    'wildcard for somebody else',
    undefined,
    [{ dns: '*.fabrikam.test' }],
    sip,
    { san: 'none', badWildcards: [] },
  ],
  [
    'wildcard over the name itself',
    undefined,
    [{ dns: '*.contoso.test' }],
    'contoso.test',
    { san: 'none', badWildcards: [] },
  ],
  [
    'U-label in the certificate',
    'müller.test',
    [{ dns: 'müller.test' }],
    'müller.test',
    { reference: 'xn--mller-kva.test', san: 'none', commonName: 'none' },
  ],
  ['A-label in the certificate', undefined, [{ dns: 'xn--mller-kva.test' }], 'müller.test', { san: 'exact' }],
  [
    'address',
    '192.0.2.1',
    [ip],
    '192.0.2.1',
    {
      referenceType: 'ip',
      san: 'exact',
      sanMatched: '192.0.2.1',
      commonName: 'exact',
      ipAddresses: ['192.0.2.1'],
    },
  ],
  [
    'address as dNSName',
    undefined,
    [{ dns: '192.0.2.1' }],
    '192.0.2.1',
    { referenceType: 'ip', san: 'none', dnsNames: ['192.0.2.1'] },
  ],
  [
    'address in another spelling',
    undefined,
    [{ ip: Uint8Array.of(0x20, 1, 0xd, 0xb8, ...new Uint8Array(11), 1) }],
    '2001:DB8:0::1',
    { san: 'exact', sanMatched: '2001:db8::1' },
  ],
  [
    'address against names',
    sip,
    [{ dns: sip }],
    '192.0.2.1',
    { san: 'none', commonName: 'none', badWildcards: [] },
  ],
  ['NUL in the common name', 'sip.contoso.test\u0000.evil.test', undefined, sip, { commonName: 'none' }],
  [
    'no name at all',
    undefined,
    undefined,
    sip,
    { san: 'absent', commonName: 'absent', dnsNames: [], ipAddresses: [] },
  ],
  [
    'reference that is no name',
    sip,
    [{ dns: sip }],
    'not a name',
    { reference: 'not a name', referenceType: 'dns', san: 'none' },
  ],
]
for (const [why, commonName, names, reference, expected] of table) {
  test(`identity: ${why}`, () => {
    const result = match(commonName, names, reference)
    assert.deepEqual({ ...result, ...expected }, result)
  })
}

test('of several common names the one that matches is compared, else the most specific', () => {
  const certificate = decodeCertificate(
    selfSigned({ subject: ['CN=b', `CN=${sip}`, 'CN=a'], ...validity, key }).der,
  )
  assert.deepEqual(certificate.commonNames, ['a', sip, 'b'])
  assert.equal(matchIdentity(certificate, sip).commonNameValue, sip)
  assert.equal(matchIdentity(certificate, 'x.test').commonNameValue, 'a')
})

test('thousands of hostile wildcards take no time', () => {
  const names = Array.from({ length: 3000 }, (_, index) => ({ dns: `${'*a'.repeat(120)}${index}` }))
  const started = performance.now()
  match(undefined, names, `${'a'.repeat(60)}.${'a'.repeat(60)}.${'a'.repeat(60)}.test`)
  assert.ok(performance.now() - started < 5000)
})
