/** Results: read one, bring saved ones along. */
import { z } from 'zod'
import { toPem } from '../../bytes/pem.ts'
import { certificateTree } from '../../api/certificate-tree.ts'
import { checkState, sentFile } from '../../api/check.ts'
import type { Report } from '../../report/report.ts'
import { reportObject, sha256 } from '../../schema/report.ts'
import type { StoredResult } from '../../store/result-store.ts'
import { ApiError } from '../api-error.ts'
import { elementTree } from '../../x509/element-tree.ts'
import { exported } from '../export.ts'
import { importResults } from '../import.ts'
import { json, route } from '../route.ts'
import type { Services } from '../services.ts'
import { exportQuery } from './checks.ts'

const id = z
  .string()
  .regex(/^[A-Za-z0-9]{1,40}-\d{1,9}$/)
  .meta({ description: 'Of a row: the check, and the number of the result' })
const one = z.strictObject({ id })

/** See the module. */
export const resultRoutes = [
  route({
    method: 'get',
    path: '/results/{id}',
    operationId: 'readResult',
    summary: 'The report: the same as the command line and the library give',
    params: one,
    answers: { 200: { description: 'The report', schema: reportObject } },
    handle({ params }, services) {
      const { report } = resultOf(params.id, services)
      return new Response(report, { headers: { 'content-type': 'application/json' } })
    },
  }),
  route({
    method: 'get',
    path: '/results/{id}/export',
    operationId: 'exportResult',
    summary: 'One result as a file',
    params: one,
    query: exportQuery,
    answers: { 200: { description: 'The file', type: 'application/octet-stream' } },
    handle({ params, query }, services) {
      const result = resultOf(params.id, services)
      return exported([result], query, result.row.name, services.store.grounds(result.row.check))
    },
  }),
  route({
    method: 'get',
    path: '/results/{id}/bundle',
    operationId: 'readBundle',
    summary: 'The certificates that an endpoint should send, as PEM',
    params: one,
    query: z.strictObject({
      endpoint: z.coerce
        .number()
        .int()
        .min(0)
        .max(1000)
        .default(0)
        .meta({ description: 'Of the report, from 0' }),
    }),
    answers: { 200: { description: 'End entity first', type: 'application/x-pem-file' } },
    handle({ params, query }, services) {
      const report = reportOf(params.id, services)
      const bundle = report.endpoints[query.endpoint]?.bundle
      if (bundle === undefined) {
        throw new ApiError(
          'not-found',
          `query endpoint: ${query.endpoint} presented no certificate; GET /api/v1/results/${params.id} names those that did`,
        )
      }
      const pem = bundle.certificates.map((each) => toPem('CERTIFICATE', derOf(report, each)))
      return new Response(pem.join(''), { headers: { 'content-type': 'application/x-pem-file' } })
    },
  }),
  route({
    method: 'get',
    path: '/results/{id}/certificates/{sha256}/tree',
    operationId: 'readTree',
    summary: 'The ASN.1 elements of a certificate of a report',
    params: z.strictObject({ id, sha256 }),
    answers: { 200: { description: 'The elements', schema: certificateTree } },
    handle({ params }, services) {
      const report = reportOf(params.id, services)
      const { elements, faults } = elementTree(derOf(report, params.sha256))
      return json({ sha256: params.sha256, nodes: elements, faults })
    },
  }),
  route({
    method: 'post',
    path: '/results',
    operationId: 'importResults',
    summary:
      'Bring saved results along: JSON, JSON lines, or an evidence pack, whose octets are judged again',
    body: sentFile,
    answers: {
      201: {
        description: 'They are there as a check of their own',
        schema: z.object({ check: checkState, remarks: z.array(z.string()) }),
      },
    },
    async handle({ body }, services) {
      const imported = await importResults(body, services)
      return json(imported, 201, { location: `/api/v1/checks/${imported.check.id}` })
    },
  }),
]

function resultOf(name: string, { store }: Services): StoredResult {
  const [, check = '', number] = /^(.*)-(\d+)$/.exec(name) ?? []
  const result = store.result(check, Number(number))
  if (result !== undefined) return result
  throw new ApiError('not-found', `path /id: there is no result ${name}; its check may have been removed`)
}

function reportOf(name: string, services: Services): Report {
  return JSON.parse(resultOf(name, services).report)
}

function derOf({ certificates }: Report, wanted: string): Uint8Array {
  const certificate = certificates[wanted]
  if (certificate !== undefined) return Buffer.from(certificate.der, 'base64')
  throw new ApiError(
    'not-found',
    `path /sha256: the report has no certificate ${wanted}; its certificates are its member of that name`,
  )
}
