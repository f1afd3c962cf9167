import { certificate, days, now, testRule } from '../../../test/facts.ts'
import { expNotYet } from './exp-not-yet.ts'

const begins = (notBefore: Date) => ({ presents: certificate({ notBefore }) })

testRule(expNotYet, {
  'fires before the beginning': [begins(days(1)), ['error finding']],
  'is silent at the very beginning': [begins(now), []],
  'is silent after the beginning': [begins(days(-1)), []],
  'is silent without a certificate': [{ presents: [] }, []],
})
