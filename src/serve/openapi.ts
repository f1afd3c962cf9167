/** The OpenAPI 3.1 document, made from the routes: it cannot say anything else than what they do. */
import { z } from 'zod'
import { problem } from '../api/problem.ts'
import { version } from '../version.ts'
import type { Route } from './route.ts'

type Json = Record<string, unknown>

/** The document. */
export function openApiDocument(routes: readonly Route[]): Json {
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  for (const each of routes) {
    paths[each.path] = { ...paths[each.path], [each.method]: operationOf(each, schemas) }
  }
  const problems = { 'application/problem+json': { schema: schemaOf(problem, schemas) } }
  return {
    openapi: '3.1.0',
    info: {
      title: 'farend',
      version,
      description: 'Shows, and explains, the certificate that the far end really presents.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      responses: { Problem: { description: 'Where, what, and what would be right', content: problems } },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The token that farend serve prints' },
      },
    },
  }
}

function operationOf({ operationId, summary, params, query, body, answers }: Route, schemas: Json): Json {
  const content = (schema: z.ZodType) => ({
    'application/json': { schema: schemaOf(schema, schemas) },
  })
  const responses = Object.entries(answers).map(([status, { description, schema, type }]) => [
    status,
    {
      description,
      ...(schema === undefined
        ? {}
        : { content: { 'application/json': { schema: schemaOf(schema, schemas) } } }),
      ...(type === undefined ? {} : { content: { [type]: {} } }),
    },
  ])
  return {
    operationId,
    summary,
    parameters: [...parametersOf(params, 'path', schemas), ...parametersOf(query, 'query', schemas)],
    ...(body instanceof z.ZodUndefined ? {} : { requestBody: { required: true, content: content(body) } }),
    responses: { ...Object.fromEntries(responses), default: { $ref: '#/components/responses/Problem' } },
  }
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query', schemas: Json): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, schemas) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }))
}

/** A schema, with everything that has a name moved to `schemas`. */
function schemaOf(schema: z.ZodType, schemas: Json): Json {
  // As a member, a schema that has a name becomes a reference like any other.
  const { properties, $defs = {} } = z.toJSONSchema(z.object({ it: schema }), { io: 'input' })
  for (const [name, definition] of Object.entries($defs)) {
    const { id: _, ...rest } = definition
    schemas[name] = moved(rest)
  }
  return moved(properties?.['it'])
}

function moved(value: unknown): Json {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'))
}
