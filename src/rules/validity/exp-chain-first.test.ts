import { certificate, days, intermediate, testRule } from '../../../test/facts.ts'
import { expChainFirst } from './exp-chain-first.ts'

const under = (issuerEnds: number, ends: number) =>
  certificate({ notAfter: days(ends) }, intermediate('Contoso Old CA', { notAfter: days(issuerEnds) }))

testRule(expChainFirst, {
  'fires when an issuer ends before the end entity': [
    { presents: under(150, 200) },
    ['warning before-end-entity'],
  ],
  'fires when an issuer ends within 90 days': [{ presents: under(80, 60) }, ['warning soon']],
  'is an error when an issuer has ended': [{ presents: under(-1, 200) }, ['error ended']],
  'is silent when issuers outlast it by far': [{}, []],
  'is silent when an issuer ends after it and later than in 90 days': [{ presents: under(91, 60) }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
