/** The body of a request, read up to a limit. */
import { ApiError } from './api-error.ts'

/**
 * The JSON of a body; undefined where there is none.
 * @param most octets
 * @throws {ApiError} when it is longer, breaks off, or is no JSON
 */
export async function limitedBody(request: Request, most: number): Promise<unknown> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > most) throw tooLarge(most)
  const octets = await readBody(request, most)
  if (octets.length === 0) return undefined
  const text = new TextDecoder('utf-8', { fatal: true })
  try {
    return JSON.parse(text.decode(octets))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ApiError(
      'bad-request',
      `body: this is no JSON in UTF-8 (${why.slice(0, 200)}); right is an object`,
    )
  }
}

async function readBody(request: Request, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of request.body ?? []) {
      length += part.length
      if (length > most) throw tooLarge(most)
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof ApiError) throw error
    throw new ApiError('bad-request', 'body: it broke off before its end; send it again')
  }
  return Buffer.concat(parts)
}

function tooLarge(most: number): ApiError {
  return new ApiError('too-large', `body: it is longer than ${most} octets; send less at a time`)
}
