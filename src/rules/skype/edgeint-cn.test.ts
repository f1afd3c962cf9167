import { certificate, named, testRule, withoutSan } from '../../../test/facts.ts'
import { edgeintCn } from './edgeint-cn.ts'

const inside = { name: 'edgepool.contoso.test', profile: 'edge-internal' as const }

testRule(edgeintCn, {
  'fires for another common name, whatever the alternative names say': [
    { ...inside, presents: named('edge01.contoso.test', 'edgepool.contoso.test') },
    ['error finding'],
  ],
  'fires without a common name': [
    {
      ...inside,
      presents: certificate({ subject: ['O=Contoso'], subjectAltName: [{ dns: 'edgepool.contoso.test' }] }),
    },
    ['error finding'],
  ],
  'is content with the common name alone': [
    { ...inside, presents: withoutSan('CN=edgepool.contoso.test') },
    [],
  ],
  'says nothing of an address': [{ ...inside, name: '192.0.2.1' }, []],
  'concerns the inner side only': [
    { ...inside, profile: 'edge', presents: named('edge01.contoso.test') },
    [],
  ],
})
