import { certificate, testRule } from '../../../test/facts.ts'
import { nameCnAbsent } from './name-cn-absent.ts'

const presents = certificate({ subject: ['O=Contoso'] })

testRule(nameCnAbsent, {
  'is information in general': [{ presents }, ['info finding']],
  'is a warning for Skype for Business': [{ profile: 'front-end', presents }, ['warning expected']],
  'is a warning for Cisco': [{ profile: 'cisco', presents }, ['warning expected']],
  'is silent when there is one': [{ profile: 'front-end' }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
