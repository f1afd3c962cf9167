import { certificate, days, testRule } from '../../../test/facts.ts'
import { expSoon } from './exp-soon.ts'

const valid = (from: number, to: number) => ({
  presents: certificate({ notBefore: days(from), notAfter: days(to) }),
})

testRule(expSoon, {
  'fires with less than 30 days left of a year': [valid(-340, 29), ['warning finding']],
  'is silent with 30 days left of a year': [valid(-335, 30), []],
  'fires with less than a third left of 45 days': [valid(-31, 14), ['warning finding']],
  'is silent with more than a third left of 45 days': [valid(-25, 20), []],
  'is silent with four of six days left': [valid(-2, 4), []],
  'leaves what has ended to exp-expired': [valid(-100, -1), []],
  'is silent without a certificate': [{ presents: [] }, []],
})
