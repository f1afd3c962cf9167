/** Octets as base64 with padding, one line, RFC 4648 section 4. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/**
 * Octets of base64 text, RFC 4648 section 4. White space is skipped and padding may be missing.
 * @throws {SyntaxError} for a character outside the alphabet or a length that no octets give.
 */
export function fromBase64(text: string): Uint8Array {
  const digits = text.replace(/\s+/g, '').replace(/={1,2}$/, '')
  const wrong = /[^A-Za-z0-9+/]/.exec(digits)
  if (wrong) throw new SyntaxError(`not a base64 character: ${JSON.stringify(wrong[0])}`)
  if (digits.length % 4 === 1)
    throw new SyntaxError(`base64 text is cut short after ${digits.length} characters`)
  return Uint8Array.from(Buffer.from(digits, 'base64'))
}
