import { oidTitle } from '../../asn1/oid.ts'
import { readOid } from '../../asn1/primitive.ts'
import { tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'
import { readGeneralName } from '../general-name.ts'
import type { GeneralName } from '../general-name.ts'
import { generalNameLines, indent } from './lines.ts'

/** Where to find something, and what. */
export interface AccessDescription {
  /** OID of the access method. */
  method: string
  location: GeneralName
}

/** RFC 5280 section 4.2.2.1. */
export const authorityInfoAccess = access('1.3.6.1.5.5.7.1.1', 'authorityInfoAccess', 'Authority Info Access')

/** RFC 5280 section 4.2.2.2. */
export const subjectInfoAccess = access('1.3.6.1.5.5.7.1.11', 'subjectInfoAccess', 'Subject Info Access')

function access(oid: string, what: string, title: string): ExtensionKind<AccessDescription[]> {
  return {
    oid,
    tag: tags.sequence,
    critical: false,
    read(reader, element) {
      const descriptions: AccessDescription[] = []
      const children = reader.children(element, what)
      if (children.peek() === undefined) reader.faults.add(element.start, `${what} is empty`)
      for (const child of children) {
        const fields = reader.children(child, what)
        const method = readOid(reader, fields.required(tags.objectIdentifier, 'accessMethod'))
        const place = fields.take()
        const location = place && readGeneralName(reader, place, what)
        fields.finish()
        if (place === undefined) reader.faults.add(child.start, `${what}: no accessLocation`)
        if (method !== undefined && location !== undefined) descriptions.push({ method, location })
      }
      return descriptions
    },
    lines: (descriptions) =>
      descriptions.flatMap(({ method, location }, index) => [
        `[${index + 1}]${title}`,
        ...indent([
          `Access Method=${oidTitle(method) ?? 'Unknown Access Method'} (${method})`,
          'Alternative Name:',
          ...indent(generalNameLines([location])),
        ]),
      ]),
  }
}
