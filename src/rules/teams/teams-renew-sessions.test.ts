import { certificate, days, testRule } from '../../../test/facts.ts'
import { teamsRenewSessions } from './teams-renew-sessions.ts'

const begun = (from: number) => ({
  profile: 'teams-sbc' as const,
  presents: certificate({ notBefore: days(from) }),
})

testRule(teamsRenewSessions, {
  'reminds after a renewal': [begun(-3), ['info finding']],
  'is silent after two weeks': [begun(-14), []],
  'leaves a certificate that is not valid yet to exp-not-yet': [begun(1), []],
  'concerns Teams only': [{ ...begun(-3), profile: 'web' }, []],
})
