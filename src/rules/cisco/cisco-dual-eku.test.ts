import { certificate, testRule } from '../../../test/facts.ts'
import { ciscoDualEku } from './cisco-dual-eku.ts'

const serverOnly = certificate({ extKeyUsage: ['serverAuth'] })

testRule(ciscoDualEku, {
  'fires for server authentication only': [{ profile: 'cisco', presents: serverOnly }, ['warning finding']],
  'is silent about both purposes': [{ profile: 'cisco' }, []],
  'is silent without the extension': [{ profile: 'cisco', presents: certificate({ extKeyUsage: null }) }, []],
  'leaves a certificate that is no server certificate to eku-server-missing': [
    { profile: 'cisco', presents: certificate({ extKeyUsage: ['emailProtection'] }) },
    [],
  ],
  'concerns Cisco only': [{ profile: 'sip', presents: serverOnly }, []],
})
