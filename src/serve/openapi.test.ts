import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { openApiDocument } from './openapi.ts'
import { routes } from './routes/index.ts'

interface Operation {
  operationId: string
  summary: string
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<
    string,
    { description?: string; $ref?: string; content?: Record<string, { schema?: object }> }
  >
}

interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object>; responses: Record<string, object> }
}

// As it is sent: members without value are gone.
const document = JSON.parse(JSON.stringify(openApiDocument(routes))) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)

test('it is OpenAPI 3.1 and has every route once', () => {
  assert.equal(document.openapi, '3.1.0')
  assert.equal(operations.length, routes.length)
  const ids = operations.map(({ operationId }) => operationId)
  assert.equal(new Set(ids).size, ids.length)
})

describe('every operation', () => {
  for (const { path, method, operationId, summary, parameters, requestBody, responses } of operations) {
    test(`${method} ${path} says what it takes and gives`, () => {
      assert.match(operationId, /^[a-z][A-Za-z]+$/)
      assert.ok(summary.length > 3 && !summary.endsWith('.'))
      const inPath = parameters.filter((each) => each.in === 'path')
      assert.deepEqual(
        inPath.map(({ name }) => `{${name}}`),
        path.match(/\{\w+\}/g) ?? [],
      )
      assert.ok(inPath.every(({ required }) => required))
      assert.equal(requestBody === undefined, method !== 'post' || path.endsWith('/cancel'))
      const good = Object.keys(responses).filter((status) => /^2\d\d$/.test(status))
      assert.equal(good.length, 1)
      for (const status of good) assert.ok(responses[status]?.description)
      assert.equal(responses['default']?.$ref, '#/components/responses/Problem')
    })
  }
})

test('every reference leads somewhere, and every named schema is used', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)]
  assert.ok(references.length > 20)
  const named = new Set(references.map(([, kind, name]) => `${kind} ${name}`))
  const present = [
    ...Object.keys(document.components.schemas).map((name) => `schemas ${name}`),
    ...Object.keys(document.components.responses).map((name) => `responses ${name}`),
  ]
  assert.deepEqual([...named].toSorted(), present.toSorted())
  assert.doesNotMatch(JSON.stringify(document), /\$defs|"undefined"/)
})

test('every schema is a JSON Schema of 2020-12', () => {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    validateFormats: false,
  })
  ajv.addKeyword('components')
  ajv.addSchema({ $id: 'https://farend.example/', components: document.components })
  const places = operations.flatMap(({ parameters, requestBody, responses }) => [
    ...parameters.map(({ schema }) => schema),
    ...[requestBody, ...Object.values(responses)].flatMap((part) =>
      Object.values(part?.content ?? {}).flatMap(({ schema }) => schema ?? []),
    ),
  ])
  assert.ok(places.length > 20)
  for (const [index, schema] of places.entries()) {
    const own = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"https://farend.example/#/'))
    assert.ok(ajv.compile({ $id: `https://farend.example/${index}`, ...own }))
  }
})
