import { createAuthority } from '../../estate/authority.ts'
import { certificate, days, intermediate, testRule } from '../../../test/facts.ts'
import { chainCaConstraints } from './chain-ca-constraints.ts'

const below = (upper: ReturnType<typeof intermediate>) =>
  createAuthority({ subject: ['CN=Contoso Branch CA'], notBefore: days(-1000), notAfter: days(1000) }, upper)

testRule(chainCaConstraints, {
  'fires for an issuer that is no authority': [
    { presents: certificate({}, intermediate('Contoso Server', { basicConstraints: { cA: false } })) },
    ['error not-a-ca'],
  ],
  'fires for an issuer that may not sign certificates': [
    { presents: certificate({}, intermediate('Contoso CRL CA', { keyUsage: ['cRLSign'] })) },
    ['error key-usage'],
  ],
  'fires for an authority too many': [
    {
      presents: certificate(
        {},
        below(intermediate('Contoso Narrow CA', { basicConstraints: { cA: true, pathLenConstraint: 0 } })),
      ),
    },
    ['error path-length'],
  ],
  'is silent when the path length suffices': [
    {
      presents: certificate(
        {},
        below(intermediate('Contoso Wide CA', { basicConstraints: { cA: true, pathLenConstraint: 1 } })),
      ),
    },
    [],
  ],
  'is silent about proper authorities': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
