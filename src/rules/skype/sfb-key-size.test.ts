import { bitString, integer, nullValue, objectIdentifier, sequence } from '../../asn1/encode.ts'
import { keyPair } from '../../estate/key-pair.ts'
import { certificate, testRule } from '../../../test/facts.ts'
import { sfbKeySize } from './sfb-key-size.ts'

// To find primes for a key of this length takes many seconds, and a certificate carries their product alone.
const modulus = new Uint8Array(1025).fill(0xc5).with(0, 0)
const algorithm = sequence(objectIdentifier('1.2.840.113549.1.1.1'), nullValue())
const spki = sequence(algorithm, bitString(sequence(integer(modulus), integer(65537n))))
const veryLong = certificate({ key: { ...keyPair('ec-p256'), spki } })

testRule(sfbKeySize, {
  'is information for a length in between': [
    { profile: 'edge', presents: certificate({ key: 'rsa-3072' }) },
    ['info unlisted'],
  ],
  'is a warning for 8192': [{ profile: 'cisco', presents: veryLong }, ['warning too-long']],
  'is silent about 2048': [{ profile: 'edge', presents: certificate({ key: 'rsa-2048' }) }, []],
  'leaves 1024 to pki-rsa-size': [{ profile: 'edge', presents: certificate({ key: 'rsa-1024' }) }, []],
  'is silent about elliptic curves': [{ profile: 'cisco' }, []],
  'concerns Skype for Business and Cisco': [{ profile: 'web', presents: veryLong }, []],
})
