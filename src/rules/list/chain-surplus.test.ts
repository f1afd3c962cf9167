import { certificate, intermediate, issuing, root, testRule } from '../../../test/facts.ts'
import { chainSurplus } from './chain-surplus.ts'

const endEntity = certificate()

testRule(chainSurplus, {
  'fires for a root sent along': [{ presents: [endEntity, issuing, root] }, ['info self-signed']],
  'fires for a copy': [{ presents: [endEntity, issuing, issuing] }, ['info duplicate']],
  'fires for a stranger': [
    { presents: [endEntity, issuing, intermediate('Contoso Former CA')] },
    ['info unrelated'],
  ],
  'is silent about a clean list': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
  'says where it stopped looking': [
    { presents: [certificate(), ...Array.from({ length: 40 }, () => issuing)] },
    ['info duplicate', 'info not-examined'],
  ],
})
