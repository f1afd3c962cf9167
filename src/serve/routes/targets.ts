/** Reading targets. */
import { targetList, targetText } from '../../api/target.ts'
import { targetsFromCsv } from '../../targets/from-csv.ts'
import { targetsFromLines } from '../../targets/from-lines.ts'
import { InputError } from '../../targets/input-error.ts'
import { parsePorts } from '../../targets/port.ts'
import { ApiError } from '../api-error.ts'
import { json, route } from '../route.ts'

/** See the module. */
export const targetRoutes = [
  route({
    method: 'post',
    path: '/targets',
    operationId: 'readTargets',
    summary: 'Read targets as people write them; what cannot be read is told and costs no other',
    body: targetText,
    answers: { 200: { description: 'What was read', schema: targetList } },
    handle({ body: { text, form, file, kind, ports, starttls } }) {
      const options = {
        ...(kind === undefined ? {} : { kind }),
        ...(ports === undefined || ports.trim() === '' ? {} : { ports: portsOf(ports) }),
        ...(starttls === undefined ? {} : { starttls }),
      }
      const { targets, problems } =
        form === 'csv' ? targetsFromCsv(text, file) : targetsFromLines(text, file, options)
      return json({
        targets,
        problems: problems.map(({ where, what, right, message }) => ({ where, what, right, message })),
      })
    },
  }),
]

function portsOf(text: string): number[] {
  try {
    return parsePorts(text)
  } catch (error) {
    if (error instanceof InputError) throw new ApiError('unprocessable', `body /ports: ${error.message}`)
    throw error
  }
}
