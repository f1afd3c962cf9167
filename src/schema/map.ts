/** What `farend map --json` prints, as a schema. Additions only, as in the report. */
import { z } from 'zod'
import { mapSchema, type MapFile } from '../report/map.ts'
import {
  dnsQuerySchema,
  instant,
  portNumber,
  reportObject,
  sha256,
  severity,
  sourceSchema,
  verdict,
} from './report.ts'
import type { Identical } from './report.ts'

const worstFindingSchema = z
  .object({
    rule: z.string(),
    detail: z.string().exactOptional(),
    severity,
    message: z.string(),
  })
  .meta({ id: 'WorstFinding', description: 'The finding that is to be mended first' })

const mappedEndpointSchema = z
  .object({
    address: z.string().nullable().meta({ description: 'null when the host could not be resolved' }),
    report: z.int().meta({ description: 'Index in reports' }),
    endpoint: z.int().meta({ description: 'Index in the endpoints of that report' }),
    certificate: sha256.exactOptional().meta({ description: 'The end entity' }),
    verdict,
    worst: worstFindingSchema.exactOptional(),
    counts: z.boolean().meta({
      description:
        'False: one of several usual ports, of which another one answers; silence is no fault then',
    }),
  })
  .meta({ id: 'MappedEndpoint', description: 'An address, and what it presented' })

const mappedRecordSchema = z
  .object({
    id: z.string().meta({ description: 'Stable; records of one pattern share it' }),
    name: z.string(),
    type: z
      .enum(['SRV', 'A', 'NAPTR', 'CAA', 'TLSA'])
      .meta({ description: 'A: addresses of both families, or an alias' }),
    meaning: z.string(),
    service: z.string(),
    concerns: z.string(),
    scope: z.enum(['public', 'internal', 'microsoft']),
    source: sourceSchema,
    status: z
      .enum(['found', 'wildcard', 'absent', 'unanswered'])
      .meta({ description: 'wildcard: it exists only because every name of the domain does' }),
    queries: z.array(dnsQuerySchema),
    data: z.array(z.string()).meta({ description: 'In presentation form; for A the addresses' }),
    aliases: z.array(z.string()).meta({ description: 'Names that CNAMEs lead to, one after the other' }),
    names: z.array(
      z
        .object({ host: z.string(), port: portNumber, endpoints: z.array(mappedEndpointSchema) })
        .meta({ id: 'MappedName', description: 'A host and port that the record leads to' }),
    ),
    remarks: z.array(
      z
        .object({
          code: z.enum([
            ...(['leads-nowhere', 'left-out', 'not-offered', 'unanswered', 'internal-is-public'] as const),
            ...(['pin-fits', 'pin-differs'] as const),
          ]),
          severity,
          text: z.string(),
        })
        .meta({ id: 'MapRemark', description: 'Something about the record itself' }),
    ),
    worst: worstFindingSchema.exactOptional().meta({
      description: 'The worst finding about the target and its pools; those of endpoints stand there',
    }),
    verdict: verdict
      .exactOptional()
      .meta({ description: 'The worst of everything below; absent where the record does not exist' }),
  })
  .meta({ id: 'MappedRecord', description: 'A record, and where it leads' })

/** Schema of what `farend map --json` prints. */
export const mapFileObject = z.object({
  schema: z.literal(mapSchema),
  tool: z.object({ name: z.literal('farend'), version: z.string() }),
  map: z
    .object({
      domain: z.string().meta({ description: 'In A-label form' }),
      resolver: z.string().meta({ description: 'The resolver asked, address:port' }),
      asked: z
        .object({ internal: z.boolean(), microsoft: z.boolean(), reason: z.string() })
        .meta({ description: 'Which records were asked for besides the public ones, and why' }),
      homing: z
        .object({
          kind: z.enum(['on-premises', 'microsoft-365', 'hybrid', 'none', 'unknown']),
          reason: z.string(),
        })
        .meta({ id: 'Homing', description: 'Where users are served, as far as the records tell' }),
      records: z
        .array(mappedRecordSchema)
        .meta({ description: 'Found ones first, the worst of them first; then the others' }),
      reports: z.array(reportObject).meta({ description: 'In full; records refer to them by index' }),
      verdict,
      headline: z.object({
        text: z.string(),
        record: z.string().exactOptional(),
        rule: z.string().exactOptional(),
      }),
      startedAt: instant,
      finishedAt: instant,
      judgedAt: instant,
    })
    .meta({ id: 'Map', description: 'Everything that was asked of a SIP domain' }),
})

/** The published JSON Schema (draft 2020-12). Objects are open: a newer farend may add fields. */
export function mapJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(mapFileObject, { target: 'draft-2020-12', io: 'input' })
  return {
    $schema,
    $id: 'urn:farend:schema:map:1',
    title: 'farend map, version 1',
    description:
      'What farend map --json prints. Fields are only ever added within this version: ignore those you do not know.',
    ...schema,
  }
}

true satisfies Identical<MapFile, z.infer<typeof mapFileObject>>
