import { readBitString } from '../../asn1/primitive.ts'
import { tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'
import { spacedHex } from './lines.ts'

/** KeyUsage bit names of RFC 5280 section 4.2.1.3. */
export type KeyUsage =
  | 'digitalSignature'
  | 'nonRepudiation'
  | 'keyEncipherment'
  | 'dataEncipherment'
  | 'keyAgreement'
  | 'keyCertSign'
  | 'cRLSign'
  | 'encipherOnly'
  | 'decipherOnly'

/** In the order of the bits, with Windows' words. */
const bits: readonly [KeyUsage, string][] = [
  ['digitalSignature', 'Digital Signature'],
  ['nonRepudiation', 'Non-Repudiation'],
  ['keyEncipherment', 'Key Encipherment'],
  ['dataEncipherment', 'Data Encipherment'],
  ['keyAgreement', 'Key Agreement'],
  ['keyCertSign', 'Certificate Signing'],
  ['cRLSign', 'Off-line CRL Signing, CRL Signing'],
  ['encipherOnly', 'Encipher Only'],
  ['decipherOnly', 'Decipher Only'],
]

/** RFC 5280 section 4.2.1.3. The octets are kept because Windows shows them. */
export const keyUsage: ExtensionKind<{ usages: ReadonlySet<KeyUsage>; octets: Uint8Array }> = {
  oid: '2.5.29.15',
  tag: tags.bitString,
  read(reader, element) {
    const string = readBitString(reader, element)
    if (string === undefined) return undefined
    const { octets, unusedBits } = string
    const isSet = (bit: number) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0
    const usages = new Set(bits.flatMap(([usage], bit) => (isSet(bit) ? [usage] : [])))
    if (octets.every((octet) => octet === 0)) reader.faults.add(element.start, 'keyUsage allows nothing')
    else if (!isSet(octets.length * 8 - unusedBits - 1)) {
      reader.faults.add(element.start, 'keyUsage ends in zero bits, which must be left out')
    }
    return { usages, octets }
  },
  lines: ({ usages, octets }) => [
    `${bits.flatMap(([usage, title]) => (usages.has(usage) ? [title] : [])).join(', ')} (${spacedHex(octets)})`.trim(),
  ],
}
