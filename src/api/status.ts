/** What the server is and what it allows. */
import { z } from 'zod'

/** See the module. */
export const serverStatus = z
  .object({
    version: z.string(),
    run: z.string().meta({ description: 'Another one after each start of the server' }),
    now: z.string(),
    profiles: z.array(z.string()),
    trust: z.array(z.string()),
    starttls: z.array(z.string()),
    forms: z.array(z.string()).meta({ description: 'Forms in which results can be had' }),
    limits: z.object({
      targets: z.int().meta({ description: 'In one check' }),
      checks: z.int().meta({ description: 'At the same time' }),
      body: z.int().meta({ description: 'Octets of a request' }),
    }),
    networks: z.string().meta({ description: 'Which addresses may be checked, in words' }),
  })
  .meta({ id: 'Status' })

/** See {@link serverStatus}. */
export type ServerStatus = z.infer<typeof serverStatus>
