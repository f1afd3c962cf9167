/** Text of a file whose encoding nobody declares. */

/** UTF-16 with or without a byte order mark, as editors on Windows save it; anything else octet by octet. */
export function plainText(bytes: Uint8Array): string {
  const encoding = utf16Of(bytes)
  if (encoding !== undefined) return new TextDecoder(encoding).decode(bytes)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0 && second !== 0) return 'utf-16be'
  return first !== 0 && second === 0 ? 'utf-16le' : undefined
}
