/** Recognises what answers in place of TLS, from the first octets that it sends. */

export interface PlainTextAnswer {
  /** What speaks there, as words for people: `an HTTP server`; absent when it cannot be told. */
  speaker?: string
  /** The first line, at most 80 characters, each octet one character; empty when it is no text. */
  firstLine: string
}

/** Octets that suffice to recognise everything that can be recognised. */
const enoughOfPlainText = 512

/** Whether more octets could change what `recognisePlainText` says. */
export function plainTextIsComplete(start: Uint8Array): boolean {
  return start.length >= enoughOfPlainText || start.includes(lineFeed)
}

/**
 * Says what speaks there, as far as the octets tell that came in place of a TLS record. Only the first line counts, so
 * that it makes no difference how much of the rest had come by then.
 */
export function recognisePlainText(octets: Uint8Array): PlainTextAnswer {
  const start = octets.subarray(0, octets.indexOf(lineFeed) + 1 || enoughOfPlainText)
  const text = Buffer.from(start.buffer, start.byteOffset, start.length).toString('latin1')
  const speaker = speakers.find(({ pattern }) => pattern.test(text))?.speaker ?? binarySpeaker(start)
  const firstLine = text.split(/[\r\n]/, 1)[0]!.slice(0, 80)
  return {
    ...(speaker === undefined ? {} : { speaker }),
    firstLine: /^[\t\x20-\x7e\xa0-\xff]{3,}$/.test(firstLine) ? firstLine : '',
  }
}

const lineFeed = 0x0a

/** First match wins: the greetings that say what they are stand before those that several protocols share. */
const speakers: readonly { pattern: RegExp; speaker: string }[] = [
  { pattern: /^HTTP\/\d/, speaker: 'an HTTP server' },
  { pattern: /^\s*<(!doctype|html|head)/i, speaker: 'an HTTP server' },
  { pattern: /^SIP\/\d/, speaker: 'a SIP server without TLS' },
  { pattern: /^(OPTIONS|REGISTER|INVITE) sips?:/, speaker: 'a SIP server without TLS' },
  { pattern: /^SSH-\d/, speaker: 'an SSH server' },
  { pattern: /^220[ -].*\bFTP/is, speaker: 'an FTP server' },
  { pattern: /^220[ -].*\bE?SMTP/is, speaker: 'a mail server (SMTP)' },
  { pattern: /^[245]\d\d[ -]/, speaker: 'a mail or FTP server' },
  { pattern: /^\+OK/, speaker: 'a mail server (POP3)' },
  { pattern: /^\* (OK|PREAUTH|BYE)\b/, speaker: 'a mail server (IMAP)' },
  { pattern: /^<\?xml|^<stream:/, speaker: 'an XMPP server' },
]

function binarySpeaker(start: Uint8Array): string | undefined {
  const [first = 0, second = 0, third = 0, , , fifth, sixth] = start
  // SSL 2.0: two octets of length, then SERVER-HELLO (4) with its version, or ERROR (0) of three octets in all.
  const serverHello = third === 4 && fifth === 0 && sixth === 2
  const error = first === 0x80 && second === 3 && third === 0
  if (first >= 0x80 && (serverHello || error)) return 'a server of SSL 2.0, which RFC 6176 prohibits'
  // TPKT, RFC 1006 section 6.
  return first === 3 && second === 0 ? 'a Remote Desktop server' : undefined
}
