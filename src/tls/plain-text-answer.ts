/** Recognises what answers in place of TLS, from the first octets that it sends. */
import type { FlightFault } from './flight.ts'

export interface PlainTextAnswer {
  /** What speaks there, as words for people: `an HTTP server`; absent when it cannot be told. */
  speaker?: string
  /** The protocol, where it is one that goes on to TLS when asked to (STARTTLS). */
  starttls?: 'smtp' | 'lmtp' | 'imap' | 'pop3' | 'ftp' | 'xmpp-client' | 'mysql' | 'nntp' | 'sieve'
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
  const known = speakers.find(({ pattern }) => pattern.test(text)) ?? binarySpeaker(start)
  const firstLine = text.split(/[\r\n]/, 1)[0]!.slice(0, 80)
  return {
    ...(known === undefined ? {} : { speaker: known.speaker }),
    ...(known?.starttls === undefined ? {} : { starttls: known.starttls }),
    firstLine: /^[\t\x20-\x7e\xa0-\xff]{3,}$/.test(firstLine) ? firstLine : '',
  }
}

/** The fault of a flight that begins with these octets. */
export function plainTextFault(octets: Uint8Array): FlightFault {
  const { speaker = 'something that does not speak TLS', firstLine, starttls } = recognisePlainText(octets)
  const quote = firstLine === '' ? '' : ` Its answer begins: ${firstLine}`
  const detail = `The far end is ${speaker}.${quote}`
  return { code: 'not-tls', detail, ...(starttls === undefined ? {} : { starttls }) }
}

const lineFeed = 0x0a

type Speaker = Pick<PlainTextAnswer, 'starttls'> & { speaker: string }

/** First match wins: the greetings that say what they are stand before those that several protocols share. */
const speakers: readonly (Speaker & { pattern: RegExp })[] = [
  { pattern: /^HTTP\/\d/, speaker: 'an HTTP server' },
  { pattern: /^\s*<(!doctype|html|head)/i, speaker: 'an HTTP server' },
  { pattern: /^SIP\/\d/, speaker: 'a SIP server without TLS' },
  { pattern: /^(OPTIONS|REGISTER|INVITE) sips?:/, speaker: 'a SIP server without TLS' },
  { pattern: /^SSH-\d/, speaker: 'an SSH server' },
  { pattern: /^220[ -].*\bFTP/is, speaker: 'an FTP server', starttls: 'ftp' },
  { pattern: /^220[ -].*\bLMTP/is, speaker: 'a mail server (LMTP)', starttls: 'lmtp' },
  { pattern: /^220[ -].*\bE?SMTP/is, speaker: 'a mail server (SMTP)', starttls: 'smtp' },
  {
    pattern: /^20[01][ -].*\b(NNTP|news|InterNetNews|INN)/is,
    speaker: 'a news server (NNTP)',
    starttls: 'nntp',
  },
  { pattern: /^[245]\d\d[ -]/, speaker: 'a mail or FTP server' },
  { pattern: /^\+OK/, speaker: 'a mail server (POP3)', starttls: 'pop3' },
  { pattern: /^\* (OK|PREAUTH|BYE)\b/, speaker: 'a mail server (IMAP)', starttls: 'imap' },
  { pattern: /^"IMPLEMENTATION"/i, speaker: 'a ManageSieve server', starttls: 'sieve' },
  { pattern: /^<\?xml|^<stream:/, speaker: 'an XMPP server', starttls: 'xmpp-client' },
]

function binarySpeaker(start: Uint8Array): Speaker | undefined {
  const [first = 0, second = 0, third = 0, sequence, kind, fifth, sixth] = start
  // SSL 2.0: two octets of length, then SERVER-HELLO (4) with its version, or ERROR (0) of three octets in all.
  const serverHello = third === 4 && fifth === 0 && sixth === 2
  const error = first === 0x80 && second === 3 && third === 0
  if (first >= 0x80 && (serverHello || error))
    return { speaker: 'a server of SSL 2.0, which RFC 6176 prohibits' }
  // TPKT, RFC 1006 section 6.
  if (first === 3 && second === 0) return { speaker: 'a Remote Desktop server' }
  // Packet 0 of MySQL: a greeting of version 10, or an error.
  const greets = third === 0 && sequence === 0 && (kind === 10 || kind === 0xff)
  return greets ? { speaker: 'a MySQL or MariaDB server', starttls: 'mysql' } : undefined
}
