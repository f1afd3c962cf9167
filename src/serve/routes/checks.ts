/** Checks: begin, follow, cancel, read. */
import { z } from 'zod'
import { checkRequest, checkState } from '../../api/check.ts'
import { resultPage } from '../../api/result-row.ts'
import { eventStream } from '../event-stream.ts'
import { exported, exportForms } from '../export.ts'
import { json, route } from '../route.ts'

const id = z.string().min(1).max(40)
const one = z.strictObject({ id })
const number = z.coerce.number().int().min(0).max(1_000_000_000)
const said = z.enum(['true', 'false']).transform((text) => text === 'true')

/** How an export is asked for. */
export const exportQuery = z.strictObject({
  form: z.enum(exportForms).meta({ description: 'As --format of the command line; evidence is --evidence' }),
  advanced: said.default(false),
  chain: said.default(false),
  redact: said.default(false),
})

/** See the module. */
export const checkRoutes = [
  route({
    method: 'get',
    path: '/checks',
    operationId: 'listChecks',
    summary: 'All checks, latest first',
    answers: { 200: { description: 'The checks', schema: z.object({ checks: z.array(checkState) }) } },
    handle: (_, { store }) => json({ checks: store.checks() }),
  }),
  route({
    method: 'post',
    path: '/checks',
    operationId: 'startCheck',
    summary: 'Check targets; results can be followed or read from the moment they are there',
    body: checkRequest,
    answers: { 201: { description: 'The check has begun', schema: checkState } },
    async handle({ body }, { checks }) {
      const check = await checks.start(body)
      return json(check, 201, { location: `/api/v1/checks/${check.id}` })
    },
  }),
  route({
    method: 'get',
    path: '/checks/{id}',
    operationId: 'readCheck',
    summary: 'How a check stands',
    params: one,
    answers: { 200: { description: 'The check', schema: checkState } },
    handle: ({ params }, { checks }) => json(checks.state(params.id)),
  }),
  route({
    method: 'delete',
    path: '/checks/{id}',
    operationId: 'removeCheck',
    summary: 'Cancel a check and remove its results',
    params: one,
    answers: { 204: { description: 'It is gone' } },
    async handle({ params }, { checks }) {
      await checks.remove(params.id)
      return new Response(null, { status: 204 })
    },
  }),
  route({
    method: 'post',
    path: '/checks/{id}/cancel',
    operationId: 'cancelCheck',
    summary: 'Stop a check; the results that are there stay',
    params: one,
    answers: { 200: { description: 'The check', schema: checkState } },
    handle: ({ params }, { checks }) => json(checks.cancel(params.id)),
  }),
  route({
    method: 'get',
    path: '/checks/{id}/results',
    operationId: 'listResults',
    summary: 'Results in a line each, in the order in which they came',
    params: one,
    query: z.strictObject({
      after: number.default(0).meta({ description: 'Number of the last row that is known already' }),
      limit: z.coerce.number().int().min(1).max(5000).default(1000),
    }),
    answers: { 200: { description: 'A page', schema: resultPage } },
    handle({ params, query: { after, limit } }, { checks, store }) {
      checks.state(params.id)
      const rows = store.rows(params.id, after, limit)
      return json({ rows, ...(rows.length === limit ? { next: rows.at(-1)?.number } : {}) })
    },
  }),
  route({
    method: 'get',
    path: '/checks/{id}/events',
    operationId: 'followCheck',
    summary: 'Follow a check: rows that are there, then rows as they come, progress, and the end',
    params: one,
    query: z.strictObject({ after: number.default(0) }),
    answers: {
      200: {
        description:
          'Server-sent events: results (rows, the id is the number of the last), progress, end (the check)',
        type: 'text/event-stream',
      },
    },
    handle: ({ params, query: { after } }, services) => eventStream(services, params.id, after),
  }),
  route({
    method: 'get',
    path: '/checks/{id}/export',
    operationId: 'exportCheck',
    summary: 'All results as a file, in the order of the targets',
    params: one,
    query: exportQuery,
    answers: { 200: { description: 'The file', type: 'application/octet-stream' } },
    handle({ params, query }, { checks, store }) {
      const check = checks.state(params.id)
      return exported(store.results(check.id), query, check.title, store.grounds(check.id))
    },
  }),
]
