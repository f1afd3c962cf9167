/** One result in a line: what a list shows without its report. */
import { z } from 'zod'
import { instant, portNumber, sha256, verdict } from '../schema/report.ts'
import { targetKind } from './target.ts'

/** See the module. */
export const resultRow = z
  .object({
    id: z.string().meta({ description: 'For GET /results/{id}; stays the same' }),
    check: z.string(),
    number: z.int().meta({ description: 'In the order in which results came, from 1' }),
    index: z.int().meta({ description: 'Of the target in its list, from 0' }),
    input: z.string(),
    kind: targetKind,
    name: z.string(),
    port: portNumber.exactOptional(),
    verdict,
    headline: z.string(),
    rule: z.string().exactOptional().meta({ description: 'The root cause that the headline tells of' }),
    addresses: z.array(z.string()).meta({ description: 'The first eight' }),
    endpoints: z.int(),
    seen: z.int().meta({ description: 'Endpoints that presented a certificate' }),
    differing: z.int().meta({ description: 'Members that differ from the rest of their pool' }),
    errors: z.int(),
    warnings: z.int(),
    subject: z.string().exactOptional().meta({ description: 'Of the end entity that ends first' }),
    issuer: z.string().exactOptional(),
    sha256: sha256.exactOptional(),
    notBefore: instant.exactOptional(),
    notAfter: instant.exactOptional(),
    finishedAt: instant,
  })
  .meta({ id: 'ResultRow', description: 'A result in a line; its report is at /results/{id}' })

/** Rows, a page of them. */
export const resultPage = z
  .object({
    rows: z.array(resultRow),
    next: z.int().exactOptional().meta({ description: 'For `after`, where there is more' }),
  })
  .meta({ id: 'ResultPage' })

/** See {@link resultRow}. */
export type ResultRow = z.infer<typeof resultRow>
/** See {@link resultPage}. */
export type ResultPage = z.infer<typeof resultPage>
