/** How every message of this folder is decoded: wholly, or not at all. */
import { ByteReader, TruncatedError } from '../bytes/reader.ts'

/**
 * Runs `read` over `bytes`. Undefined when they end too early or when some are left over: then they are not the
 * message that they are said to be (RFC 8446 section 6.2, decode_error).
 */
export function decodeWhole<T>(bytes: Uint8Array, read: (reader: ByteReader) => T): T | undefined {
  const reader = new ByteReader(bytes)
  try {
    const value = read(reader)
    return reader.remaining === 0 ? value : undefined
  } catch (error) {
    if (error instanceof TruncatedError) return undefined
    throw error
  }
}

/** Every element of a vector, read one after the other until its octets are used up. */
export function readAll<T>(bytes: Uint8Array, read: (reader: ByteReader) => T): T[] {
  const reader = new ByteReader(bytes)
  const elements: T[] = []
  while (reader.remaining > 0) elements.push(read(reader))
  return elements
}

/** An extension block, RFC 8446 section 4.2, by extension type. Of one that is repeated the first counts. */
export function readExtensions(bytes: Uint8Array): Map<number, Uint8Array> {
  const extensions = new Map<number, Uint8Array>()
  readAll(bytes, (reader) => {
    const type = reader.uint16()
    const content = reader.vector16()
    if (!extensions.has(type)) extensions.set(type, content)
  })
  return extensions
}
