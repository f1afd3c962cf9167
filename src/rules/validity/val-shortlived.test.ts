import { certificate, days, testRule } from '../../../test/facts.ts'
import { valShortlived } from './val-shortlived.ts'

const valid = (from: number, to: number) => ({
  presents: certificate({ notBefore: days(from), notAfter: days(to) }),
})

testRule(valShortlived, {
  'fires for six days': [valid(-2, 4), ['info finding']],
  'is silent about eight days': [valid(-4, 4), []],
  'is silent about 45 days': [valid(-15, 30), []],
  'is silent without a certificate': [{ presents: [] }, []],
})
