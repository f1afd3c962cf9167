import { certificate, intermediate, testRule } from '../../../test/facts.ts'
import { chainLeRetired } from './chain-le-retired.ts'

const from = (...subject: string[]) => ({ presents: certificate({}, intermediate('', { subject })) })

testRule(chainLeRetired, {
  'fires for an intermediate of 2024': [from("O=Let's Encrypt", 'CN=R11'), ['info finding']],
  'fires for one with an elliptic-curve key': [from("O=Let's Encrypt", 'CN=E7'), ['info finding']],
  'is silent about generation Y': [from("O=Let's Encrypt", 'CN=YR2'), []],
  'is silent about an R11 of somebody else': [from('O=Contoso', 'CN=R11'), []],
  'is silent without a certificate': [{ presents: [] }, []],
})
