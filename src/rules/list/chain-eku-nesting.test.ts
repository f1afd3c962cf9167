import { certificate, intermediate, testRule } from '../../../test/facts.ts'
import { chainEkuNesting } from './chain-eku-nesting.ts'

const under = (...extKeyUsage: string[]) => ({
  presents: certificate({}, intermediate('Contoso Mail CA', { extKeyUsage })),
})

testRule(chainEkuNesting, {
  'fires for an intermediate without server authentication': [
    under('emailProtection', 'clientAuth'),
    ['error finding'],
  ],
  'is silent when it is among the purposes': [under('serverAuth'), []],
  'is silent when any purpose is allowed': [under('anyExtendedKeyUsage'), []],
  'is silent about an intermediate without the extension': [{}, []],
  'leaves the end entity to eku-server-missing': [
    { presents: certificate({ extKeyUsage: ['clientAuth'] }) },
    [],
  ],
  'is silent without a certificate': [{ presents: [] }, []],
})
