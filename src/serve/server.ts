/** The server: binds, keeps slow and many callers in bounds, and ends in order. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
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
import { ApiError } from './api-error.ts'
import { createApp } from './app.ts'
import { keepBounds, serverOptions, type Bounds } from './bounds.ts'
import { Checks, type CheckLimits } from './checks.ts'
import type { GuardOptions } from './guard.ts'
import { hostsOf, originOf } from './hosts.ts'
import type { NetworkPolicy } from './network-policy.ts'
import type { Page } from './page.ts'
import type { Scanner } from './running-check.ts'
import type { Services } from './services.ts'
import { openSession } from './session.ts'

/** How to serve. */
export interface ServeOptions {
  /** Address to listen on. */
  host: string
  /** 0 takes any that is free. */
  port: number
  /** File of the results, or `inMemory`. */
  store: string
  policy: NetworkPolicy
  /** Default: made by chance; then it outlives a server that is killed. */
  token?: string
  page?: Page
  /** Further names, with ports, under which this server is called. */
  names?: readonly string[]
  /** See `GuardOptions`. */
  proxy?: GuardOptions['proxy']
  /** PEM; with it the server speaks TLS. */
  tls?: { cert: string; key: string }
  limits?: Partial<Services['limits']>
  bounds?: Partial<Bounds>
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

/**
 * Starts to listen, and goes on with checks that the last server on this store left unfinished.
 * @throws {StoreError} when the store cannot be opened
 * @throws {Error} of `listen` with a `code`
 */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { host, policy, page, proxy, log = () => undefined } = options
  const secure = options.tls !== undefined
  const [hosts, tokens] = [new Set<string>(), new Set<string>()]
  const store = new ResultStore(options.store)
  const limits = { ...usualLimits, ...options.limits }
  const context = { policy, defaults: options.defaults ?? {} }
  const checks = new Checks({ ...context, store, limits, scan: options.scan ?? checkAllWithEvidence, log })
  const services: Services = {
    ...{ ...context, store, limits, checks, roots: rememberedRoots() },
    run: randomBytes(6).toString('hex'),
    streams: { open: 0 },
    maps: { open: 0 },
  }
  const guard = { hosts, tokens, secure, ...(proxy === undefined ? {} : { proxy }) }
  const app = createApp({ services, guard, log, ...(page === undefined ? {} : { page }) })
  const answer = getRequestListener((request, env) => app.fetch(request, env), { errorHandler: unreadable })
  const server = await listening(options, (request, response) => void answer(request, response)).catch(
    (error: unknown) => {
      store.close()
      throw error
    },
  )
  const { port } = server.address() as AddressInfo
  for (const name of hostsOf({ host, port, secure, names: options.names ?? [] })) hosts.add(name)
  const session = openSession(store, tokens, options.token)
  await checks.resume()
  return {
    origin: originOf({ host, port, secure }),
    token: session.token,
    start: (request) => checks.start(checkRequest.parse(request)),
    async close(takenOver = false) {
      server.close()
      server.closeAllConnections()
      await checks.close()
      session.end(takenOver)
      store.close()
    },
  }
}

function unreadable(): Response {
  return new ApiError(
    'bad-request',
    'request: its address or its Host cannot be read; right is a path such as /api/v1/status, and the Host that farend serve printed',
  ).response()
}

async function listening(options: ServeOptions, listen: RequestListener): Promise<Server> {
  const { host, port, tls, bounds = {} } = options
  const times = serverOptions(bounds)
  const server =
    tls === undefined
      ? createPlainServer(times, listen)
      : createTlsServer({ ...times, ...tls, handshakeTimeout: times.headersTimeout }, listen)
  keepBounds(server, listen, bounds)
  await once(server.listen({ host, port }), 'listening')
  return server
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
