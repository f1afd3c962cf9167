/** Bytes of a file or of standard input to text. */
import { InputError } from './input-error.ts'

const magics: [octets: number[], what: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'this is an Excel workbook or another ZIP archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'this is an Excel workbook of the old kind'],
]

/**
 * Decodes UTF-8, and UTF-16 with a byte order mark, as Excel saves "Unicode text". The mark is taken off.
 * @param source for the message: the name of the file.
 * @throws {InputError} for a workbook, and for what is no text.
 */
export function decodeText(bytes: Uint8Array, source: string): string {
  const magic = magics.find(([octets]) => startsWith(bytes, octets))
  if (magic !== undefined) throw new InputError(source, magic[1], 'save it as "CSV UTF-8" and try again')
  const encoding = startsWith(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : 'utf-8'
  const text = decodeStrictly(bytes, encoding)
  if (text === undefined) throw new InputError(source, 'this is not UTF-8 text', 'save it as "CSV UTF-8"')
  if (text.includes('\0')) throw binaryInput(source)
  return text
}

/** For text with NUL characters in it, which no list of targets has. */
export function binaryInput(source: string): InputError {
  return new InputError(source, 'this is not text', 'right is a text file in UTF-8 with one target a line')
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function startsWith(bytes: Uint8Array, octets: number[]): boolean {
  return octets.every((octet, index) => bytes[index] === octet)
}
