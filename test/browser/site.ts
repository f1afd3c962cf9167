/** The real server with the real page, against the demo estate or with results made up. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPage } from '../../scripts/build-page.ts'
import { startEstate, type Estate } from '../../src/estate/estate.ts'
import type { Target } from '../../src/report/target.ts'
import { checkAllWithEvidence, type Checked, type CheckOptions } from '../../src/scan.ts'
import { networkPolicy } from '../../src/serve/network-policy.ts'
import { Page } from '../../src/serve/page.ts'
import { startServer, type RunningServer, type ServeOptions } from '../../src/serve/server.ts'
import { anchorsOf } from '../../src/trust/anchors.ts'

/** A name whose check does not end by itself. */
export const endless = 'endless.test'

/** A site, and what is needed to start it again. */
export interface Site {
  readonly server: RunningServer
  readonly estate: Estate | undefined
  /** Address of the start page with the token, and the place given. */
  address(place?: string): string
  /** Ends the server as a kill does. The store stays. */
  kill(): Promise<void>
  /** Starts it again on the same port. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Starts a site. Without estate every check is that of `scan`. */
export async function startSite(
  options: { estate?: boolean; scan?: ServeOptions['scan'] } = {},
): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'farend-site-'))
  const pageFolder = join(folder, 'page')
  const [estate] = await Promise.all([
    options.estate === false ? undefined : startEstate(),
    buildPage(pageFolder),
  ])
  const serve: ServeOptions = {
    host: '127.0.0.1',
    port: 0,
    store: join(folder, 'results.db'),
    policy: networkPolicy({ allow: [], deny: [], privateToo: true }),
    page: new Page(pageFolder),
    ...(estate === undefined ? {} : { defaults: estateOptions(estate) }),
    scan: options.scan ?? scanOrWait,
  }
  let server = await startServer(serve)
  return {
    get server() {
      return server
    },
    estate,
    address: (place = '') => `${server.origin}/#token=${server.token}${place && `&at=${place}`}`,
    kill: () => server.close(true),
    async restart() {
      const port = Number(new URL(server.origin).port)
      server = await startServer({ ...serve, port })
    },
    async close() {
      await server.close()
      await estate?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Real checks, but for the name whose check lasts until it is cancelled. */
async function* scanOrWait(targets: Iterable<Target>, options: CheckOptions): AsyncGenerator<Checked> {
  const all = [...targets]
  yield* checkAllWithEvidence(
    all.filter(({ name }) => name !== endless),
    options,
  )
  if (all.some(({ name }) => name === endless) && !options.signal?.aborted) {
    await new Promise((resolve) => options.signal?.addEventListener('abort', resolve))
  }
}

/** In the estate its root plays the part of a public one, and loopback answers at once or never. */
function estateOptions(estate: Estate): CheckOptions {
  const anchors = anchorsOf(estate.rootPem, 'root of the demo estate', true)
  return { dns: estate.dns, anchors, timeout: 1500, retries: 0, concurrency: 16 }
}
