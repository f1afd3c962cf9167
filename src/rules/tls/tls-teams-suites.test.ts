import { certificate, testRule, type Situation } from '../../../test/facts.ts'
import { suiteGroup, type Answer } from '../../report/observation.ts'
import { tlsTeamsSuites } from './tls-teams-suites.ts'

const teams = (answer: Answer, ...answers: Answer[]): Situation => ({
  profile: 'teams-sbc',
  presents: certificate({ key: 'rsa-2048' }),
  endpoint: {
    accepts: {
      suites: [
        {
          group: suiteGroup.teams,
          answer,
          suites: answers.map((each, index) => ({ name: `suite ${index}`, answer: each })),
        },
      ],
    },
  },
})

testRule(tlsTeamsSuites, {
  'is content with one suite': [teams('accepted', 'refused', 'accepted'), ['ok accepted']],
  'fires when all are refused': [teams('refused', 'refused', 'refused'), ['error refused']],
  'names the elliptic-curve key that is the cause': [
    { ...teams('refused', 'refused'), presents: certificate({ key: 'ec-p256' }) },
    ['error ec-key'],
  ],
  'does not know what was not answered': [teams('unknown', 'refused', 'unknown'), ['unknown unknown']],
  'is silent when not asked': [{ profile: 'teams-sbc' }, []],
  'is silent when only versions were asked': [
    { profile: 'teams-sbc', endpoint: { accepts: { versions: [] } } },
    [],
  ],
  'concerns nobody else': [{ ...teams('refused', 'refused'), profile: 'edge' }, []],
})
