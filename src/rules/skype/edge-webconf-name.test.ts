import { named, testRule } from '../../../test/facts.ts'
import { edgeWebconfName } from './edge-webconf-name.ts'

const edge = { kind: 'FED' as const, profile: 'edge' as const }

testRule(edgeWebconfName, {
  'fires when all names are those of other services': [
    { ...edge, presents: named('sip.contoso.test', 'contoso.test', 'sip.fabrikam.test') },
    ['info finding'],
  ],
  'is silent with the usual name': [
    { ...edge, presents: named('sip.contoso.test', 'webcon.contoso.test') },
    [],
  ],
  'takes any other name for the one of the topology': [
    { ...edge, presents: named('sip.contoso.test', 'meetings.contoso.test') },
    [],
  ],
  'lets a wildcard count': [{ ...edge, presents: named('sip.contoso.test', '*.contoso.test') }, []],
  'says nothing without a certificate': [{ ...edge, presents: [] }, []],
})
