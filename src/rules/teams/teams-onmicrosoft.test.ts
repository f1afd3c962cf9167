import { testRule } from '../../../test/facts.ts'
import { teamsOnmicrosoft } from './teams-onmicrosoft.ts'

testRule(teamsOnmicrosoft, {
  'fires under onmicrosoft.com': [
    { name: 'sbc1.contoso.onmicrosoft.com', profile: 'teams-sbc' },
    ['error finding'],
  ],
  'is silent about a domain that only looks like it': [
    { name: 'sbc1.notonmicrosoft.com', profile: 'teams-sbc' },
    [],
  ],
  'concerns Teams only': [{ name: 'sbc1.contoso.onmicrosoft.com', profile: 'sip' }, []],
})
