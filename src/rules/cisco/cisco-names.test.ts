import { named, testRule } from '../../../test/facts.ts'
import { ciscoNames } from './cisco-names.ts'

testRule(ciscoNames, {
  'reminds of the name of the cluster once': [{ profile: 'cisco', endpoints: [{}, {}] }, ['info finding']],
  'is silent about several names': [
    { profile: 'cisco', presents: named('sip.contoso.test', 'exp.contoso.test') },
    [],
  ],
  'is silent without a certificate': [{ profile: 'cisco', presents: [] }, []],
  'concerns Cisco only': [{ profile: 'sip' }, []],
})
