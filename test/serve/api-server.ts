/** A server of the API in this process, and a client that keeps to its contract. */
import assert from 'node:assert/strict'
import type { z } from 'zod'
import { checkState, type CheckState } from '../../src/api/check.ts'
import { networkPolicy, parseNetworks } from '../../src/serve/network-policy.ts'
import { startServer, type RunningServer, type ServeOptions } from '../../src/serve/server.ts'
import { inMemory } from '../../src/store/result-store.ts'

/** Everything may be checked, as on loopback. */
export const openPolicy = networkPolicy({ allow: [], deny: [], privateToo: true })

/** Everything but these networks, separated by commas, may be checked. */
export function policyWithout(networks: string) {
  return networkPolicy({ allow: [], deny: parseNetworks(networks), privateToo: true })
}

/** A server with a client. */
export interface ApiServer extends RunningServer {
  port: number
  /** Lines of the log: faults inside. */
  faults: string[]
  /** Asks below /api/v1, with the token; an object is sent as JSON. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  /** The same; the answer must be a good one and keep to the schema. */
  read<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T>
  /** Reads a check until it has ended. */
  ended(id: string): Promise<CheckState>
}

/** Starts a server on a free port of loopback, with its results in memory. */
export async function startApi(options: Partial<ServeOptions> = {}): Promise<ApiServer> {
  const faults: string[] = []
  const server = await startServer({
    ...{ host: '127.0.0.1', port: 0, store: inMemory, policy: openPolicy },
    log: (line) => faults.push(line),
    ...options,
  })
  const ask: ApiServer['ask'] = (method, path, body, headers) =>
    fetch(`${server.origin}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${server.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const read: ApiServer['read'] = async (schema, ...request) => {
    const response = await ask(...request)
    const text = await response.text()
    assert.ok(response.ok, text)
    return schema.parse(JSON.parse(text))
  }
  return {
    ...server,
    port: Number(new URL(server.origin).port),
    faults,
    ask,
    read,
    async ended(id) {
      await (await ask('GET', `/checks/${id}/events`)).text()
      return read(checkState, 'GET', `/checks/${id}`)
    },
  }
}
