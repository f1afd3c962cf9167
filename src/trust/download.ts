/**
 * Downloads the lists of root programs from addresses that this tool knows, or from the mirror that the user names.
 * Proxies are Node's own business: its agents speak CONNECT to one for https and absolute form for http.
 */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

/** A download did not come about; the message says why, in one line, without the address. */
export class DownloadError extends Error {
  override name = 'DownloadError'
}

export interface DownloadOptions {
  /** URL of an HTTP proxy; without one HTTP_PROXY, HTTPS_PROXY and NO_PROXY of the environment count. */
  proxy?: string
  /** PEM of authorities trusted for https, in place of Node's. */
  authorities: string[]
  /** Milliseconds without a sign of life. */
  timeout: number
  signal?: AbortSignal
}

/** Gets a file. One object serves many downloads and keeps their connections. */
export interface Downloader {
  /**
   * The body of a 200 response.
   * @throws {DownloadError} for every other end
   */
  get(url: string, mostOctets: number): Promise<Uint8Array>
  close(): void
}

const mostRedirects = 3

/** Opens nothing yet. */
export function createDownloader(options: DownloadOptions): Downloader {
  const { proxy, authorities, timeout, signal } = options
  const proxyEnv = proxy === undefined ? environment() : { HTTP_PROXY: proxy, HTTPS_PROXY: proxy }
  const shared = { keepAlive: true, maxSockets: 8, timeout, proxyEnv }
  const agents = { http: new HttpAgent(shared), https: new HttpsAgent({ ...shared, ca: authorities }) }
  return {
    get: (url, mostOctets) => follow(new URL(url), mostOctets, mostRedirects),
    close() {
      agents.http.destroy()
      agents.https.destroy()
    },
  }

  async function follow(url: URL, mostOctets: number, redirects: number): Promise<Uint8Array> {
    const response = await answer(url)
    const { statusCode = 0, headers } = response
    if (statusCode === 200) return body(response, mostOctets)
    response.destroy()
    if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) {
      throw new DownloadError(`the server answers ${statusCode}`)
    }
    const next = URL.canParse(headers.location, url) ? new URL(headers.location, url) : undefined
    // What was asked for with protection is not taken without.
    const isFair = next?.protocol === 'https:' || (next?.protocol === 'http:' && url.protocol === 'http:')
    if (next === undefined || !isFair || redirects === 0)
      throw new DownloadError('the server redirects to an address that is not followed')
    return follow(next, mostOctets, redirects - 1)
  }

  function answer(url: URL): Promise<IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const settings = {
      timeout,
      headers: { 'user-agent': 'farend' },
      ...(signal === undefined ? {} : { signal }),
    }
    const request =
      url.protocol === 'https:'
        ? httpsRequest(url, { ...settings, agent: agents.https }, resolve)
        : httpRequest(url, { ...settings, agent: agents.http }, resolve)
    request.on('timeout', () => request.destroy(new DownloadError(`no answer within ${timeout / 1000} s`)))
    request.on('error', (error) => reject(reasonOf(error)))
    request.end()
    return promise
  }
}

async function body(response: IncomingMessage, mostOctets: number): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      length += part.length
      if (length > mostOctets) throw new DownloadError(`the file is larger than ${mostOctets} bytes`)
      parts.push(part)
    }
  } catch (error) {
    throw reasonOf(error)
  }
  return Buffer.concat(parts)
}

const reasons: Record<string, string> = {
  ENOTFOUND: 'the name of the server is not known to DNS',
  EAI_AGAIN: 'DNS does not answer',
  ECONNREFUSED: 'the connection is refused',
  ECONNRESET: 'the connection was cut',
  ENETUNREACH: 'there is no way to the server',
  EHOSTUNREACH: 'there is no way to the server',
  ETIMEDOUT: 'the connection takes too long',
}

function reasonOf(error: unknown): Error {
  if (error instanceof DownloadError) return error
  if (!(error instanceof Error)) return new DownloadError(String(error))
  const code = 'code' in error ? String(error.code) : ''
  return new DownloadError(reasons[code] ?? error.message, { cause: error })
}

function environment(): Record<string, string> {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}
