import { certificate, publicRoot, testRule } from '../../../test/facts.ts'
import { ekuAbsent } from './eku-absent.ts'

const presents = certificate({ extKeyUsage: null })

testRule(ekuAbsent, {
  'fires for Skype for Business': [{ profile: 'edge', presents }, ['warning skype']],
  'fires under a public root': [{ presents, anchors: [publicRoot] }, ['warning public']],
  'is silent under a private root elsewhere': [{ presents }, []],
  'is silent when the extension is there': [{ profile: 'edge' }, []],
  'is silent without a certificate': [{ profile: 'edge', presents: [] }, []],
})
