/** Octets as lower-case hexadecimal text without separators. */
export function toHex(bytes: Uint8Array): string {
  return view(bytes).toString('hex')
}

/**
 * Octets of hexadecimal text: either case, an even number of digits, no separators.
 * @throws {SyntaxError} for anything else.
 */
export function fromHex(text: string): Uint8Array {
  const wrong = /[^0-9a-f]/i.exec(text)
  if (wrong) throw new SyntaxError(`not a hexadecimal digit: ${JSON.stringify(wrong[0])} at ${wrong.index}`)
  if (text.length % 2 !== 0) throw new SyntaxError(`odd number of hexadecimal digits: ${text.length}`)
  return Uint8Array.from(Buffer.from(text, 'hex'))
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
