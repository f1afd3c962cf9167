/** Test cases in the shape of x509-limbo's limbo.json, as far as an answer needs them. */
import { z } from 'zod'

/** One case. Everything else in it is ignored. */
export const testcaseSchema = z.looseObject({
  id: z.string(),
  validation_kind: z.enum(['SERVER', 'CLIENT']),
  trusted_certs: z.array(z.string()),
  untrusted_intermediates: z.array(z.string()),
  peer_certificate: z.string(),
  validation_time: z.string().nullish(),
  extended_key_usage: z.array(z.string()).default([]),
  expected_peer_name: z.looseObject({ kind: z.string(), value: z.string() }).nullish(),
  max_chain_depth: z.number().nullish(),
  crls: z.array(z.string()).default([]),
  expected_result: z.enum(['SUCCESS', 'FAILURE']).optional(),
  /** Policy inputs, in whatever spelling; see policy-inputs.ts. */
  pkits: z.unknown().optional(),
})

export type Testcase = z.infer<typeof testcaseSchema>

/** A file of cases. */
export const suiteSchema = z.looseObject({ testcases: z.array(testcaseSchema) })
