/** Extensions, RFC 5280 section 4.2: the list itself, and what a kind of extension is to the rest. */
import { DerReader } from '../asn1/der.ts'
import type { Element } from '../asn1/der.ts'
import type { FaultList } from '../asn1/fault.ts'
import { oidName } from '../asn1/oid.ts'
import { readBoolean, readOctets, readOid } from '../asn1/primitive.ts'
import { tagName, tags } from '../asn1/tag.ts'
import type { Tag } from '../asn1/tag.ts'

/** One extension as it stands in the certificate, its value not yet read. */
export interface Extension {
  oid: string
  critical: boolean
  /** The octets inside extnValue. */
  value: Uint8Array
  /** Offset of those octets in the certificate's DER. */
  offset: number
}

/** One kind of extension: how its value is read, and how it is shown. */
export interface ExtensionKind<T> {
  oid: string
  /** Tag of the outermost element of the value. */
  tag: Tag
  /** Whether the standard wants it critical; absent where it leaves the choice. */
  critical?: boolean
  /** The value, or undefined when it cannot be read, or not all of what others rely on. */
  read(reader: DerReader, element: Element): T | undefined
  /** Lines in the manner of Windows' certificate dialog, nested ones indented by five spaces a level. */
  lines(value: T): string[]
}

/** Decodes the value of an extension. Faults have offsets in `der`, the certificate that the extension stands in. */
export function decodeExtension<T>(
  kind: ExtensionKind<T>,
  der: Uint8Array,
  extension: Extension,
  faults: FaultList,
): T | undefined {
  const reader = new DerReader(der, faults)
  const what = oidName(kind.oid) ?? kind.oid
  const element = reader.whole(what, extension.offset, extension.offset + extension.value.length)
  if (element === undefined) return undefined
  if (element.tag !== kind.tag) {
    faults.add(element.start, `${what} is a ${tagName(element.tag)}, not a ${tagName(kind.tag)}`)
    return undefined
  }
  return kind.read(reader, element)
}

/** Reads Extensions; `element` is the explicit tag around them. Unreadable ones are left out. */
export function readExtensions(reader: DerReader, element: Element): Extension[] {
  const wrapper = reader.children(element, 'extensions')
  const list = wrapper.required(tags.sequence, 'the list')
  wrapper.finish()
  if (list === undefined) return []
  const children = reader.children(list, 'extensions')
  if (children.peek() === undefined) reader.faults.add(list.start, 'extensions: an empty list')
  const extensions: Extension[] = []
  const seen = new Set<string>()
  for (const child of children) {
    const extension = readExtension(reader, child)
    if (extension === undefined) continue
    if (seen.has(extension.oid)) {
      reader.faults.add(child.start, `extension ${oidName(extension.oid) ?? extension.oid} occurs again`)
    }
    seen.add(extension.oid)
    extensions.push(extension)
  }
  return extensions
}

function readExtension(reader: DerReader, element: Element): Extension | undefined {
  if (element.tag !== tags.sequence) {
    reader.faults.add(element.start, `extensions: a ${tagName(element.tag)} where an extension should be`)
    return undefined
  }
  const fields = reader.children(element, 'extension')
  const oid = readOid(reader, fields.required(tags.objectIdentifier, 'extnID'))
  const flag = fields.optional(tags.boolean)
  const critical = readBoolean(reader, flag) ?? false
  if (flag !== undefined && !critical) {
    reader.faults.add(flag.start, 'extension: critical FALSE is the default and must be left out')
  }
  const octets = fields.required(tags.octetString, 'extnValue')
  const value = readOctets(reader, octets)
  fields.finish()
  if (oid === undefined || octets === undefined || value === undefined) return undefined
  return { oid, critical, value, offset: octets.contentStart }
}
