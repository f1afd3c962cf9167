/** Checks as the API takes and gives them: a list of targets, how to check them, and how far that is. */
import { z } from 'zod'
import { trustNames } from '../programs/trust-names.ts'
import { profiles } from '../report/target.ts'
import { instant, verdict } from '../schema/report.ts'
import { apiTarget } from './target.ts'

/** A file that is sent along. */
export const sentFile = z
  .strictObject({
    name: z.string().min(1).max(255).meta({ description: 'File name, for messages' }),
    base64: z
      .base64()
      .max(2 ** 25)
      .meta({ description: 'Its octets' }),
  })
  .meta({ id: 'SentFile' })

const name = z.string().min(1).max(255)

/** How to check; each is the option of the command line of that name. */
export const checkSettings = z
  .strictObject({
    dns: name
      .exactOptional()
      .meta({ description: "DNS server, address or host with or without port; the system's" }),
    pool: z
      .boolean()
      .exactOptional()
      .meta({ description: 'Every address of a name, not only the first; true' }),
    families: z
      .array(z.enum(['A', 'AAAA']))
      .min(1)
      .max(2)
      .exactOptional(),
    resolve: z
      .array(name)
      .max(100)
      .exactOptional()
      .meta({ description: 'host:port:address, whatever DNS says' }),
    serverName: name.nullable().exactOptional().meta({ description: 'Server name to send; null sends none' }),
    profile: z.enum(profiles).exactOptional(),
    trust: z.array(z.enum(trustNames)).min(1).exactOptional(),
    authorities: z
      .array(sentFile)
      .max(20)
      .exactOptional()
      .meta({ description: 'Files of further trust anchors' }),
    online: z.boolean().exactOptional().meta({ description: 'Fetch issuers, CRLs and OCSP answers' }),
    preflight: z
      .union([sentFile, z.strictObject({ host: name })])
      .exactOptional()
      .meta({ description: 'Certificate that we would present, without its key: a file, or our own host' }),
    complete: z.boolean().exactOptional(),
    sipOptions: z.boolean().exactOptional(),
    versions: z.boolean().exactOptional(),
    suites: z.boolean().exactOptional(),
    certificates: z.boolean().exactOptional(),
    bulk: z.boolean().exactOptional(),
    at: z.iso.datetime({ offset: true }).or(z.iso.date()).exactOptional(),
    timeout: z
      .int()
      .min(50)
      .max(60_000)
      .exactOptional()
      .meta({ description: 'Milliseconds for each stage; 4000' }),
    retries: z.int().min(0).max(10).exactOptional(),
    evidence: z
      .boolean()
      .exactOptional()
      .meta({ description: 'Keep the octets for an evidence pack; true for up to 1,000 targets' }),
  })
  .meta({
    id: 'CheckSettings',
    description: 'How to check; each is the option of the command line of that name',
  })

/** A check that is wanted. */
export const checkRequest = z
  .strictObject({
    targets: z
      .array(z.union([z.string().min(1).max(300), apiTarget]))
      .min(1)
      .max(100_000)
      .meta({ description: 'As typed on a command line, or as read by POST /targets' }),
    settings: checkSettings.default({}),
  })
  .meta({ id: 'CheckRequest' })

/** Where a check stands. */
export const checkState = z
  .object({
    id: z.string(),
    origin: z.enum(['check', 'import']).meta({ description: 'import: results that were brought along' }),
    title: z.string().meta({ description: 'A few words: the first target and how many more, or the file' }),
    state: z
      .enum(['running', 'finished', 'cancelled', 'failed'])
      .meta({ description: 'running goes on by itself after a restart of the server' }),
    failure: z.string().exactOptional().meta({ description: 'With failed: why nothing could be checked' }),
    total: z.int(),
    done: z.int(),
    verdicts: z.record(verdict, z.int()).meta({ description: 'How many results have each verdict' }),
    settings: checkSettings,
    evidence: z.boolean().meta({ description: 'Whether an evidence pack can be had' }),
    startedAt: instant,
    finishedAt: instant.exactOptional(),
  })
  .meta({ id: 'Check', description: 'A list of targets being checked, or that was' })

/** What the progress event says. */
export const checkProgress = z
  .object({
    done: z.int(),
    total: z.int(),
    perSecond: z.number().meta({ description: 'Results a second, lately' }),
    secondsLeft: z.number().nullable().meta({ description: 'null as long as nobody can tell' }),
    checking: z.array(z.string()).meta({ description: 'Some of the targets under way' }),
  })
  .meta({ id: 'CheckProgress' })

/** See {@link checkSettings}. */
export type CheckSettings = z.infer<typeof checkSettings>
/** See {@link checkRequest}. */
export type CheckRequest = z.input<typeof checkRequest>
/** See {@link checkState}. */
export type CheckState = z.infer<typeof checkState>
/** See {@link checkProgress}. */
export type CheckProgress = z.infer<typeof checkProgress>
/** See {@link sentFile}. */
export type SentFile = z.infer<typeof sentFile>
