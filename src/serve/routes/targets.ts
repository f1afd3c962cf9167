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
    handle({ body: { text, form, file, kind, ports, starttls } }, { limits }) {
      const some = ports === undefined || ports.trim() === '' ? undefined : portsOf(ports)
      // Read at once, a text must not become more than this server can hold.
      const most = (slack * limits.targets) / (some?.length ?? 1)
      const piece = form === 'csv' ? /[^\r\n]+/g : /[^\r\n,]+/g
      if (piecesOf(text, piece, most) > most) throw tooMany(limits.targets)
      const options = {
        ...(kind === undefined ? {} : { kind }),
        ...(some === undefined ? {} : { ports: some }),
        ...(starttls === undefined ? {} : { starttls }),
      }
      const { targets, problems } =
        form === 'csv' ? targetsFromCsv(text, file) : targetsFromLines(text, file, options)
      if (targets.length + problems.length > limits.targets) throw tooMany(limits.targets)
      return json({
        targets,
        problems: problems.map(({ where, what, right, message }) => ({ where, what, right, message })),
      })
    },
  }),
]

/** Comments and empty columns are no targets, and are counted before anything is read. */
const slack = 4

function piecesOf(text: string, piece: RegExp, most: number): number {
  let pieces = 0
  for (const _ of text.matchAll(piece)) {
    pieces += 1
    if (pieces > most) break
  }
  return pieces
}

function tooMany(most: number): ApiError {
  return new ApiError('too-large', `body /text: more than ${most} targets; send them in several requests`)
}

function portsOf(text: string): number[] {
  try {
    return parsePorts(text)
  } catch (error) {
    if (error instanceof InputError) throw new ApiError('unprocessable', `body /ports: ${error.message}`)
    throw error
  }
}
