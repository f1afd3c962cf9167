import { oidTitle } from '../../asn1/oid.ts'
import { readOid } from '../../asn1/primitive.ts'
import { tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'

/** OIDs of KeyPurposeIds, RFC 5280 section 4.2.1.12. */
export const extKeyUsage: ExtensionKind<string[]> = {
  oid: '2.5.29.37',
  tag: tags.sequence,
  read(reader, element) {
    const purposes: string[] = []
    const children = reader.children(element, 'extKeyUsage')
    if (children.peek() === undefined) reader.faults.add(element.start, 'extKeyUsage names no purpose')
    while (children.peek() !== undefined) {
      const purpose = children.required(tags.objectIdentifier, 'a purpose')
      const oid = readOid(reader, purpose)
      if (oid !== undefined) purposes.push(oid)
      if (purpose === undefined) children.take()
    }
    return purposes
  },
  lines: (purposes) => purposes.map((oid) => `${oidTitle(oid) ?? 'Unknown Key Usage'} (${oid})`),
}
