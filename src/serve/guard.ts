/**
 * Who may ask. The rules, in this order, for every request:
 * - The Host must be a name of this server: a foreign name that was made to lead here (DNS rebinding) is turned away.
 * - An Origin, where one is sent, must be that of this server, and Sec-Fetch-Site must not say cross-site.
 * - Whoever asks the API shows a token in the Authorization header, or comes through the reverse proxy that was named,
 *   with its header. There are no cookies: no other site can make a browser show the token (no CSRF by design), and
 *   what a proxy lets through by cookies of its own must be JSON from this origin.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { ApiError } from './api-error.ts'

/** What is known of a server and its callers. */
export interface GuardOptions {
  /** Names with ports under which the server may be called: `127.0.0.1:7443`, lower case. */
  hosts: ReadonlySet<string>
  /** Whether it speaks TLS. */
  secure: boolean
  /** SHA-256 of good tokens, in hex. */
  tokens: ReadonlySet<string>
  /** A reverse proxy that authenticates users: its header, and the addresses it comes from. */
  proxy?: { header: string; addresses: ReadonlySet<string> }
}

/** SHA-256 of a token, in hex: all that is kept of it. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * Lets a request to anything of this server pass.
 * @throws {ApiError} when the Host or Origin is a foreign one
 */
export function requireOwnPlace(headers: Headers, { hosts, secure }: GuardOptions): void {
  const host = headers.get('host')?.toLowerCase() ?? ''
  if (!hosts.has(host)) {
    throw new ApiError(
      'misdirected',
      `Host "${host.slice(0, 100)}": this server is not called so; right is ${[...hosts].slice(0, 3).join(', ')}, or start it with --allow-host`,
    )
  }
  const origin = headers.get('origin')?.toLowerCase()
  // A reverse proxy may speak TLS where this server does not.
  const own = [`https://${host}`, ...(secure ? [] : [`http://${host}`])]
  if (origin !== undefined && !own.includes(origin)) {
    throw new ApiError(
      'forbidden',
      `Origin "${origin.slice(0, 100)}": pages of other places may not ask here; right is the page of this server, or a program`,
    )
  }
}

/**
 * Lets a request to the API pass.
 * @param remote address of whoever connected
 * @throws {ApiError} when it shows nothing that is good
 */
export function requireCaller(method: string, headers: Headers, remote: string, options: GuardOptions): void {
  const site = headers.get('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') {
    throw new ApiError(
      'forbidden',
      'Sec-Fetch-Site: pages of other places may not ask here; right is the page of this server, or a program',
    )
  }
  if (method !== 'GET' && method !== 'DELETE' && !isJson(headers)) {
    throw new ApiError('media-type', 'Content-Type: it is not understood; right is application/json')
  }
  const [, token] = /^Bearer +([\x21-\x7e]{1,512})$/i.exec(headers.get('authorization') ?? '') ?? []
  if (token !== undefined && isGood(token, options.tokens)) return
  const { proxy } = options
  if (token === undefined && proxy?.addresses.has(plainAddress(remote)) && headers.get(proxy.header)) return
  throw new ApiError(
    'unauthorized',
    token === undefined
      ? 'Authorization: it is missing; right is Bearer and the token in the address that farend serve printed'
      : 'Authorization: the token is not that of this server; right is the one in the address that farend serve printed last',
  )
}

function isGood(token: string, tokens: ReadonlySet<string>): boolean {
  const digest = Buffer.from(tokenDigest(token), 'hex')
  return [...tokens].some((each) => timingSafeEqual(digest, Buffer.from(each, 'hex')))
}

/** A body in a form that HTML forms can send would need no leave of this server. */
function isJson(headers: Headers): boolean {
  const type = headers.get('content-type')
  if (type === null) return headers.get('content-length') === null || headers.get('content-length') === '0'
  return /^application\/json(\s*;|$)/i.test(type)
}

function plainAddress(remote: string): string {
  return remote.replace(/^::ffff:(?=\d+\.)/i, '')
}
