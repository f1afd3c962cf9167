/** The character strings of X.680 section 41, as JavaScript strings. Control characters stay: renderers escape. */
import type { DerReader, Element } from './der.ts'
import { readOctets } from './primitive.ts'
import { tagName, tags } from './tag.ts'
import type { Tag } from './tag.ts'

/** Whether a tag is that of a character string. */
export function isStringTag(tag: Tag): boolean {
  return decoders.has(tag)
}

/**
 * The text of a character string. Octets that its type does not allow are reported and read as UTF-8 or Latin-1, or
 * as U+FFFD where there is no such reading. `tag` stands in for the element's own where that is implicit.
 */
export function readString(
  reader: DerReader,
  element: Element | undefined,
  tag: Tag | undefined = element?.tag,
): string | undefined {
  const content = readOctets(reader, element)
  if (element === undefined || tag === undefined || content === undefined) return undefined
  const decoder = decoders.get(tag)
  if (decoder === undefined) {
    reader.faults.add(element.start, `${tagName(tag)} is not a character string`)
    return undefined
  }
  const text = decoder.decode(content)
  if (!decoder.allows(content, text)) {
    reader.faults.add(element.start, `${tagName(tag)} holds what its type does not allow`)
  }
  return text
}

interface StringDecoder {
  decode(content: Uint8Array): string
  /** Whether content and the text decoded from it are as the type demands. */
  allows(content: Uint8Array, text: string): boolean
}

const always = () => true

const decoders = new Map<Tag, StringDecoder>([
  [tags.utf8String, { decode: utf8, allows: (content, text) => !text.includes('\ufffd') || isUtf8(content) }],
  [tags.numericString, { decode: latin1, allows: (_, text) => /^[0-9 ]*$/.test(text) }],
  [tags.printableString, { decode: latin1, allows: (_, text) => /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text) }],
  // In practice Latin-1, whatever T.61 says.
  [tags.t61String, { decode: latin1, allows: always }],
  // Where somebody wrote UTF-8 all the same, people want to read it.
  [
    tags.ia5String,
    {
      decode: (content) => (isUtf8(content) ? utf8(content) : latin1(content)),
      allows: (content) => content.every((octet) => octet < 0x80),
    },
  ],
  [tags.visibleString, { decode: latin1, allows: (_, text) => /^[ -~]*$/.test(text) }],
  [
    tags.universalString,
    { decode: utf32, allows: (content, text) => isWhole(content, 4) && !text.includes('\ufffd') },
  ],
  [tags.bmpString, { decode: utf16, allows: (content) => isWhole(content, 2) }],
])

function latin1(content: Uint8Array): string {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1')
}

function utf8(content: Uint8Array): string {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8')
}

function isUtf8(content: Uint8Array): boolean {
  return Buffer.from(utf8(content)).equals(content)
}

function utf16(content: Uint8Array): string {
  return Buffer.from(content.subarray(0, content.length & ~1))
    .swap16()
    .toString('utf16le')
}

function utf32(content: Uint8Array): string {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  let text = ''
  for (let offset = 0; offset + 4 <= content.length; offset += 4) {
    const code = view.getUint32(offset)
    text += String.fromCodePoint(code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 0xfffd : code)
  }
  return text
}

function isWhole(content: Uint8Array, size: number): boolean {
  return content.length % size === 0
}
