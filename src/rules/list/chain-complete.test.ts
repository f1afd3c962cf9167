import { certificate, root, issuing, testRule } from '../../../test/facts.ts'
import { chainComplete } from './chain-complete.ts'

testRule(chainComplete, {
  'says so when the list reaches an anchor': [{}, ['ok finding']],
  'says so when the anchor was sent along': [{ presents: [certificate(), issuing, root] }, ['ok finding']],
  'is silent when the intermediate is missing': [{ presents: [certificate()] }, []],
  'leaves an issuer that was not sent to chain-missing-intermediate': [{ anchors: [] }, []],
  'warns when the list ends in a root that is not known here': [
    { presents: [certificate(), issuing, root], anchors: [] },
    ['warning not-trusted'],
  ],
  'is an error when the path is not valid for a reason of its own': [
    {
      presents: [
        certificate({ extensions: [{ oid: '1.2.3.4', critical: true, value: Uint8Array.of(5, 0) }] }),
        issuing,
      ],
    },
    ['error not-valid'],
  ],
  'is silent without a certificate': [{ presents: [] }, []],
})
