import { certificate, named, testRule } from '../../../test/facts.ts'
import { teamsFqdn } from './teams-fqdn.ts'

const sbc = { name: 'sbc1.contoso.test', profile: 'teams-sbc' as const }

testRule(teamsFqdn, {
  'fires when the name is nowhere': [{ ...sbc, presents: named('sbc.contoso.test') }, ['error finding']],
  'fires when a wildcard stands too high': [
    { ...sbc, name: 'sbc1.eu.contoso.test', presents: named('*.contoso.test') },
    ['error finding'],
  ],
  'is content with the exact name': [{ ...sbc, presents: named('sbc1.contoso.test') }, []],
  'is content with a wildcard of one label': [{ ...sbc, presents: named('*.contoso.test') }, []],
  'lets the common name count': [
    {
      ...sbc,
      presents: certificate({ subject: ['CN=sbc1.contoso.test'], subjectAltName: [{ dns: 'a.test' }] }),
    },
    [],
  ],
  'says nothing of an address': [{ ...sbc, name: '192.0.2.1' }, []],
})
