/** Targets as the API takes and gives them. */
import { z } from 'zod'
import { startTlsProtocols } from '../prelude/starttls.ts'
import { profiles } from '../report/target.ts'
import { portNumber } from '../schema/report.ts'

/** Kinds of targets: a host and port, or a SIP domain with a SRV record. */
export const targetKind = z
  .enum(['DIR', 'FED', 'SIP', 'SIPINT'])
  .meta({ description: 'DIR names a host and port; the others name a SIP domain with a SRV record' })

/** Longer texts name no target. */
const longestName = 300

/** A target that has been read. */
export const apiTarget = z
  .strictObject({
    input: z.string().min(1).max(longestName).meta({ description: 'The text as the user gave it' }),
    kind: targetKind,
    name: z.string().min(1).max(255).meta({ description: 'DNS name in A-label form, or an IP address' }),
    port: portNumber.exactOptional().meta({ description: 'With DIR, and only there' }),
    starttls: z
      .enum(startTlsProtocols)
      .exactOptional()
      .meta({ description: 'Protocol spoken before TLS; absent where TLS begins at once' }),
    profile: z
      .enum(profiles)
      .exactOptional()
      .meta({ description: 'Role of the far end; inferred where it is absent' }),
  })
  .meta({ id: 'TargetToCheck', description: 'One thing to check' })

/** What is to be read as targets. */
export const targetText = z
  .strictObject({
    text: z
      .string()
      .max(2 ** 24)
      .meta({ description: 'Targets, one a line or separated by commas; with form csv an import file' }),
    form: z.enum(['lines', 'csv']).default('lines'),
    file: z.string().max(255).default('the list').meta({ description: 'Name of the list, for messages' }),
    kind: targetKind.exactOptional(),
    ports: z
      .string()
      .max(200)
      .exactOptional()
      .meta({ description: 'Ports separated by commas, for hosts without' }),
    starttls: z.enum([...startTlsProtocols, 'auto']).exactOptional(),
  })
  .meta({ id: 'TargetText', description: 'Targets as people write them' })

/** A row that names no target. */
const targetProblem = z
  .object({
    where: z.string(),
    what: z.string(),
    right: z.string().meta({ description: 'What would be right' }),
    message: z.string().meta({ description: 'All three as one line' }),
  })
  .meta({ id: 'TargetProblem', description: 'Something that was written and names no target' })

/** What a text was read as. */
export const targetList = z
  .object({ targets: z.array(apiTarget), problems: z.array(targetProblem) })
  .meta({ id: 'TargetList' })

/** See {@link apiTarget}. */
export type ApiTarget = z.infer<typeof apiTarget>
/** See {@link targetText}. */
export type TargetText = z.input<typeof targetText>
/** See {@link targetList}. */
export type TargetList = z.infer<typeof targetList>
