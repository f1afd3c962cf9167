import { bitString, integer, nullValue, objectIdentifier, sequence } from '../../asn1/encode.ts'
import { keyPair } from '../../estate/key-pair.ts'
import { certificate, intermediate, testRule } from '../../../test/facts.ts'
import { pkiWeakKey } from './pki-weak-key.ts'

/** Presents a certificate with this RSA modulus. */
const withModulus = (modulus: bigint) => {
  const key = sequence(integer(modulus), integer(65_537))
  const spki = sequence(sequence(objectIdentifier('1.2.840.113549.1.1.1'), nullValue()), bitString(key))
  return { presents: certificate({ key: { ...keyPair('ec-p256'), spki } }) }
}

/** testRSA2048 of RFC 9500. */
const testKey = BigInt(
  '0xb0f9e81943a7ae9892aade17ca7c40f8744fed2f8148e6c8eaa27b7d001548fb5192ab28b56c5060b118ccd131e59487' +
    '4c6ca989b56c27296f09fb93a034df32e97c6ff0998cfd8e6f42dda58acd1fa97986f144f3d154d67650175e6854b3a9' +
    '52003bc06887b8455ac2b19f7b2f76504ebc98ec945571b07892150ddc6a74ca0fbcd35497ce81534daf9418844b13ae' +
    'a31f9d5a6b9557bbdf619efd4e887f2d42b8dd8bc987eae1bf89cab85ee21e356305df6c07a8838e3ef41c595dcce43d' +
    'afc49123ef4d8abba93d3905e4028d7ba91484a27596e07b4b6ed992f077b524d3dcfe7ddd5549be7cce8da035cfa0b3' +
    'fb8f9e46f732b2a86b460165c08f5313',
)
/** 1 modulo every prime up to 167, which is a power of 65537. */
const smooth = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97]
  .concat([101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167])
  .reduce((product, prime) => product * BigInt(prime), 1n)

testRule(pkiWeakKey, {
  'fires for a published test key': [withModulus(testKey), ['error published']],
  'fires for the mark of faulty chips': [withModulus((smooth << 1800n) + 1n), ['error roca']],
  'fires for primes that lie close together': [
    { presents: certificate({ key: 'rsa-close-primes' }) },
    ['error close-primes'],
  ],
  'fires for a small factor': [withModulus((1n << 2047n) + 1n), ['error small-factor']],
  'fires for an issuer': [
    { presents: certificate({}, intermediate('Contoso Weak CA', { key: 'rsa-close-primes' })) },
    ['error close-primes'],
  ],
  'is silent about a sound key': [{ presents: certificate({ key: 'rsa-2048' }) }, []],
  'is silent about an elliptic-curve key': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
