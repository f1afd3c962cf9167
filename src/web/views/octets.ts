/** Octets of certificates, which reports carry as Base64, and how people write them. */

/** How many octets Base64 stands for. */
export function octetCount(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  return Math.max(0, Math.floor((base64.length * 3) / 4) - padding)
}

/** The first octets that Base64 stands for, at most so many; none where it is no Base64. */
export function octetsOf(base64: string, most = Infinity): Uint8Array<ArrayBuffer> {
  const digits = Math.min(base64.length, Math.ceil(most / 3) * 4)
  try {
    const text = atob(base64.slice(0, digits))
    const octets = Uint8Array.from(text, (character) => character.charCodeAt(0))
    return octets.length > most ? octets.slice(0, most) : octets
  } catch {
    return new Uint8Array()
  }
}

/** A certificate as PEM, RFC 7468: lines of 64 digits. */
export function pemOf(base64: string): string {
  return `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`
}

/** Certificates as PEM, one after the other. */
export function pemsOf(wanted: readonly string[], certificates: Record<string, { der: string }>): string {
  return wanted.map((sha256) => pemOf(certificates[sha256]?.der ?? '')).join('')
}

/** A fingerprint in the spellings that programs want: plain and upper case, with colons, as Windows shows it. */
export function spellingsOf(hex: string): { plain: string; colons: string; windows: string } {
  const plain = hex.toUpperCase()
  const pairs = plain.match(/../g) ?? []
  return { plain, colons: pairs.join(':'), windows: pairs.join(' ').toLowerCase() }
}

/** `30` of 48: two digits. */
export function octetText(octet: number): string {
  return octet.toString(16).padStart(2, '0')
}

/** The character of an octet where it is one of printable ASCII, else a dot. */
export function octetCharacter(octet: number): string {
  return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.'
}
