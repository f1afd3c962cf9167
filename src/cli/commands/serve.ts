/** `farend serve`: the page and the API, until Ctrl-C. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { escapeText } from '../../render/escape.ts'
import { isLoopbackHost } from '../../serve/loopback.ts'
import { networkPolicy } from '../../serve/network-policy.ts'
import { Page, pageFolder } from '../../serve/page.ts'
import { startServer, type RunningServer, type ServeOptions } from '../../serve/server.ts'
import { inMemory } from '../../store/result-store.ts'
import { StoreError } from '../../store/store-error.ts'
import { storeFile } from '../../store/store-file.ts'
import { anchorsFromFiles } from '../../trust/anchors.ts'
import { exit } from '../exit-code.ts'
import { interruption } from '../interruption.ts'
import { openInBrowser } from '../open-in-browser.ts'
import type { ServeFlags } from '../serve-program.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Serves until Ctrl-C.
 * @throws {UsageError} when the options do not fit together, a file cannot be read, or the address cannot be had
 */
export async function runServe(flags: ServeFlags): Promise<number> {
  const options = await serveOptionsOf(flags)
  const signal = interruption()
  const server = await started(options)
  const address = `${server.origin}/#token=${server.token}`
  process.stdout.write(`${address}\n`)
  const page = options.page === undefined ? undefined : await show(address, flags)
  if (!flags.quiet) {
    for (const line of notes(options)) process.stderr.write(`farend: ${line}\n`)
  }
  if (!signal.aborted) await once(signal, 'abort')
  await server.close()
  await page?.[Symbol.asyncDispose]()
  return exit.fine
}

async function show(address: string, { open }: ServeFlags): Promise<AsyncDisposable | undefined> {
  return open ? openInBrowser(address) : undefined
}

async function started(options: ServeOptions): Promise<RunningServer> {
  try {
    return await startServer(options)
  } catch (error) {
    if (error instanceof StoreError) throw new UsageError(error.message, { cause: error })
    const { code } = error as NodeJS.ErrnoException
    const why = code === undefined ? undefined : reasons[code]
    if (why === undefined) throw error
    throw new UsageError(`${options.host}:${options.port}: ${why}`, { cause: error })
  }
}

const reasons: Record<string, string> = {
  EADDRINUSE: 'another program listens there; right is another --port, or 0 for a free one',
  EADDRNOTAVAIL: 'this computer has no such address; right is one of its own, such as 127.0.0.1',
  EACCES: 'this user may not listen there; right is a port from 1024 on',
  ENOTFOUND: 'there is no such host; right is an address of this computer',
}

async function serveOptionsOf(flags: ServeFlags): Promise<ServeOptions> {
  const { host, port, token, allowHost, userHeader, userHeaderFrom, maxTargets, maxChecks } = flags
  const isLocal = isLoopbackHost(host)
  if (!isLocal && token === undefined && userHeader === undefined) {
    throw new UsageError(
      `--host ${host}: others can reach it there; right is a token of your own (FAREND_TOKEN), or --user-header behind a reverse proxy`,
    )
  }
  if (userHeaderFrom !== undefined && userHeader === undefined) {
    throw new UsageError('--user-header-from: it belongs to --user-header; give both')
  }
  const tls = await tlsOf(flags)
  const folder = pageFolder()
  return {
    host,
    port,
    store: flags.store === 'memory' ? inMemory : (flags.store ?? storeFile(process.env)),
    policy: networkPolicy({
      allow: flags.allowNetworks ?? [],
      deny: flags.denyNetworks ?? [],
      privateToo: isLocal && flags.allowNetworks === undefined,
    }),
    ...(token === undefined ? {} : { token }),
    ...(folder === undefined ? {} : { page: new Page(folder) }),
    names: allowHost ?? [],
    ...(userHeader === undefined
      ? {}
      : { proxy: { header: userHeader, addresses: new Set(userHeaderFrom ?? ['127.0.0.1', '::1']) } }),
    ...(tls === undefined ? {} : { tls }),
    limits: { targets: maxTargets, checks: maxChecks },
    defaults: {
      ...(flags.dns === undefined ? {} : { dns: flags.dns }),
      ...(flags.ca === undefined ? {} : { anchors: await anchorsFromFiles(flags.ca) }),
      ...(flags.trust === undefined ? {} : { trust: flags.trust }),
    },
    log: (text) => process.stderr.write(`farend: ${escapeText(text)}\n`),
  }
}

async function tlsOf({ tlsCert, tlsKey }: ServeFlags): Promise<ServeOptions['tls']> {
  if (tlsCert === undefined && tlsKey === undefined) return undefined
  if (tlsCert === undefined || tlsKey === undefined) {
    throw new UsageError(
      `--tls-${tlsCert === undefined ? 'key: it belongs to --tls-cert' : 'cert: it belongs to --tls-key'}; give both`,
    )
  }
  const [cert, key] = await Promise.all([readPem('--tls-cert', tlsCert), readPem('--tls-key', tlsKey)])
  try {
    createSecureContext({ cert, key })
  } catch (cause) {
    throw new UsageError(
      `--tls-cert ${tlsCert}, --tls-key ${tlsKey}: they are no pair that TLS can use; right is the key of the first certificate, without passphrase`,
      { cause },
    )
  }
  return { cert, key }
}

async function readPem(name: string, path: string): Promise<string> {
  const text = await readFile(path, 'latin1').catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`${name} ${path}: cannot be read (${cause.code}); right is a PEM file`, { cause })
  })
  if (text.includes('-----BEGIN ')) return text
  throw new UsageError(`${name} ${path}: this is no PEM; right is a file with a line -----BEGIN`)
}

function notes({ page, policy, store, host, tls }: ServeOptions): string[] {
  return [
    `checks ${policy.words}; results are kept in ${store === inMemory ? 'memory' : store}`,
    ...(page === undefined ? ['the page is not built (npm run build:page): only the API is served'] : []),
    ...(!isLoopbackHost(host) && tls === undefined
      ? [`${host} is reached without TLS: tokens and results can be read on the way`]
      : []),
    'Ctrl-C ends it',
  ]
}
