import { tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'
import { readGeneralNames } from '../general-name.ts'
import type { GeneralName } from '../general-name.ts'
import { generalNameLines } from './lines.ts'

/** RFC 5280 section 4.2.1.6. */
export const subjectAltName = alternativeName('2.5.29.17', 'subjectAltName')

/** RFC 5280 section 4.2.1.7. */
export const issuerAltName = alternativeName('2.5.29.18', 'issuerAltName')

function alternativeName(oid: string, what: string): ExtensionKind<GeneralName[]> {
  return {
    oid,
    tag: tags.sequence,
    read: (reader, element) => readGeneralNames(reader, element, what),
    lines: generalNameLines,
  }
}
