/** What `farend verify --json` prints, as a schema. Additions only, as in the report. */
import { z } from 'zod'
import type { VerificationFile } from '../report/verification.ts'
import { verificationSchema } from '../report/verification.ts'
import {
  breachSchema,
  bundleSchema,
  certificateSchema,
  instant,
  pathSchema,
  presentedListSchema,
  sha256,
  type Identical,
} from './report.ts'

const verifiedFileSchema = z
  .object({
    file: z.string(),
    form: z.string().meta({ description: 'PEM, DER, PKCS #7 or PKCS #12' }),
    certificates: z.array(sha256).meta({ description: 'In the order of the file' }),
    privateKeys: z.int().meta({ description: 'Counted, never read' }),
    others: z.array(z.string()).meta({ description: 'Labels of PEM blocks that were left alone' }),
  })
  .meta({ id: 'VerifiedFile' })

const nameAnswerSchema = z
  .object({
    reference: z.string().meta({ description: 'DNS name in A-label form, or IP address' }),
    matches: z.boolean(),
    detail: z.string().meta({ description: 'Half a sentence whose subject is the name' }),
  })
  .meta({ id: 'NameAnswer', description: 'Whether the end entity speaks for a name, RFC 9525' })

const certificateConformanceSchema = z
  .object({
    certificate: sha256,
    role: z.enum(['end-entity', 'intermediate', 'root']),
    profile: z.string().meta({ description: 'Baseline Requirements below a public anchor, else RFC 5280' }),
    breaches: z.array(breachSchema),
  })
  .meta({ id: 'CertificateConformance', description: 'May authorities issue such a certificate?' })

const verificationObject = z
  .object({
    valid: z
      .boolean()
      .meta({ description: 'The best path is valid, and the name, where one was asked for, matches' }),
    purpose: z.enum(['server', 'client']),
    judgedAt: instant.meta({ description: 'The moment as of which everything was judged' }),
    files: z.array(verifiedFileSchema),
    endEntity: z.object({
      certificate: sha256,
      chosen: z
        .enum(['first', 'certifies-no-other', 'named'])
        .meta({ description: 'Why this certificate was taken for the end entity' }),
    }),
    name: nameAnswerSchema.exactOptional(),
    presented: z.array(sha256).meta({ description: 'The end entity, then the others as given' }),
    presentedList: presentedListSchema,
    paths: z.array(pathSchema).meta({ description: 'Candidate certification paths, best first' }),
    conformance: z.array(certificateConformanceSchema).meta({
      description: 'Another question than valid, which it never changes; public roots are left out',
    }),
    bundle: bundleSchema,
    certificates: z.record(sha256, certificateSchema).meta({ description: 'By SHA-256' }),
  })
  .meta({ id: 'Verification', description: 'What is to be said about certificates from files' })

/** Schema of what `farend verify --json` prints. */
export const verificationFileObject = z.object({
  schema: z.literal(verificationSchema),
  tool: z.object({ name: z.literal('farend'), version: z.string() }),
  verification: verificationObject,
})

/** The published JSON Schema (draft 2020-12). Objects are open: a newer farend may add fields. */
export function verificationJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(verificationFileObject, {
    target: 'draft-2020-12',
    io: 'input',
  })
  return {
    $schema,
    $id: 'urn:farend:schema:verification:1',
    title: 'farend verification, version 1',
    description:
      'What farend verify --json prints. Fields are only ever added within this version: ignore those you do not know.',
    ...schema,
  }
}

true satisfies Identical<VerificationFile, z.infer<typeof verificationFileObject>>
