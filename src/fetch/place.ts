/** What a URL asks for, and whether it is one that is fetched. */
import { toAsciiName } from '../names/dns-name.ts'
import { parseIpAddress } from '../names/ip-address.ts'
import type { FetchFailure } from './result.ts'

/** Where to connect and what to ask for there. */
export interface Place {
  url: URL
  secure: boolean
  /** DNS name, or IP address without brackets. */
  host: string
  port: number
}

/** Longer than any address that a person has put into a certificate. */
const longestUrl = 2048

/**
 * Takes a URL apart. Only plain HTTP is fetched (HTTPS if allowed), without user information, and on ports that belong
 * to HTTP: 80, 443, or one of those that are free for anybody's use, so that nobody is made to talk to a mail server.
 */
export function placeOf(text: string, allowHttps: boolean): Place | FetchFailure {
  const refused = (detail: string): FetchFailure => ({ outcome: 'not-http', detail })
  if (text.length > longestUrl) {
    return refused(`The address has ${text.length} characters; ${longestUrl} are allowed.`)
  }
  const url = URL.parse(text)
  if (url === null) return refused('The address is no URL.')
  const { protocol, username, password } = url
  if (protocol !== 'http:' && !(protocol === 'https:' && allowHttps)) {
    return refused(`The address is of the kind "${protocol}"; only http: is fetched.`)
  }
  if (username !== '' || password !== '') {
    return refused('The address holds a user name or password, which nobody needs here.')
  }
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (parseIpAddress(host) === undefined && toAsciiName(host) === undefined) {
    return refused('The address names no host.')
  }
  const secure = protocol === 'https:'
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port)
  if (port !== 80 && port !== 443 && port < 1024) {
    return refused(`Port ${port} belongs to something else than HTTP.`)
  }
  return { url, secure, host, port }
}
