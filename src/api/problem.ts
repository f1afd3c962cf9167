/** What is wrong with a request, RFC 9457: application/problem+json. */
import { z } from 'zod'

/** See the module. */
export const problem = z
  .object({
    type: z.string().meta({ description: 'Stable name: urn:farend:problem:not-found and the like' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'One line: where, what, and what would be right' }),
    problems: z
      .array(
        z.object({
          where: z.string().meta({ description: 'Part of the request: `body /targets/3`, `query after`' }),
          what: z.string(),
          right: z.string().meta({ description: 'What would be right' }),
        }),
      )
      .exactOptional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })

/** See {@link problem}. */
export type Problem = z.infer<typeof problem>
