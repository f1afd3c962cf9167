/** Requests as an OpenAPI document allows them, and nearly so: what a fuzzer sends. */
import fc from 'fast-check'

type Json = Record<string, unknown>

/** A request below the server's path. */
export interface GeneratedRequest {
  method: string
  /** With query. */
  path: string
  body: string | undefined
  contentType: string | undefined
}

/** Parts of the document that are read. */
export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json> }
}

interface Operation {
  parameters: { name: string; in: string; schema: Json }[]
  requestBody?: { content: Record<string, { schema: Json }> }
}

/**
 * Requests to every operation of a document.
 * @param known values for path parameters that lead to something, by their names
 */
export function requestsOf(
  { paths, components }: ApiDocument,
  known: Record<string, readonly string[]>,
): fc.Arbitrary<GeneratedRequest> {
  const values = (schema: Json) => nearly(schema, components.schemas, 0)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => {
      const inPath = parameters.filter((each) => each.in === 'path')
      const inQuery = parameters.filter((each) => each.in === 'query')
      const pathValues = inPath.map(({ name, schema }) =>
        fc.oneof(fc.constantFrom(...(known[name] ?? ['x'])), segment, values(schema).map(asText)),
      )
      const queryValues = fc.array(
        fc.oneof(
          ...inQuery.map(({ name, schema }) => fc.tuple(fc.constant(name), values(schema).map(asText))),
          fc.tuple(rare, rare),
        ),
        { maxLength: 4 },
      )
      const [media] = Object.entries(requestBody?.content ?? {})
      const body = media === undefined ? fc.option(anything, { freq: 8 }) : bodies(values(media[1].schema))
      return fc
        .record({
          ...{ pathValues: fc.tuple(...pathValues), queryValues, body },
          method: fc.oneof({ weight: 30, arbitrary: fc.constant(method.toUpperCase()) }, otherMethod),
          contentType: fc.oneof({ weight: 30, arbitrary: fc.constant('application/json') }, otherType),
        })
        .map(({ pathValues: filled, queryValues: query, body: text, ...rest }): GeneratedRequest => {
          const named = inPath.reduce(
            (all, { name }, index) => all.replace(`{${name}}`, encodeSome(filled[index] ?? '')),
            path,
          )
          const search = query.map(([name, value]) => `${encodeSome(name)}=${encodeSome(value)}`).join('&')
          return { ...rest, path: search === '' ? named : `${named}?${search}`, body: text ?? undefined }
        })
    }),
  )
  return fc.oneof(...operations)
}

const otherMethod = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND')
const otherType = fc.constantFrom('text/plain', 'application/json; charset=utf-16', 'application/xml', '*/*')
/** Percent signs that encode nothing are sent as they are, everything else as a client would. */
const broken = /%(?![0-9A-Fa-f]{2})/g

function encodeSome(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%25', '%')
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

const rare = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replaceAll(broken, '%zz')),
  fc.constantFrom(
    '',
    '%00',
    '%',
    '../..',
    '__proto__',
    'constructor',
    'a'.repeat(4000),
    '\u202e',
    '💥',
    '%E0%A4%A',
  ),
)
const segment = rare.filter((text) => text !== '')
const numbers = fc.constantFrom(0, -1, -0, 1, 65_535, 65_536, 2 ** 31, 2 ** 53, -(2 ** 63), 1e21, 1e308, 0.5)
const anything = fc.oneof(fc.json({ maxDepth: 4 }), rare, fc.constantFrom('{', '[]', 'null', '"x"', '{}{}'))

function bodies(value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.oneof({ weight: 12, arbitrary: value.map((each) => JSON.stringify(each) ?? '') }, anything)
}

/** Values of a schema; now and then one beside it. */
function nearly(schema: Json, schemas: Record<string, Json>, depth: number): fc.Arbitrary<unknown> {
  const sound = valuesOf(schema, schemas, depth)
  return fc.oneof({ weight: 20, arbitrary: sound }, fc.oneof(fc.anything({ maxDepth: 1 }), numbers, rare))
}

function valuesOf(schema: Json, schemas: Record<string, Json>, depth: number): fc.Arbitrary<unknown> {
  const {
    $ref,
    anyOf,
    oneOf,
    type,
    const: only,
    enum: choices,
  } = schema as Json & {
    $ref?: string
    anyOf?: Json[]
    oneOf?: Json[]
    enum?: unknown[]
  }
  if ($ref !== undefined) return nearly(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas, depth + 1)
  const several = anyOf ?? oneOf
  if (several !== undefined) return fc.oneof(...several.map((each) => nearly(each, schemas, depth + 1)))
  if (only !== undefined) return fc.constant(only)
  if (choices !== undefined) return fc.constantFrom(...choices)
  switch (type) {
    case 'object':
      return objectsOf(schema, schemas, depth)
    case 'array': {
      const {
        items = {},
        minItems = 0,
        maxItems = 3,
      } = schema as { items?: Json; minItems?: number; maxItems?: number }
      const each = nearly(items, schemas, depth + 1)
      const sound = fc.array(each, { minLength: minItems, maxLength: Math.min(minItems + 2, maxItems) })
      return fc.oneof(
        { weight: 8, arbitrary: sound },
        fc.array(each, { maxLength: Math.min(4, maxItems + 1) }),
      )
    }
    case 'string':
      return textsOf(schema)
    case 'integer':
    case 'number':
      return integersOf(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.anything({ maxDepth: 1 })
  }
}

function objectsOf(schema: Json, schemas: Record<string, Json>, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, Json>
    required?: string[]
  }
  const members = Object.entries(properties).map(([name, each]): [string, fc.Arbitrary<unknown>] => [
    name,
    nearly(each, schemas, depth + 1),
  ])
  const object = fc.record(Object.fromEntries(members), { requiredKeys: required })
  const stray = fc.record({ object, name: rare, value: rare }).map((each) => ({
    ...each.object,
    [each.name]: each.value,
  }))
  const short = fc.record(Object.fromEntries(members), { requiredKeys: [] })
  const lean = fc
    .record({ object, kept: fc.integer({ min: 0, max: 3 }), from: fc.nat(1000) })
    .map(({ object: whole, kept, from }) => {
      const optional = Object.keys(whole).filter((name) => !required.includes(name))
      const start = from % Math.max(1, optional.length)
      const wanted = new Set([...required, ...optional.slice(start, start + kept)])
      return Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.has(name)))
    })
  return fc.oneof({ weight: 20, arbitrary: lean }, { weight: 5, arbitrary: object }, stray, short)
}

/** Words that mean something to farend, so that more than the surface is reached. */
const words = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('127.0.0.1:1', 'contoso.test', 'nowhere.test:443', '[::1]:1') },
  fc.constantFrom('a,b', 'smtp://127.0.0.1:1', 'sip:a@b.test;transport=tls', 'localhost', '1,2,3', '0-9'),
  fc.constantFrom('2026-01-01', '2026-11-23T12:00:00Z', '0000-01-01', '9999-12-31T23:59:59+23:59'),
  fc.constantFrom('Domain,Type,Port\na.test,DIR,443\n', '#', '{"reports":[]}', 'x.test:1:127.0.0.1', 'MA=='),
)

function textsOf({ maxLength = 40, format, pattern }: Json & { maxLength?: number }): fc.Arbitrary<string> {
  if (format === 'base64') {
    const octets = fc.oneof(
      words.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 200 }).map((each) => Buffer.from(each)),
    )
    return octets.map((each) => each.toString('base64'))
  }
  const matching = typeof pattern === 'string' ? [fc.stringMatching(new RegExp(pattern))] : []
  const long = fc.constant('a'.repeat(Math.min(maxLength, 100_000) + 1))
  return fc.oneof(
    { weight: 6, arbitrary: words },
    ...matching,
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    rare,
    {
      weight: 1,
      arbitrary: long,
    },
  )
}

function integersOf({ minimum, maximum }: Json): fc.Arbitrary<number> {
  const [min, max] = [minimum, maximum].map(Number) as [number, number]
  const bounds = [min - 1, min, max, max + 1].filter(Number.isFinite)
  const [low = 0, high = 2 ** 31] = [min, max].map((bound) => (Number.isFinite(bound) ? bound : undefined))
  const sound = fc.integer({ min: low, max: Math.min(high, 2 ** 31) })
  const edges = bounds.length > 0 ? [fc.constantFrom(...bounds)] : []
  return fc.oneof({ weight: 8, arbitrary: sound }, fc.integer(), numbers, ...edges)
}
