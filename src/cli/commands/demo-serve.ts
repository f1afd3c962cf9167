/** `farend demo --serve`: the page, with the estate checked in it. */
import { once } from 'node:events'
import type { Estate } from '../../estate/estate.ts'
import type { CheckOptions } from '../../scan.ts'
import { networkPolicy } from '../../serve/network-policy.ts'
import { Page, pageFolder } from '../../serve/page.ts'
import { startServer } from '../../serve/server.ts'
import { inMemory } from '../../store/result-store.ts'
import { demoTargets } from '../demo-targets.ts'
import { exit } from '../exit-code.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Serves the estate until Ctrl-C. Results are kept in memory; the servers of the estate are gone afterwards anyway.
 * @throws {UsageError} when the page was not built
 */
export async function serveDemo(
  estate: Estate,
  defaults: CheckOptions,
  signal: AbortSignal,
): Promise<number> {
  const folder = pageFolder()
  if (folder === undefined)
    throw new UsageError('demo --serve: the page is not built; run npm run build:page first')
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    store: inMemory,
    policy: networkPolicy({ allow: [], deny: [], privateToo: true }),
    page: new Page(folder),
    defaults,
  })
  try {
    await server.start({ targets: demoTargets(estate, false) })
    await server.start({ targets: demoTargets(estate, true), settings: { online: true } })
    process.stdout.write(`${server.origin}/#token=${server.token}\n`)
    process.stderr.write(`farend: this address shows the estate; Ctrl-C ends it.\n`)
    if (!signal.aborted) await once(signal, 'abort')
    return exit.fine
  } finally {
    await server.close()
  }
}
