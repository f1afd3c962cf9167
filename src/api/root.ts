/** Roots as the API gives them. */
import { z } from 'zod'
import { programIds } from '../programs/facts.ts'

const statement = z.object({
  trusted: z.enum(['yes', 'no', 'partly', 'unknown']),
  detail: z.string(),
  checkedOn: z.string(),
  source: z.string(),
  limited: z.boolean(),
})

/** A root with its membership, its links and what to type. */
export const root = z
  .object({
    name: z.string(),
    subject: z.string(),
    sha256: z.string(),
    sha1: z.string(),
    subjectKeyIdentifier: z.string().exactOptional(),
    notBefore: z.string(),
    notAfter: z.string(),
    key: z.string(),
    heldBy: z
      .array(z.string())
      .meta({ description: 'Where its certificate is at hand; empty where it is not' }),
    programs: z.record(z.enum(programIds), statement),
    links: z.array(
      z.object({
        kind: z.enum(['page', 'file', 'windows-update', 'search']),
        url: z.string(),
        confidence: z.string(),
        checkedOn: z.string(),
      }),
    ),
    file: z.string(),
    commands: z.array(z.object({ system: z.string(), line: z.string() })),
  })
  .meta({ id: 'Root', description: 'What is known of a root, where it can be had and how it is installed' })

/** Several. */
export const rootList = z.object({ roots: z.array(root), total: z.int() }).meta({ id: 'RootList' })

/** See {@link root}. */
export type Root = z.infer<typeof root>
/** See {@link rootList}. */
export type RootList = z.infer<typeof rootList>
