/** From a request to an answer: who may ask, what is asked for, and every answer with the same headers. */
import { Hono, type Context } from 'hono'
import { ApiError } from './api-error.ts'
import { requireCaller, requireOwnPlace, type GuardOptions } from './guard.ts'
import { openApiDocument } from './openapi.ts'
import type { Page } from './page.ts'
import { limitedBody } from './request-body.ts'
import type { Route } from './route.ts'
import { json } from './route.ts'
import { routes } from './routes/index.ts'
import { runFault } from './run-fault.ts'
import type { Services } from './services.ts'

/** What an application is made of. */
export interface AppOptions {
  services: Services
  guard: GuardOptions
  /** The page; absent where only the API is wanted. */
  page?: Page
  /** Says what went wrong inside; nobody outside is told. */
  log(text: string): void
}

/** What the web server adds to a request. */
export interface Bindings {
  incoming: { socket: { remoteAddress?: string | undefined } }
}

type AppContext = Context<{ Bindings: Bindings }>

const base = '/api/v1'

/** Nothing may be run that is no file of this server, nothing asked elsewhere, nothing framed. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Rows of a long list are put in place by a style attribute of their own.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const commonHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Puts the application together. */
export function createApp(options: AppOptions): Hono<{ Bindings: Bindings }> {
  const { guard, services, page } = options
  const app = new Hono<{ Bindings: Bindings }>()
  app.use(async (context, next) => {
    if (isOwnPlace(context, guard)) await next()
    for (const [name, value] of Object.entries(commonHeaders)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
    }
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store')
  })
  app.get(`${base}/openapi.json`, () => json(openApiDocument(routes)))
  app.use(`${base}/*`, async ({ req, env }, next) => {
    requireCaller(req.method, req.raw.headers, env.incoming.socket.remoteAddress ?? '', guard)
    await next()
  })
  for (const each of routes) {
    app.on(each.method, base + each.path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) =>
      answer(context, each, services),
    )
  }
  app.all(`${base}/*`, ({ req }) => {
    const methods = routes.filter((each) => fits(each, req.path)).map(({ method }) => method.toUpperCase())
    throw methods.length > 0
      ? new ApiError(
          'method-not-allowed',
          `${req.method} ${req.path.slice(0, 200)}: right is ${methods.join(', ')}; see ${base}/openapi.json`,
          undefined,
          { allow: methods.join(', ') },
        )
      : new ApiError(
          'not-found',
          `${req.path.slice(0, 200)}: there is nothing; see ${base}/openapi.json for what there is`,
        )
  })
  if (page !== undefined) app.get('*', ({ req }) => page.answer(req.path, req.raw.headers))
  app.notFound(({ req }) =>
    problemAnswer(
      new ApiError(
        'not-found',
        `${req.path.slice(0, 200)}: there is nothing; right is GET / or a path of ${base}`,
      ),
    ),
  )
  app.onError((error) => problemAnswer(error, options))
  return app
}

async function answer(context: AppContext, each: Route, services: Services): Promise<Response> {
  const { req } = context
  const body = each.method === 'post' ? await limitedBody(req.raw, services.limits.body) : undefined
  const input = { params: req.param(), query: singleQuery(req.queries()), body, signal: req.raw.signal }
  const response = await each.answer(input, services)
  if (req.method !== 'HEAD') return response
  // Nobody will read what a stream gives.
  await response.body?.cancel()
  return new Response(null, response)
}

/** Whether a request is meant for this server; when not, the answer is there. */
function isOwnPlace(context: AppContext, guard: GuardOptions): boolean {
  try {
    requireOwnPlace(context.req.raw.headers, guard)
    return true
  } catch (error) {
    context.res = problemAnswer(error)
    return false
  }
}

/** A parameter that comes twice is no parameter of any route. */
function singleQuery(queries: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(queries).map(([name, values]) => {
      const [value = '', ...others] = values
      if (others.length === 0) return [name, value]
      throw new ApiError(
        'bad-request',
        `query ${name.slice(0, 60)}: it comes ${values.length} times; give it once`,
      )
    }),
  )
}

function fits({ path }: Route, asked: string): boolean {
  const pattern = path.replaceAll(/\{\w+\}/g, '[^/]+')
  return new RegExp(`^${base}${pattern}$`).test(asked)
}

function problemAnswer(error: unknown, options?: AppOptions): Response {
  const fault = runFault(error)
  if (fault !== undefined) return fault.response()
  options?.log(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return new ApiError('internal', 'a fault of this server; its log says which').response()
}
