/** Reads packs: whatever is not as it should be is refused before anything looks at it. */
import { z } from 'zod'
import type { TrustAnchor } from '../path/path.ts'
import { programIds, type ProgramFacts } from '../programs/facts.ts'
import { parseRootLine } from '../programs/root-line.ts'
import { profiles } from '../report/target.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { EvidenceError } from './evidence-error.ts'
import { observationObject, octets } from './observation-schema.ts'
import { inOrderOf, memberOf } from './written-order.ts'
import { packSchema, type EvidencePack } from './pack.ts'

/**
 * Reads what `formatPack` wrote. Fields that are not known are left out.
 * @throws {EvidenceError} when it is something else
 */
export function parsePack(value: unknown): EvidencePack {
  const read = packObject.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    const place = issue === undefined ? '' : ` at ${issue.path.join('.')}: ${issue.message}`
    throw new EvidenceError(`the evidence in it is damaged or of another version${place.slice(0, 200)}`)
  }
  return { ...read.data, exhibits: inOrderOf(read.data.exhibits, memberOf(value, 'exhibits')) }
}

const moment = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'no date')

const anchorObject = z
  .object({ der: octets, origin: z.string(), public: z.boolean() })
  .transform(({ der, ...rest }): TrustAnchor => ({ certificate: decodeCertificate(der), ...rest }))

const rootLine = z.string().transform((line, context) => {
  try {
    return parseRootLine(line)
  } catch {
    context.addIssue({ code: 'custom', message: 'no root' })
    return z.NEVER
  }
})

const program = z.enum(programIds)

const programsObject: z.ZodType<ProgramFacts> = z.object({
  lists: z.array(
    z.object({
      id: z.string(),
      program,
      title: z.string(),
      source: z.string(),
      checkedOn: z.string(),
      purposes: z.enum(['tls', 'all']),
      old: z.literal(true).exactOptional(),
    }),
  ),
  roots: z.array(rootLine),
  restrictions: z.array(
    z.object({
      program,
      kind: z.enum(['issued-after', 'sct-after', 'disabled', 'removed']),
      date: z.string(),
      roots: z.array(z.string()),
      source: z.string(),
      url: z.string().exactOptional(),
      checkedOn: z.string(),
      confidence: z.enum(['read', 'second-hand', 'unverified']),
    }),
  ),
})

const packObject: z.ZodType<EvidencePack> = z.object({
  schema: z.literal(packSchema),
  tool: z.object({ name: z.literal('farend'), version: z.string() }),
  exhibits: z.array(
    z.object({
      observation: observationObject.extend({ startedAt: moment, finishedAt: moment }),
      judgedAt: moment,
      profile: z.enum(profiles).exactOptional(),
    }),
  ),
  anchors: z.array(anchorObject),
  programs: programsObject,
  options: z.array(z.string()),
})
