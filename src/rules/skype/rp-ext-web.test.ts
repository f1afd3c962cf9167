import { named, testRule } from '../../../test/facts.ts'
import { rpExtWeb } from './rp-ext-web.ts'

const proxy = { name: 'meet.contoso.test', profile: 'reverse-proxy' as const }
const simple = ['meet', 'dialin', 'lyncdiscover'].map((label) => `${label}.contoso.test`)

testRule(rpExtWeb, {
  'fires when the web services asked for are not covered': [
    { ...proxy, name: 'webext.contoso.test', presents: named(...simple) },
    ['error asked'],
  ],
  'fires when a shared certificate names simple URLs only': [
    { ...proxy, presents: named(...simple) },
    ['error absent'],
  ],
  'is content with the web services': [{ ...proxy, presents: named('webext.contoso.test', ...simple) }, []],
  'is content with any name that could be the web services': [
    { ...proxy, presents: named('pool01-web.contoso.test', ...simple) },
    [],
  ],
  'is content with a wildcard': [{ ...proxy, presents: named('meet.contoso.test', '*.contoso.test') }, []],
  'lets a simple URL have a certificate of its own': [{ ...proxy, presents: named('meet.contoso.test') }, []],
  'concerns the reverse proxy only': [
    { name: 'www.contoso.test', profile: 'web', presents: named('meet.contoso.test') },
    [],
  ],
})
