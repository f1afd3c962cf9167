/** One thing that the API does: how it is asked for, what it gives, and the code behind it. */
import { z } from 'zod'
import type { Services } from './services.ts'
import { validated } from './validate.ts'

/** An answer that a route may give. */
export interface RouteAnswer {
  description: string
  /** Of a JSON answer. */
  schema?: z.ZodType
  /** Media type of any other. */
  type?: string
}

/** What a request brings, read by the schemas of its route. */
export interface RouteInput<Params, Query, Body> {
  params: Params
  query: Query
  body: Body
  /** Aborted when the client has gone. */
  signal: AbortSignal
}

interface RouteDefinition<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  method: 'get' | 'post' | 'delete'
  /** Below /api/v1, with parameters in braces: `/checks/{id}`. */
  path: string
  /** Stable name for generated clients. */
  operationId: string
  summary: string
  params: Params
  query: Query
  body: Body
  answers: Record<number, RouteAnswer>
  handle(
    input: RouteInput<z.output<Params>, z.output<Query>, z.output<Body>>,
    services: Services,
  ): Promise<Response> | Response
}

/** A route whose types have done their work. */
export interface Route extends Omit<RouteDefinition<z.ZodType, z.ZodType, z.ZodType>, 'handle'> {
  /**
   * Answers a request whose parts have not been looked at.
   * @throws {ApiError} when they do not fit
   */
  answer(input: RouteInput<unknown, unknown, unknown>, services: Services): Promise<Response> | Response
}

/** Nothing is taken. */
export const nothing = z.strictObject({})

/** Puts a route together; what is not named takes nothing. */
export function route<
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = z.ZodUndefined,
>(
  definition: Omit<RouteDefinition<Params, Query, Body>, 'params' | 'query' | 'body'> & {
    params?: Params
    query?: Query
    body?: Body
  },
): Route {
  const { params = nothing, query = nothing, body = z.undefined(), handle, ...rest } = definition
  return {
    ...rest,
    ...{ params, query, body },
    answer: (input, services) =>
      handle(
        {
          params: validated(params, input.params, 'path') as z.output<Params>,
          query: validated(query, input.query, 'query') as z.output<Query>,
          body: validated(body, input.body, 'body') as z.output<Body>,
          signal: input.signal,
        },
        services,
      ),
  }
}

/** A JSON answer. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(value, { status, headers })
}
