/** Distinguished names of the estate's certificates, RFC 5280 section 4.1.2.4. */
import {
  bmpString,
  ia5String,
  objectIdentifier,
  printableString,
  sequence,
  setOf,
  t61String,
  utf8String,
} from '../asn1/encode.ts'

/** One AttributeTypeAndValue; `type` is a short name of the table below or an OID. */
interface AttributeInput {
  type: string
  value: string
  /** Default: UTF8String, or what RFC 5280 appendix A demands for the type. */
  string?: 'utf8' | 'printable' | 'ia5' | 'bmp' | 't61'
}

/** `CN=sip.contoso.test`, or the attributes of one RelativeDistinguishedName. */
type RdnInput = string | readonly AttributeInput[]

/**
 * RelativeDistinguishedNames in encoded order (country first, as a rule): `['C=AU', 'O=Contoso', 'CN=…']`;
 * or the DER of a Name, used as it is.
 */
export type NameInput = readonly RdnInput[] | Uint8Array

const attributeTypes: Record<string, string> = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  SERIALNUMBER: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  S: '2.5.4.8',
  STREET: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  E: '1.2.840.113549.1.9.1',
  DC: '0.9.2342.19200300.100.1.25',
  UID: '0.9.2342.19200300.100.1.1',
}

const stringOf = {
  utf8: utf8String,
  printable: printableString,
  ia5: ia5String,
  bmp: bmpString,
  t61: t61String,
}

const demandedString: Record<string, NonNullable<AttributeInput['string']>> = {
  C: 'printable',
  SERIALNUMBER: 'printable',
  E: 'ia5',
  DC: 'ia5',
}

/**
 * DER of a Name.
 * @throws {SyntaxError} when an attribute type is neither a known short name nor an OID
 */
export function encodeName(name: NameInput): Uint8Array {
  if (name instanceof Uint8Array) return name
  return sequence(...name.map(encodeRdn))
}

/** DER of one RelativeDistinguishedName; throws as `encodeName` does. */
export function encodeRdn(rdn: RdnInput): Uint8Array {
  const attributes = typeof rdn === 'string' ? [splitAttribute(rdn)] : rdn
  return setOf(...attributes.map(encodeAttribute))
}

function splitAttribute(text: string): AttributeInput {
  const equals = text.indexOf('=')
  return { type: text.slice(0, equals), value: text.slice(equals + 1) }
}

function encodeAttribute({ type, value, string }: AttributeInput): Uint8Array {
  const encodeValue = stringOf[string ?? demandedString[type] ?? 'utf8']
  return sequence(objectIdentifier(attributeTypes[type] ?? type), encodeValue(value))
}
