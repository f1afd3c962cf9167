import { certificate, testRule } from '../../../test/facts.ts'
import { mtlsClientauthMissing } from './mtls-clientauth-missing.ts'

const presents = certificate({ extKeyUsage: ['serverAuth'] })

testRule(mtlsClientauthMissing, {
  'fires for an Edge': [{ profile: 'edge', presents }, ['warning finding']],
  'fires for federation whatever the profile': [
    { kind: 'FED', profile: 'web', presents },
    ['warning finding'],
  ],
  'fires for Cisco': [{ profile: 'cisco', presents }, ['warning finding']],
  'is ok for Teams': [{ profile: 'teams-sbc', presents }, ['ok teams']],
  'is ok for the web': [{ profile: 'web', presents }, ['ok web']],
  'does not concern a Front End': [{ profile: 'front-end', presents }, []],
  'is silent when both purposes are there': [{ profile: 'edge' }, []],
  'is silent when any purpose is allowed': [
    { profile: 'edge', presents: certificate({ extKeyUsage: ['serverAuth', '2.5.29.37.0'] }) },
    [],
  ],
  'leaves a missing server purpose to eku-server-missing': [
    { profile: 'edge', presents: certificate({ extKeyUsage: ['emailProtection'] }) },
    [],
  ],
  'leaves the missing extension to eku-absent': [
    { profile: 'edge', presents: certificate({ extKeyUsage: null }) },
    [],
  ],
})
