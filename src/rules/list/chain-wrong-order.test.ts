import { createAuthority } from '../../estate/authority.ts'
import { certificate, days, intermediate, testRule } from '../../../test/facts.ts'
import { chainWrongOrder } from './chain-wrong-order.ts'

const policy = intermediate('Contoso Policy CA')
const regional = createAuthority(
  { subject: ['CN=Contoso Regional CA'], notBefore: days(-1000), notAfter: days(1000) },
  policy,
)
const endEntity = certificate({}, regional)

testRule(chainWrongOrder, {
  'fires when issuers are swapped': [{ presents: [endEntity, policy, regional] }, ['warning finding']],
  'is silent when each certifies the one before': [{ presents: [endEntity, regional, policy] }, []],
  'is silent about a single certificate': [{ presents: [endEntity] }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
