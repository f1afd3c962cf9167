/** Roots: find them, see what programs say, take them along. */
import { z } from 'zod'
import { root, rootList } from '../../api/root.ts'
import { toPem } from '../../bytes/pem.ts'
import { certificateBag } from '../../programs/certificate-bag.ts'
import { searchRoots } from '../../programs/search.ts'
import { sha256 } from '../../schema/report.ts'
import { cardOf } from '../../trust/held-card.ts'
import type { RootCollection } from '../../trust/held-roots.ts'
import { ApiError } from '../api-error.ts'
import { json, route } from '../route.ts'

const one = z.strictObject({ sha256 })

/** See the module. */
export const rootRoutes = [
  route({
    method: 'get',
    path: '/roots',
    operationId: 'searchRoots',
    summary: 'Roots by words of their name or the beginning of a fingerprint; without words, all',
    query: z.strictObject({
      search: z.string().max(200).default(''),
      limit: z.coerce.number().int().min(1).max(1000).default(50),
    }),
    answers: { 200: { description: 'Roots', schema: rootList } },
    async handle({ query: { search, limit } }, { roots }) {
      const collection = await roots()
      const found = search.trim() === '' ? collection.roots : searchRoots(collection.roots, search)
      const cards = found.slice(0, limit).map((each) => cardOf(each, collection, new Date()))
      return json({ roots: cards, total: found.length })
    },
  }),
  route({
    method: 'get',
    path: '/roots/{sha256}',
    operationId: 'readRoot',
    summary: 'All about one root: membership, links, what to type',
    params: one,
    answers: { 200: { description: 'The root', schema: root } },
    async handle({ params }, { roots }) {
      const collection = await roots()
      return json(cardOf(rootIn(collection, params.sha256), collection, new Date()))
    },
  }),
  route({
    method: 'get',
    path: '/roots/{sha256}/certificate',
    operationId: 'saveRoot',
    summary: 'The certificate of a root, where it is at hand',
    params: one,
    query: z.strictObject({ form: z.enum(['pem', 'der', 'p7b']).default('pem') }),
    answers: { 200: { description: 'The certificate', type: 'application/octet-stream' } },
    async handle({ params, query: { form } }, { roots }) {
      const collection = await roots()
      const card = cardOf(rootIn(collection, params.sha256), collection, new Date())
      const der = collection.held.get(params.sha256)?.certificate.der
      if (der === undefined) {
        throw new ApiError(
          'not-found',
          `path /sha256: the certificate of ${card.name} is not at hand; farend roots update may fetch it`,
        )
      }
      const [octets, type, ending] =
        form === 'pem'
          ? [Buffer.from(toPem('CERTIFICATE', der)), 'application/x-pem-file', 'crt']
          : form === 'der'
            ? [der, 'application/pkix-cert', 'cer']
            : [certificateBag([der]), 'application/x-pkcs7-certificates', 'p7b']
      const file = card.file.replace(/\.crt$/, `.${ending}`)
      return new Response(Uint8Array.from(octets), {
        headers: { 'content-type': type, 'content-disposition': `attachment; filename="${file}"` },
      })
    },
  }),
]

function rootIn({ roots }: RootCollection, wanted: string) {
  const found = roots.find((each) => each.sha256 === wanted)
  if (found !== undefined) return found
  throw new ApiError('not-found', `path /sha256: no root ${wanted} is known; GET /api/v1/roots finds others`)
}
