/** GeneralName, RFC 5280 section 4.2.1.6. */
import type { DerReader, Element } from '../asn1/der.ts'
import { readOctets, readOid } from '../asn1/primitive.ts'
import { isStringTag, readString } from '../asn1/string.ts'
import { contextTag, tagName, tagParts, tags } from '../asn1/tag.ts'
import { toHex } from '../bytes/hex.ts'
import { formatIpAddress } from '../names/ip-address.ts'
import { formatName, readName } from './name.ts'
import type { Name } from './name.ts'

/** One name. `value` is text to be shown: of an iPAddress its usual form, of what has no text its hexadecimal DER. */
export type GeneralName =
  | { type: 'rfc822Name' | 'dNSName' | 'uniformResourceIdentifier'; value: string }
  | { type: 'iPAddress'; value: string; octets: Uint8Array }
  | { type: 'directoryName'; value: string; name: Name }
  | { type: 'registeredID'; value: string }
  | { type: 'otherName'; oid: string; value: string; raw: Uint8Array }
  | { type: 'x400Address' | 'ediPartyName'; value: string; raw: Uint8Array }

/**
 * How iPAddress and dNSName are to be read: as an identifier, or as a constraint on identifiers (address and mask,
 * names that may begin with a dot or be empty), RFC 5280 section 4.2.1.10.
 */
export type NameForm = 'identifier' | 'constraint'

/** Reads GeneralNames, a SEQUENCE (or an implicit tag in its place) of GeneralName; unreadable ones are left out. */
export function readGeneralNames(reader: DerReader, element: Element, what: string): GeneralName[] {
  const names: GeneralName[] = []
  const children = reader.children(element, what)
  if (children.peek() === undefined) reader.faults.add(element.start, `${what} holds no name`)
  for (const child of children) {
    const name = readGeneralName(reader, child, what)
    if (name !== undefined) names.push(name)
  }
  return names
}

/** Reads one GeneralName. `what` names the surroundings in faults. */
export function readGeneralName(
  reader: DerReader,
  element: Element,
  what: string,
  form: NameForm = 'identifier',
): GeneralName | undefined {
  const { tagClass, number } = tagParts(element.tag)
  const type = tagClass === 2 ? types[number] : undefined
  switch (type) {
    case 'rfc822Name':
    case 'dNSName':
    case 'uniformResourceIdentifier': {
      const value = readString(reader, element, tags.ia5String)
      if (value === undefined) return undefined
      const wrong = type === 'dNSName' ? dnsNameProblem(value, form) : value === '' && 'is empty'
      if (wrong !== false && form === 'identifier')
        reader.faults.add(element.start, `${what}: ${type} ${wrong}`)
      return { type, value }
    }
    case 'iPAddress': {
      const octets = readOctets(reader, element)
      if (octets === undefined) return undefined
      return { type, value: ipText(reader, element, octets, what, form), octets }
    }
    case 'directoryName': {
      const children = reader.children(element, what)
      const name = readName(reader, children.required(tags.sequence, type), `${what}: directoryName`)
      children.finish()
      return { type, value: formatName(name), name }
    }
    case 'registeredID': {
      const value = readOid(reader, element)
      return value === undefined ? undefined : { type, value }
    }
    case 'otherName':
      return readOtherName(reader, element, what)
    case 'x400Address':
    case 'ediPartyName': {
      const raw = reader.encoding(element)
      return { type, value: toHex(raw), raw }
    }
    case undefined:
      reader.faults.add(element.start, `${what}: ${tagName(element.tag)} is no kind of GeneralName`)
      return undefined
  }
}

const types = [
  'otherName',
  'rfc822Name',
  'dNSName',
  'x400Address',
  'directoryName',
  'ediPartyName',
  'uniformResourceIdentifier',
  'iPAddress',
  'registeredID',
] as const

function readOtherName(reader: DerReader, element: Element, what: string): GeneralName | undefined {
  const fields = reader.children(element, what)
  const oid = readOid(reader, fields.required(tags.objectIdentifier, 'otherName type'))
  const wrapper = fields.required(contextTag(0), 'otherName value')
  fields.finish()
  if (oid === undefined || wrapper === undefined) return undefined
  const value = reader.children(wrapper, what).take()
  const raw = value === undefined ? new Uint8Array() : reader.encoding(value)
  const text = value !== undefined && isStringTag(value.tag) ? readString(reader, value) : undefined
  return { type: 'otherName', oid, value: text ?? toHex(raw), raw }
}

function dnsNameProblem(value: string, form: NameForm): string | false {
  if (form === 'constraint') return false
  if (value === '') return 'is empty'
  if (value.length > 253) return 'is longer than 253 characters'
  const wrong = /[^\w.*-]/.exec(value)
  return wrong !== null && `has a character that no DNS name has: ${JSON.stringify(wrong[0])}`
}

function ipText(
  reader: DerReader,
  element: Element,
  octets: Uint8Array,
  what: string,
  form: NameForm,
): string {
  const size = form === 'constraint' ? octets.length / 2 : octets.length
  if (size !== 4 && size !== 16) {
    reader.faults.add(element.start, `${what}: iPAddress of ${octets.length} octets`)
    return toHex(octets)
  }
  if (form === 'identifier') return formatIpAddress(octets)
  return `${formatIpAddress(octets.subarray(0, size))}/${formatIpAddress(octets.subarray(size))}`
}
