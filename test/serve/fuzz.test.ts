// Requests out of the API's own document, sound and nearly so: no fault inside, no hang, and problems that say what.
import assert from 'node:assert/strict'
import { request as send } from 'node:http'
import { text } from 'node:stream/consumers'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { checkState } from '../../src/api/check.ts'
import { problem } from '../../src/api/problem.ts'
import { rootList } from '../../src/api/root.ts'
import { startEstate, type Estate } from '../../src/estate/estate.ts'
import { policyWithout, startApi, type ApiServer } from './api-server.ts'
import { requestsOf, type ApiDocument, type GeneratedRequest } from './requests.ts'

const runs = Number(process.env['FAREND_FUZZ_RUNS'] ?? 3000)
const seed = Number(process.env['FAREND_FUZZ_SEED'] ?? 7443)
/** An answer that takes longer hangs, as far as anybody can tell. */
const patience = 15_000

let api: ApiServer
let estate: Estate

before(async () => {
  estate = await startEstate()
  // Whatever targets come out of the generator, none of them may lead out of the test.
  const policy = policyWithout('0.0.0.0/0, ::/0')
  api = await startApi({
    policy,
    defaults: { dns: estate.dns, timeout: 200, retries: 0 },
    limits: { kept: 60 },
  })
})

after(async () => {
  await api.close()
  await estate.close()
})

test('no request of the document, and none near it, meets a fault', { timeout: 200_000 }, async () => {
  const checks: string[] = []
  // Some will be removed by what is sent.
  for (let count = 0; count < 30; count++) {
    const { id } = await api.read(checkState, 'POST', '/checks', { targets: ['sip.contoso.test:5061'] })
    await api.ended(id)
    checks.push(id)
  }
  const { roots } = await api.read(rootList, 'GET', '/roots?limit=2')
  const document = (await (await api.ask('GET', '/openapi.json')).json()) as ApiDocument
  const known = {
    id: [...checks, ...checks.map((id) => `${id}-1`), 'nobody', 'nobody-1'],
    rule: ['name-mismatch', 'nothing'],
    sha256: [...roots.map((root) => root.sha256), 'f'.repeat(64)],
  }
  const statuses = new Map<number, number>()
  const property = fc.asyncProperty(requestsOf(document, known), async (request) => {
    const { status, type, body } = await exchange(request)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    assert.ok(status >= 200 && status < 500, `${status} ${body}`)
    if (status >= 400 && request.method !== 'HEAD') assertSays(type, status, body)
  })
  await fc.assert(property, {
    numRuns: runs,
    seed,
    endOnFailure: process.env['FAREND_FUZZ_RUNS'] === undefined,
  })
  assert.deepEqual(api.faults, [])
  for (const status of [200, 201, 204, 400, 404, 405, 415, 422]) {
    assert.ok(statuses.has(status), `${status} is among ${[...statuses.keys()].join()}`)
  }
})

function assertSays(type: string, status: number, body: string): void {
  assert.equal(type, 'application/problem+json', body)
  const said = problem.parse(JSON.parse(body))
  assert.equal(said.status, status)
  assert.match(said.detail, /^[^:]+: .+[;,] .+$/s, 'where, what, and what would be right')
  for (const { where, what, right } of said.problems ?? []) assert.ok(where && what && right, body)
}

async function exchange({ method, path, body, contentType }: GeneratedRequest) {
  const request = send({
    ...{ port: api.port, method, path: `/api/v1${path}`, signal: AbortSignal.timeout(patience) },
    headers: {
      authorization: `Bearer ${api.token}`,
      connection: 'close',
      ...(body === undefined
        ? {}
        : { 'content-type': contentType, 'content-length': Buffer.byteLength(body) }),
    },
  })
  request.end(body)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const type = response.headers['content-type'] ?? ''
  return { status: response.statusCode ?? 0, type, body: await text(response) }
}
