/** Which hellos it took, where the first one was not enough. */
import type { AttemptFacts } from '../report/observation.ts'
import type { Report } from '../report/report.ts'
import { placeOf } from './gathered.ts'
import type { Words } from '../words/words.ts'
import { line, type Line } from './line.ts'

/** A line for the endpoints at which another hello than the first was tried; endpoints that went the same way share it. */
export function attemptLines(report: Report, words: Words): Line[] {
  const several = report.endpoints.filter(
    ({ attempts }) => new Set(attempts.map(({ name }) => name)).size > 1,
  )
  const ways = Map.groupBy(several, ({ attempts }) => wayText(attempts))
  return [...ways].map(([text, endpoints]) => {
    const everywhere = endpoints.length === report.endpoints.length
    const places = [...new Set(endpoints.map(placeOf))]
    const label = everywhere ? words.say('hellos.tried') : words.say('hellos.tried-with', { places })
    return line(2, `${label} ${text}`)
  })
}

function wayText(attempts: readonly AttemptFacts[]): string {
  return attempts.map(({ name, outcome }) => `${name} (${outcome})`).join(', ')
}
