import { certificate, root, issuing, testRule } from '../../../test/facts.ts'
import { objectIdentifier, sequence } from '../../asn1/encode.ts'
import { chainComplete } from './chain-complete.ts'

const unreadableUsage = {
  keyUsage: null,
  extensions: [{ oid: '2.5.29.15', critical: true, value: Uint8Array.of(5, 0) }],
}
const unknownSignature = {
  identifier: sequence(objectIdentifier('1.2.3.4.5')),
  sign: () => new Uint8Array(64),
}

testRule(chainComplete, {
  'says so when the list reaches an anchor': [{}, ['ok finding']],
  'says so when the anchor was sent along': [{ presents: [certificate(), issuing, root] }, ['ok finding']],
  'is silent when the intermediate is missing': [{ presents: [certificate()] }, []],
  'leaves an issuer that was not sent to chain-missing-intermediate': [{ anchors: [] }, []],
  'warns when the list ends in a root that is not known here': [
    { presents: [certificate(), issuing, root], anchors: [] },
    ['warning not-trusted'],
  ],
  'is an error when the path is not valid for a reason that no other rule tells': [
    { presents: [certificate(unreadableUsage), issuing] },
    ['error not-valid'],
  ],
  'is silent when another rule tells why the path is not valid': [
    {
      presents: [
        certificate({ extensions: [{ oid: '1.2.3.4', critical: true, value: Uint8Array.of(5, 0) }] }),
        issuing,
      ],
    },
    [],
  ],
  'cannot tell with a signature that cannot be checked here': [
    { presents: [certificate({ signature: unknownSignature }), issuing] },
    ['unknown cannot-tell'],
  ],
  'is silent without a certificate': [{ presents: [] }, []],
})
