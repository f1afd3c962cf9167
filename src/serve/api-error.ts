/** A request that cannot be answered as it stands, RFC 9457. */
import type { Problem } from '../api/problem.ts'

/** Kinds of problems, with title and status. */
const kinds = {
  'bad-request': [400, 'The request cannot be understood'],
  unauthorized: [401, 'A token is needed'],
  forbidden: [403, 'This is not allowed here'],
  'not-found': [404, 'There is no such thing'],
  'method-not-allowed': [405, 'This cannot be done with it'],
  'too-slow': [408, 'The request did not come in time'],
  conflict: [409, 'That does not go with how things stand'],
  'too-large': [413, 'The request is too large'],
  'media-type': [415, 'The request is in a form that is not understood'],
  misdirected: [421, 'This is not the server that was meant'],
  unprocessable: [422, 'The request asks for something impossible'],
  'too-many': [429, 'Too much at a time'],
  'headers-too-large': [431, 'The address or a header is too large'],
  internal: [500, 'A fault of this server'],
} as const satisfies Record<string, readonly [status: number, title: string]>

/** Name of a kind; `type` of the problem is `urn:farend:problem:` and the name. */
export type ProblemKind = keyof typeof kinds

/** Thrown by whoever answers a request; becomes the answer. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly problem: Problem
  readonly #headers: Record<string, string>

  /**
   * @param detail one line: where, what, and what would be right
   * @param problems the same part by part, where several are wrong
   * @param headers of the answer
   */
  constructor(
    kind: ProblemKind,
    detail: string,
    problems?: Problem['problems'],
    headers: Record<string, string> = {},
  ) {
    super(detail)
    this.#headers = headers
    const [status, title] = kinds[kind]
    this.problem = {
      type: `urn:farend:problem:${kind}`,
      title,
      status,
      detail,
      ...(problems === undefined ? {} : { problems }),
    }
  }

  /** The answer. */
  response(): Response {
    const { status } = this.problem
    const headers: Record<string, string> = { ...this.#headers, 'content-type': 'application/problem+json' }
    if (status === 401) headers['www-authenticate'] = 'Bearer realm="farend"'
    if (status === 429) {
      headers['retry-after'] = '5'
      // Whoever comes too often gives the connection back.
      headers['connection'] = 'close'
    }
    return new Response(JSON.stringify(this.problem), { status, headers })
  }
}
