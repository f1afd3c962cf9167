/** CONNECT of HTTP, RFC 9110 section 9.3.6, with Basic credentials (RFC 7617). */
import { toBase64 } from '../bytes/base64.ts'
import { type Place, formatPlace } from './place.ts'
import type { ProxyCredentials } from './proxy.ts'
import { type PreludeFault, type Script, line, malformed, refuse, sendLine } from './script.ts'

const awaited = "the proxy's answer to CONNECT"

/** What is said to an HTTP proxy so that it connects to a place. */
export function* httpConnect(place: Place, credentials?: ProxyCredentials): Script {
  const authority = formatPlace(place)
  yield* sendLine(`CONNECT ${authority} HTTP/1.1`)
  yield* sendLine(`Host: ${authority}`)
  if (credentials !== undefined) {
    const { user, password } = credentials
    yield* sendLine(`Proxy-Authorization: Basic ${toBase64(Buffer.from(`${user}:${password}`))}`)
  }
  yield* sendLine('')
  let status = yield* response()
  // Interim responses may come before the final one, RFC 9110 section 15.2.
  while (status.code < 200) status = yield* response()
  const { code, text } = status
  if (code >= 300) return yield* refuse(refusal(code, authority, credentials), text, blameFor(code))
}

/** Reads a response up to the empty line behind its fields. */
function* response(): Script<{ code: number; text: string }> {
  const text = yield* line(awaited)
  const [, digits] = /^HTTP\/1\.\d ([1-5]\d\d)(?: |$)/.exec(text) ?? []
  if (digits === undefined) return yield* malformed('an HTTP proxy', text, 'us')
  while ((yield* line(awaited)) !== '');
  return { code: Number(digits), text }
}

function refusal(code: number, authority: string, credentials: ProxyCredentials | undefined): string {
  if (code !== 407) return `The proxy does not connect to ${authority}.`
  return credentials === undefined
    ? 'The proxy wants a user name and password.'
    : 'The proxy does not take this user name and password.'
}

/** 502 to 504 speak of what lies behind the proxy; everything else is the proxy's own decision. */
function blameFor(code: number): PreludeFault['blame'] {
  if (code === 407) return 'us'
  return code >= 502 && code <= 504 ? 'unknown' : 'path'
}
