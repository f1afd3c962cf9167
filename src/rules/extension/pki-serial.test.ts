import { properList } from '../../estate/authority.ts'
import { certificate, intermediate, testRule } from '../../../test/facts.ts'
import { pkiSerial } from './pki-serial.ts'

const numbered = (serialNumber: bigint | Uint8Array) => ({ presents: certificate({ serialNumber }) })
const one = 0x1122334455667788n
const two = [certificate({ serialNumber: one }), certificate({ serialNumber: one })].map((issued) => ({
  presents: properList(issued),
}))
const elsewhere = certificate({ serialNumber: one }, intermediate('Contoso Other CA'))

testRule(pkiSerial, {
  'fires for zero': [numbered(0n), ['warning zero']],
  'fires for a negative number': [numbered(-5n), ['warning negative']],
  'fires for 21 bytes': [numbered(Uint8Array.from({ length: 21 }, () => 7)), ['warning long']],
  'is information for a counter': [numbered(17n), ['info short']],
  'fires for two certificates of one number': [
    { endpoints: two },
    ['error given-twice', 'error given-twice'],
  ],
  'is silent when two issuers give one number': [
    { endpoints: [two[0]!, { presents: properList(elsewhere) }] },
    [],
  ],
  'is silent when two addresses present the same certificate': [{ endpoints: [two[0]!, two[0]!] }, []],
  'is silent about 20 bytes': [numbered(Uint8Array.from({ length: 20 }, () => 7)), []],
  'is silent about 8 bytes': [numbered(one), []],
  'is silent without a certificate': [{ presents: [] }, []],
})
