/** The server: binds, keeps slow and many callers in bounds, and ends in order. */
import { randomBytes } from 'node:crypto'
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { checkRequest, type CheckRequest, type CheckState } from '../api/check.ts'
import type { CheckOptions } from '../scan.ts'
import { checkAllWithEvidence } from '../scan.ts'
import { ResultStore } from '../store/result-store.ts'
import type { RootCollection } from '../trust/held-roots.ts'
import { collectRoots } from '../trust/held-roots.ts'
import { storeFolder } from '../trust/root-store.ts'
import { createApp } from './app.ts'
import { Checks, type CheckLimits } from './checks.ts'
import { tokenDigest, type GuardOptions } from './guard.ts'
import { isLoopbackHost } from './loopback.ts'
import type { NetworkPolicy } from './network-policy.ts'
import type { Page } from './page.ts'
import type { Scanner } from './running-check.ts'
import type { Services } from './services.ts'

/** How to serve. */
export interface ServeOptions {
  /** Address to listen on. */
  host: string
  /** 0 takes any that is free. */
  port: number
  /** File of the results, or `inMemory`. */
  store: string
  policy: NetworkPolicy
  /** Default: made by chance. */
  token?: string
  page?: Page
  /** Further names, with ports, under which this server is called. */
  names?: readonly string[]
  /** See `GuardOptions`. */
  proxy?: GuardOptions['proxy']
  /** PEM; with it the server speaks TLS. */
  tls?: { cert: string; key: string }
  limits?: Partial<Services['limits']>
  /** Options that hold for every check. */
  defaults?: CheckOptions
  /** In place of real checks. */
  scan?: Scanner
  log?(text: string): void
}

/** A server that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:7443`. */
  origin: string
  token: string
  /**
   * Starts a check, as POST /checks does.
   * @throws {ApiError} when it asks for something that cannot be had
   */
  start(request: CheckRequest): Promise<CheckState>
  /**
   * Ends in order; checks that run stay unfinished in the store. The token is good no more, unless another server is
   * to take over: then it is as after a kill.
   */
  close(takenOver?: boolean): Promise<void>
}

const usualLimits: Services['limits'] & CheckLimits = {
  targets: 100_000,
  checks: 4,
  kept: 200,
  body: 32 * 2 ** 20,
}

/** Connections at the same time; event streams are limited besides. */
const mostConnections = 512
/** A killed server's token is good for the next one for so long. */
const sessionHours = 12

/**
 * Starts to listen, and goes on with checks that the last server on this store left unfinished.
 * @throws {StoreError} when the store cannot be opened
 * @throws {Error} of `listen` with a `code`
 */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { host, port, policy, page, proxy, log = () => undefined } = options
  const store = new ResultStore(options.store)
  const token = options.token ?? randomBytes(24).toString('base64url')
  const since = new Date(Date.now() - sessionHours * 3_600_000).toISOString()
  const tokens = new Set([tokenDigest(token), ...store.sessions(since)])
  store.addSession(tokenDigest(token), new Date().toISOString())
  const limits = { ...usualLimits, ...options.limits }
  const context = { policy, defaults: options.defaults ?? {} }
  const scan = options.scan ?? checkAllWithEvidence
  const checks = new Checks({ ...context, store, limits, scan })
  const services: Services = {
    ...{ ...context, store, limits, checks, roots: rememberedRoots() },
    run: randomBytes(6).toString('hex'),
    streams: { open: 0 },
    maps: { open: 0 },
  }
  const hosts = new Set<string>()
  const guard = {
    hosts,
    tokens,
    secure: options.tls !== undefined,
    ...(proxy === undefined ? {} : { proxy }),
  }
  const app = createApp({ services, guard, log, ...(page === undefined ? {} : { page }) })
  const answer = getRequestListener((request, env) => app.fetch(request, env))
  const listen: RequestListener = (request, response) => void answer(request, response)
  const server = options.tls === undefined ? createPlainServer(listen) : createTlsServer(options.tls, listen)
  restrain(server)
  try {
    await listening(server, host, port)
  } catch (error) {
    store.close()
    throw error
  }
  const { port: own } = server.address() as AddressInfo
  for (const name of namesOf(host, own, options.names ?? [])) hosts.add(name)
  await checks.resume()
  return {
    origin: `${guard.secure ? 'https' : 'http'}://${bracketed(host === '0.0.0.0' || host === '::' ? 'localhost' : host)}:${own}`,
    token,
    start: (request) => checks.start(checkRequest.parse(request)),
    async close(takenOver = false) {
      server.close()
      server.closeAllConnections()
      await checks.close()
      if (!takenOver) store.clearSessions()
      store.close()
    },
  }
}

/** Whoever sends or takes slowly, or connects often, costs no more than a place. */
function restrain(server: Server): void {
  server.maxConnections = mostConnections
  server.headersTimeout = 10_000
  server.requestTimeout = 60_000
  server.keepAliveTimeout = 5000
  server.maxRequestsPerSocket = 10_000
}

function listening(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen({ host, port }, () => {
    server.off('error', reject)
    resolve()
  })
  return promise
}

/** On loopback all its names lead here; elsewhere only those that were given, and the address itself. */
function namesOf(host: string, port: number, names: readonly string[]): string[] {
  const isLoopback = isLoopbackHost(host)
  const own = isLoopback ? [host, 'localhost', '127.0.0.1', '::1'] : [host, 'localhost', '127.0.0.1']
  return [...own.map((name) => `${bracketed(name)}:${port}`), ...names.map((name) => name.toLowerCase())]
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/** Roots are gathered anew now and then: `farend roots update` may have run. */
function rememberedRoots(): () => Promise<RootCollection> {
  let known: { collection: Promise<RootCollection>; at: number } | undefined
  return () => {
    if (known === undefined || performance.now() - known.at > 600_000) {
      known = { collection: collectRoots(storeFolder(process.env)), at: performance.now() }
    }
    return known.collection
  }
}
