/** Holds parts of a request against their schemas, and says of each fault what would be right. */
import type { z } from 'zod'
import type { Problem } from '../api/problem.ts'
import { ApiError } from './api-error.ts'

/** More faults than this help nobody. */
const mostProblems = 20

/**
 * The value as the schema reads it.
 * @param part of the request, for messages: `body`, `query`, `path`
 * @throws {ApiError} with every fault, when it does not fit
 */
export function validated<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: string,
): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, part)).slice(0, mostProblems)
  const [first] = problems
  throw new ApiError('bad-request', `${first?.where}: ${first?.what}; right is ${first?.right}`, problems)
}

type Issue = z.core.$ZodIssue
type One = NonNullable<Problem['problems']>[number]

function problemsOf(issue: Issue, part: string, above: PropertyKey[] = []): One[] {
  const path = [...above, ...issue.path]
  const where = path.length === 0 ? part : `${part} /${path.map(String).join('/')}`
  if (issue.code === 'invalid_union') {
    // The choice that went furthest is the one that was meant.
    const choices = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a))
    const [meant = []] = choices
    if (meant.length > 0 && depthOf(meant) > 0) return meant.flatMap((each) => problemsOf(each, part, path))
    const rights = choices.flatMap((choice) => choice.map(rightOf))
    return [
      {
        where,
        what: 'this is none of what is understood',
        right: [...new Set(rights)].join(', or ') || 'another value',
      },
    ]
  }
  return [{ where, what: whatOf(issue), right: rightOf(issue) }]
}

function depthOf(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length))
}

function whatOf(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys.map((key) => JSON.stringify(key.slice(0, 60))).join(', ')} is not known here`
  }
  if (issue.code === 'invalid_type') {
    return issue.message.endsWith('received undefined') ? 'it is missing' : `it is no ${issue.expected}`
  }
  if (issue.code === 'too_big') return 'it is too large'
  return issue.code === 'too_small' ? 'it is too small' : 'it is not understood'
}

function rightOf(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') {
    return 'to leave it out; the OpenAPI document at /api/v1/openapi.json names what is known'
  }
  if (issue.code === 'invalid_type')
    return `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}${unitOf(issue.origin)}`
  if (issue.code === 'too_small') return `at least ${issue.minimum}${unitOf(issue.origin)}`
  return issue.code === 'invalid_format' ? `the format ${issue.format}` : issue.message
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' of them' : ''
}
