import { certificate, issuing, root, testRule } from '../../../test/facts.ts'
import { chainLong } from './chain-long.ts'

const manyNames = Array.from({ length: 400 }, (_, index) => ({ dns: `sip${index}.contoso.test` }))

testRule(chainLong, {
  'fires for four authorities': [
    { presents: [certificate(), issuing, root, issuing, root] },
    ['info finding'],
  ],
  'fires for more than 8 KB': [
    { presents: [certificate({ subjectAltName: manyNames }), issuing] },
    ['info finding'],
  ],
  'is silent about three authorities': [{ presents: [certificate(), issuing, root, issuing] }, []],
  'is silent about a proper list': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
