/** What this server is. */
import { serverStatus, type ServerStatus } from '../../api/status.ts'
import { startTlsProtocols } from '../../prelude/starttls.ts'
import { trustNames } from '../../programs/trust-names.ts'
import { profiles } from '../../report/target.ts'
import { version } from '../../version.ts'
import { exportForms } from '../export.ts'
import { json, route } from '../route.ts'

/** See the module. */
export const statusRoutes = [
  route({
    method: 'get',
    path: '/status',
    operationId: 'readStatus',
    summary: 'What this server is, and what it allows',
    answers: { 200: { description: 'The status', schema: serverStatus } },
    handle(_, { run, limits, policy }) {
      const status: ServerStatus = {
        version,
        run,
        now: new Date().toISOString(),
        profiles: [...profiles],
        trust: [...trustNames],
        starttls: [...startTlsProtocols],
        forms: [...exportForms],
        limits: { targets: limits.targets, checks: limits.checks, body: limits.body },
        networks: policy.words,
      }
      return json(status)
    },
  }),
]
