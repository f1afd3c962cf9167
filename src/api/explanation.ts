/** What a finding means. */
import { z } from 'zod'
import { severity, sourceSchema } from '../schema/report.ts'

/** A rule, for people. */
export const explanation = z
  .object({
    id: z.string(),
    title: z.string(),
    severity,
    scope: z.enum(['target', 'pool', 'endpoint', 'chain']),
    what: z.string(),
    why: z.string(),
    fix: z.string(),
    bad: z.string(),
    good: z.string(),
    remedies: z
      .array(
        z.object({
          title: z.string(),
          recipes: z.array(z.object({ product: z.string(), text: z.string() })),
        }),
      )
      .meta({ description: 'What to type, or where to click, product by product' }),
    source: z.array(sourceSchema),
  })
  .meta({ id: 'Explanation', description: 'What a finding means, why it matters and what to do' })

/** All of them, in the order of the catalogue. */
export const explanationList = z.object({ rules: z.array(explanation) }).meta({ id: 'ExplanationList' })

/** See {@link explanation}. */
export type Explanation = z.infer<typeof explanation>
