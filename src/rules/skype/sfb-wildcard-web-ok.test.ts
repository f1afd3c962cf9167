import { named, testRule } from '../../../test/facts.ts'
import { sfbWildcardWebOk } from './sfb-wildcard-web-ok.ts'

const wildcard = { name: 'meet.contoso.test', presents: named('webext.contoso.test', '*.contoso.test') }

testRule(sfbWildcardWebOk, {
  'says so on a reverse proxy': [{ ...wildcard, profile: 'reverse-proxy' }, ['ok finding']],
  'says so at the web port of a Front End': [
    { ...wildcard, profile: 'front-end', endpoint: { port: 4443 } },
    ['ok finding'],
  ],
  'is silent at the SIP port of a Front End': [{ ...wildcard, profile: 'front-end' }, []],
  'is silent about an exact name': [
    { ...wildcard, profile: 'reverse-proxy', presents: named('meet.contoso.test', '*.contoso.test') },
    [],
  ],
})
