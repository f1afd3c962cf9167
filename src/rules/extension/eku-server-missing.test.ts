import { certificate, testRule } from '../../../test/facts.ts'
import { ekuServerMissing } from './eku-server-missing.ts'

const withPurposes = (...extKeyUsage: string[]) => ({ presents: certificate({ extKeyUsage }) })

testRule(ekuServerMissing, {
  'fires when other purposes are listed': [withPurposes('clientAuth'), ['error finding']],
  'is not misled by a purpose whose OID begins alike': [
    withPurposes('1.3.6.1.5.5.7.3.17'),
    ['error finding'],
  ],
  'is silent when server authentication is listed': [withPurposes('serverAuth'), []],
  'is silent when any purpose is allowed': [withPurposes('2.5.29.37.0'), []],
  'leaves the missing extension to eku-absent': [{ presents: certificate({ extKeyUsage: null }) }, []],
})
