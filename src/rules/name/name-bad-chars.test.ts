import { certificate, named, testRule } from '../../../test/facts.ts'
import { nameBadChars } from './name-bad-chars.ts'

const withName = (name: string) => ({ profile: 'edge' as const, presents: named('sip.contoso.test', name) })

testRule(nameBadChars, {
  'fires for an underscore': [withName('edge_01.contoso.test'), ['error characters']],
  'fires for an internationalised name': [withName('xn--bro-hoa.contoso.test'), ['error international']],
  'fires for a short name': [withName('edge01'), ['error short']],
  'fires for a short common name': [
    { profile: 'edge', presents: certificate({ subject: ['CN=EDGE01'] }) },
    ['error short'],
  ],
  'takes a wildcard for what stands behind it': [withName('*.contoso.test'), []],
  'takes a common name with spaces for a label': [
    { profile: 'edge', presents: certificate({ subject: ['CN=Contoso Edge Server'] }) },
    [],
  ],
  'is silent about proper names': [withName('edge-01.contoso.test'), []],
  'concerns Skype for Business only': [{ presents: named('edge_01.contoso.test') }, []],
})
