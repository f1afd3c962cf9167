import { issuing, sound, testRule } from '../../../test/facts.ts'
import { cdpMissing } from './cdp-missing.ts'

const { crlUris: _, ...request } = sound
const presents = issuing.issue(request)

testRule(cdpMissing, {
  'is an error for Skype for Business': [{ profile: 'edge', presents }, ['error skype']],
  'is information for others': [{ presents }, ['info finding']],
  'is silent when there is one': [{ profile: 'edge' }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
