import { named, testRule } from '../../../test/facts.ts'
import { feWebNames } from './fe-web-names.ts'

const proxy = { name: 'meet.contoso.test', profile: 'reverse-proxy' as const, endpoint: { port: 443 } }
const frontEnd = { name: 'pool01.contoso.test', profile: 'front-end' as const, endpoint: { port: 443 } }
const outside = ['meet', 'dialin', 'lyncdiscover'].map((label) => `${label}.contoso.test`)
const inside = ['meet', 'dialin', 'admin', 'lyncdiscoverinternal'].map((label) => `${label}.contoso.test`)

testRule(feWebNames, {
  'fires on a reverse proxy': [
    { ...proxy, presents: named('webext.contoso.test', 'meet.contoso.test') },
    ['warning outside'],
  ],
  'fires at the web port of a Front End': [
    { ...frontEnd, presents: named('pool01.contoso.test', ...inside.slice(0, 3)) },
    ['warning inside'],
  ],
  'is content with every name on a reverse proxy': [
    { ...proxy, presents: named('webext.contoso.test', ...outside) },
    [],
  ],
  'is content with every name inside': [
    { ...frontEnd, presents: named('pool01.contoso.test', ...inside) },
    [],
  ],
  'is content with a wildcard': [{ ...proxy, presents: named('webext.contoso.test', '*.contoso.test') }, []],
  'leaves the SIP port alone': [
    { ...frontEnd, presents: named('pool01.contoso.test'), endpoint: { port: 5061 } },
    [],
  ],
  'guesses no SIP domain': [{ ...proxy, name: 'www.contoso.test', presents: named('www.contoso.test') }, []],
})
