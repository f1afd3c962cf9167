import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificate, intermediate, judge, publicRoot, testRule } from '../../../test/facts.ts'
import { rootIn } from '../../../test/known-roots.ts'
import { mtlsClientauthSunset } from './mtls-clientauth-sunset.ts'

const known = { anchors: [publicRoot], programs: rootIn(['chrome', 'windows']) }
const from = (organization: string) =>
  certificate({}, intermediate('', { subject: [`O=${organization}`, 'CN=Issuing CA'] }))

testRule(mtlsClientauthSunset, {
  'fires for an Edge with both purposes under a public root': [
    { profile: 'edge', ...known },
    ['warning finding'],
  ],
  'says so when the date of the authority is over': [
    { profile: 'sip', ...known, presents: from("Let's Encrypt") },
    ['warning ended'],
  ],
  'is silent without client authentication': [
    { profile: 'edge', ...known, presents: certificate({ extKeyUsage: ['serverAuth'] }) },
    [],
  ],
  'is silent about a certificate for clients only': [
    { profile: 'edge', ...known, presents: certificate({ extKeyUsage: ['clientAuth'] }) },
    [],
  ],
  'is silent about a private authority': [{ profile: 'edge' }, []],
  'is silent about a root of no list': [{ profile: 'edge', anchors: [publicRoot] }, []],
  'does not concern a session border controller for Teams': [{ profile: 'teams-sbc', ...known }, []],
  'is silent without a certificate': [{ profile: 'edge', ...known, presents: [] }, []],
})

test('mtls-clientauth-sunset names the date of the authority, else that of all', () => {
  const ends = (organization: string) =>
    judge(mtlsClientauthSunset, { profile: 'edge', ...known, presents: from(organization) })[0]?.evidence.ends
  assert.equal(ends('DigiCert Inc'), '2027-03-01')
  assert.equal(ends('Fabrikam Trust'), '2027-03-15')
})
