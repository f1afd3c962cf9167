/**
 * The files of the page. All of them are read when the server starts, and a request names one of them or none: no path
 * of a request ever reaches the file system.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { ApiError } from './api-error.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
}

interface Asset {
  type: string
  etag: string
  /** By content coding. */
  bodies: Record<'identity' | 'gzip' | 'br', Uint8Array<ArrayBuffer>>
  /** Whether its name changes with its contents. */
  immutable: boolean
}

/** See the module. */
export class Page {
  readonly #assets: ReadonlyMap<string, Asset>

  /**
   * Reads every file of a folder that Vite built.
   * @throws {Error} of the file system
   */
  constructor(folder: string) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    )
    this.#assets = new Map(
      files.map(({ parentPath, name }) => {
        const path = join(parentPath, name)
        return [path.slice(folder.length).replaceAll('\\', '/').replace(/^\/?/, '/'), assetOf(path)]
      }),
    )
  }

  /**
   * The answer to a request for a path.
   * @throws {ApiError} when there is no such file
   */
  answer(path: string, headers: Headers): Response {
    const asset = this.#assets.get(path === '/' ? '/index.html' : path)
    if (asset === undefined)
      throw new ApiError('not-found', `${path.slice(0, 200)}: there is no such page; right is /`)
    const { type, etag, bodies, immutable } = asset
    const coding = codingFor(headers.get('accept-encoding') ?? '')
    const own = {
      'content-type': type,
      etag,
      vary: 'accept-encoding',
      'cache-control': immutable ? 'private, max-age=31536000, immutable' : 'no-cache',
      ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
    }
    const known = headers
      .get('if-none-match')
      ?.split(',')
      .map((each) => each.trim().replace(/^W\//, ''))
    if (known?.includes(etag) || known?.includes('*'))
      return new Response(null, { status: 304, headers: own })
    return new Response(bodies[coding], { headers: own })
  }
}

/** The best coding that a client takes, RFC 9110 section 12.5.3. */
function codingFor(accepted: string): keyof Asset['bodies'] {
  const taken = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
      .map((each) => each.replace(/;.*/, '').trim()),
  )
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : 'identity'
}

/**
 * Where the page lies: beside the bundled command, or where `npm run build:page` puts it in a checkout; undefined where
 * it was not built.
 */
export function pageFolder(): string | undefined {
  const folders = ['../../page/', '../../dist/page/'].map((folder) =>
    fileURLToPath(new URL(folder, import.meta.url)),
  )
  return folders.find((folder) => existsSync(join(folder, 'index.html')))
}

function assetOf(path: string): Asset {
  const body = Uint8Array.from(readFileSync(path))
  return {
    type: types[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    bodies: {
      identity: body,
      gzip: Uint8Array.from(gzipSync(body)),
      br: Uint8Array.from(brotliCompressSync(body)),
    },
    immutable: /-[\w-]{8,}\.\w+$/.test(path),
  }
}
