import { certificate, testRule } from '../../../test/facts.ts'
import { teamsEkuClientAbsent } from './teams-eku-client-absent.ts'

const serverOnly = certificate({ extKeyUsage: ['serverAuth'] })

testRule(teamsEkuClientAbsent, {
  'says that Teams accepts it': [{ profile: 'teams-sbc', presents: serverOnly }, ['ok finding']],
  'is silent about both purposes': [{ profile: 'teams-sbc' }, []],
  'is silent without the extension': [
    { profile: 'teams-sbc', presents: certificate({ extKeyUsage: null }) },
    [],
  ],
  'concerns Teams only': [{ profile: 'sip', presents: serverOnly }, []],
})
