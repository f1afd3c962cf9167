import { certificate, root, issuing, testRule } from '../../../test/facts.ts'
import { chainComplete } from './chain-complete.ts'

testRule(chainComplete, {
  'says so when the list reaches an anchor': [{}, ['ok finding']],
  'says so when the anchor was sent along': [{ presents: [certificate(), issuing, root] }, ['ok finding']],
  'is silent when the intermediate is missing': [{ presents: [certificate()] }, []],
  'is silent when the anchor is not at hand': [{ anchors: [] }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
