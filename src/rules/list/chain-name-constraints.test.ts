import { certificate, intermediate, testRule } from '../../../test/facts.ts'
import { chainNameConstraints } from './chain-name-constraints.ts'

const limitedTo = (dns: string) =>
  intermediate('Contoso Limited CA', { nameConstraints: { permitted: [{ dns }] } })

testRule(chainNameConstraints, {
  'fires for a name that is not permitted': [
    { presents: certificate({}, limitedTo('fabrikam.test')) },
    ['error finding'],
  ],
  'fires for a name that is excluded': [
    {
      presents: certificate(
        {},
        intermediate('Contoso Limited CA', { nameConstraints: { excluded: [{ dns: 'contoso.test' }] } }),
      ),
    },
    ['error finding'],
  ],
  'fires for a constraint that nobody can apply': [
    {
      presents: certificate(
        { subjectAltName: [{ dns: 'sip.contoso.test' }, { registeredId: '1.2.3' }] },
        intermediate('Contoso Limited CA', { nameConstraints: { permitted: [{ registeredId: '1.2' }] } }),
      ),
    },
    ['error unusable'],
  ],
  'is silent about a permitted name': [{ presents: certificate({}, limitedTo('contoso.test')) }, []],
  'is silent without constraints': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
