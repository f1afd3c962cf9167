import { anchor, certificate, days, issuing, publicRoot, root, testRule } from '../../../test/facts.ts'
import { createAuthority } from '../../estate/authority.ts'
import { teamsCa } from './teams-ca.ts'

const other = createAuthority({ subject: ['CN=Other Root'], notBefore: days(-100), notAfter: days(1000) })
const unknown = { anchors: [anchor(other)], profile: 'teams-sbc' as const }

testRule(teamsCa, {
  'fires for a private root, even one that the user named': [{ profile: 'teams-sbc' }, ['error finding']],
  'fires for a root that was sent and that nobody knows': [
    { ...unknown, presents: [certificate(), issuing, root] },
    ['error finding'],
  ],
  'is a warning where only a name suggests Teams': [
    { profile: 'teams-sbc', profileReason: 'inferred from the name sbc1' },
    ['warning finding'],
  ],
  'is silent about a public root': [{ profile: 'teams-sbc', anchors: [publicRoot] }, []],
  'does not guess a root that was not sent': [unknown, []],
})
