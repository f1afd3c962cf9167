/** Requests to the API. Everything the page knows comes through here. */
import type { Problem } from '../../api/problem.ts'
import { token, tokenRefused } from './token.ts'

/** The API said no, or could not be reached: then the status is 0. */
export class ApiProblem extends Error {
  override name = 'ApiProblem'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }

  /** Status of the answer; 0 where there was none. */
  get status(): number {
    return this.problem.status
  }
}

/** What goes with a request. */
export interface RequestOptions {
  method?: 'GET' | 'POST' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  signal?: AbortSignal
}

/**
 * Asks the API; resolves with an answer of status 2xx.
 * @param path below /api/v1, without slash in front: `checks`
 * @throws {ApiProblem} for every other answer, and where there is none
 */
export async function ask(path: string, options: RequestOptions = {}): Promise<Response> {
  const { method = 'GET', body, signal } = options
  const shown = token.value
  const response = await send(path, {
    method,
    headers: {
      ...(shown === '' ? {} : { authorization: `Bearer ${shown}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    // Bodies may be far longer than what keepalive allows, and nothing of an answer may be kept by the browser.
    cache: 'no-store',
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (response.ok) return response
  // Another token may have been given meanwhile.
  if (response.status === 401 && shown === token.value) tokenRefused.value = true
  throw new ApiProblem(await problemOf(response))
}

/** Asks the API for JSON. The server holds its answers to the schema: they are not read with suspicion again. */
export async function askJson<T>(path: string, options?: RequestOptions): Promise<T> {
  const response = await ask(path, options)
  return response.json() as Promise<T>
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(apiAddress(path), init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new ApiProblem({
      type: 'urn:farend:problem:unreachable',
      title: 'No answer',
      status: 0,
      detail: error instanceof Error ? error.message : String(error),
    })
  }
}

function apiAddress(path: string): string {
  return new URL(`api/v1/${path}`, location.href.replace(/#.*/, '')).href
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '')
  const { status, statusText } = response
  try {
    const problem: unknown = JSON.parse(text)
    if (isProblem(problem)) return problem
  } catch {
    // A proxy in between may answer with anything.
  }
  return { type: 'about:blank', title: statusText, status, detail: `${status} ${statusText}` }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'detail' in value && 'status' in value
}
