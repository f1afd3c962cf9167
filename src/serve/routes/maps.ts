/** The map of a SIP domain. */
import { z } from 'zod'
import { checkSettings } from '../../api/check.ts'
import { map } from '../../map.ts'
import { mapSchema } from '../../report/map.ts'
import { mapFileObject } from '../../schema/map.ts'
import { InputError } from '../../targets/input-error.ts'
import { version } from '../../version.ts'
import { ApiError } from '../api-error.ts'
import { json, route } from '../route.ts'
import { runOptionsOf } from '../settings.ts'

/** At the same time; each asks for some sixty records. */
const mostMaps = 4

const mapRequest = z
  .strictObject({
    domain: z.string().min(1).max(255).meta({ description: 'SIP domain, such as contoso.com' }),
    internal: z.boolean().exactOptional().meta({ description: 'Internal names too' }),
    microsoft: z.boolean().exactOptional().meta({ description: "Microsoft's own ends too" }),
    settings: checkSettings.default({}),
  })
  .meta({ id: 'MapRequest' })

/** See the module. */
export const mapRoutes = [
  route({
    method: 'post',
    path: '/maps',
    operationId: 'drawMap',
    summary: 'Every record of a SIP domain worth checking, and every endpoint behind them',
    body: mapRequest,
    answers: { 200: { description: 'As farend map --json prints', schema: mapFileObject } },
    async handle({ body: { domain, internal, microsoft, settings }, signal }, services) {
      const { maps } = services
      if (maps.open >= mostMaps)
        throw new ApiError('too-many', `${mostMaps} maps are being drawn; wait for one`)
      maps.open += 1
      try {
        const drawn = await map(domain, {
          ...(await runOptionsOf(settings, services)),
          ...(internal === undefined ? {} : { internal }),
          ...(microsoft === undefined ? {} : { microsoft }),
          signal,
        })
        return json({ schema: mapSchema, tool: { name: 'farend', version }, map: drawn })
      } catch (error) {
        if (error instanceof InputError) throw new ApiError('unprocessable', `body /domain: ${error.message}`)
        throw error
      } finally {
        maps.open -= 1
      }
    },
  }),
]
