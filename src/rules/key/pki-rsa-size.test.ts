import { bitString, integer, nullValue, objectIdentifier, sequence } from '../../asn1/encode.ts'
import { keyPair } from '../../estate/key-pair.ts'
import { certificate, intermediate, testRule } from '../../../test/facts.ts'
import { pkiRsaSize } from './pki-rsa-size.ts'

/** Presents a certificate whose RSA key has a modulus of so many bits, and no more sense than that. */
const rsa = (bits: number, exponent: number) => {
  const key = sequence(integer((1n << BigInt(bits - 1)) + 1n), integer(exponent))
  const spki = sequence(sequence(objectIdentifier('1.2.840.113549.1.1.1'), nullValue()), bitString(key))
  return { presents: certificate({ key: { ...keyPair('ec-p256'), spki } }) }
}

testRule(pkiRsaSize, {
  'fires below 2048 bits': [rsa(1024, 65_537), ['error short']],
  'fires for a size that is no multiple of 8': [rsa(2049, 65_537), ['error odd-size']],
  'fires for an even exponent': [rsa(2048, 65_536), ['error bad-exponent']],
  'fires for the exponent 1': [rsa(2048, 1), ['error bad-exponent']],
  'warns of a small exponent': [rsa(2048, 3), ['warning small-exponent']],
  'fires for an issuer': [
    { presents: certificate({}, intermediate('Contoso Weak CA', { key: 'rsa-1024' })) },
    ['error short'],
  ],
  'is silent about 2048 bits and the usual exponent': [rsa(2048, 65_537), []],
  'is silent about elliptic curves': [{}, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
