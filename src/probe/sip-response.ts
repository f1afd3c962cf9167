/**
 * Reads one SIP response off a stream, RFC 3261 section 7. No I/O.
 *
 * Rules of the machine:
 * - Provisional responses (1xx) are passed over, with their bodies; the first other one is the answer.
 * - Only the start line and three header fields are looked at, so the answer's own body is not waited for.
 * - Line ends between messages are keep-alives (RFC 5626 section 3.5.1) and ignored.
 * - What does not begin as a SIP response is the end; so are more octets than any sensible answer has.
 */

/** What the start line and the header say. Text of the far end, each octet one character, at most 200 of them. */
export interface SipResponse {
  status: number
  reason: string
  contact?: string
  server?: string
}

/** Octets of everything that is read. */
const maximumResponse = 16_384

const maximumValue = 200

/** The first final response in `octets`; `more` when it is not complete, `not-sip` when it never will be. */
export function readSipResponse(octets: Uint8Array): SipResponse | 'more' | 'not-sip' {
  let text = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1')
  for (;;) {
    text = text.replace(/^[\r\n]+/, '')
    if (!text.startsWith(beginning.slice(0, text.length))) return 'not-sip'
    const end = /\r?\n\r?\n/.exec(text)
    if (end === null) return octets.length < maximumResponse ? 'more' : 'not-sip'
    const response = readHead(text.slice(0, end.index))
    if (response === undefined) return 'not-sip'
    if (response.status >= 200) return response.shown
    text = text.slice(end.index + end[0].length + response.bodyLength)
  }
}

const beginning = 'SIP/2.0 '

function readHead(head: string): { status: number; bodyLength: number; shown: SipResponse } | undefined {
  // A line that begins with white space goes on from the one before (section 7.3.1).
  const [startLine = '', ...lines] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const [, code, reason = ''] = /^SIP\/2\.0 ([1-6]\d\d)(?: (.*))?$/.exec(startLine) ?? []
  if (code === undefined) return undefined
  const status = Number(code)
  const contact = fieldOf(lines, ['contact', 'm'])
  const server = fieldOf(lines, ['server']) ?? fieldOf(lines, ['user-agent'])
  const bodyLength = Number(/^\d{1,6}$/.exec(fieldOf(lines, ['content-length', 'l']) ?? '')?.[0] ?? 0)
  return {
    status,
    bodyLength,
    shown: {
      status,
      reason: reason.slice(0, maximumValue),
      ...(contact === undefined ? {} : { contact }),
      ...(server === undefined ? {} : { server }),
    },
  }
}

/** The first field of one of these names, in lower case; names have short forms (section 7.3.3). */
function fieldOf(lines: readonly string[], names: readonly string[]): string | undefined {
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon > 0 && names.includes(line.slice(0, colon).trim().toLowerCase())) {
      return line
        .slice(colon + 1)
        .trim()
        .slice(0, maximumValue)
    }
  }
  return undefined
}
