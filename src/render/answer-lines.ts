/** What was asked of an address besides its first flight, and what it answered: a line for each question. */
import type { AcceptsFacts, Endpoint, Report } from '../report/report.ts'
import { shortHash } from './certificate-text.ts'
import { placeOf } from './gathered.ts'
import { line, type Line } from './line.ts'
import type { Words } from '../words/words.ts'
import type { Style } from './style.ts'

/** One line for each question that was asked; addresses that answered alike share theirs. */
export function answerLines(report: Report, style: Style): Line[] {
  return questions.flatMap((ask) => {
    const asked = report.endpoints.filter((endpoint) => ask(endpoint, style) !== undefined)
    const groups = Map.groupBy(asked, (endpoint) => ask(endpoint, style) ?? '')
    return [...groups].map(([text, endpoints]) => {
      const places = style.words.list([...new Set(endpoints.map(placeOf))])
      return line(2, groups.size === 1 ? text : `${places}: ${text}`)
    })
  })
}

/** What an endpoint answered, in words; undefined when it was not asked. */
type Question = (endpoint: Endpoint, style: Style) => string | undefined

const questions: readonly Question[] = [
  ({ accepts }, { words }) => {
    const versions = accepts?.versions?.map(
      ({ version, answer }) => `${version} ${words.say(`answer.${answer}`)}`,
    )
    return versions && words.say('asked.versions', { versions })
  },
  ({ accepts }, { words }) => {
    const groups = accepts?.suites?.map((group) => groupText(group, words))
    return groups && words.say('asked.suites', { groups: groups.join('; ') })
  },
  ({ accepts }, style) => {
    const asked = accepts?.withoutServerName
    return asked && style.words.say('asked.without-server-name', { answer: unnamedText(asked, style) })
  },
  ({ accepts }, style) => {
    const twins = accepts?.twins
    if (twins === undefined) return undefined
    const text = (sha256: string | undefined) =>
      sha256 === undefined ? style.words.say('asked.no-twin') : shortHash(sha256, style)
    return style.words.say('asked.twins', { rsa: text(twins.rsa), ecdsa: text(twins.ecdsa) })
  },
  ({ completion }, { words }) => {
    if (completion === undefined) return undefined
    const { version, detail } = completion
    return `${words.say('asked.handshake', { detail })}${version === undefined ? '' : ` (${version})`}`
  },
  ({ sip }, { words }) => {
    if (sip === undefined) return undefined
    const { contact, server, detail } = sip
    return [
      words.say('asked.sip', { detail }),
      ...(server === undefined ? [] : [`Server: ${server}`]),
      ...(contact === undefined ? [] : [`Contact: ${contact}`]),
    ].join(' ')
  },
]

// The suites that were refused one by one stand in the JSON only.
function groupText(
  { group, answer, suites }: NonNullable<AcceptsFacts['suites']>[number],
  words: Words,
): string {
  const accepted = suites.filter((suite) => suite.answer === 'accepted').map(({ name }) => name)
  const named = accepted.length === 0 ? '' : ` (${words.list(accepted)})`
  return `${group} ${words.say(`answer.${answer}`)}${named}`
}

function unnamedText(
  { answer, sameCertificate, presented: [sha256 = ''] }: NonNullable<AcceptsFacts['withoutServerName']>,
  style: Style,
): string {
  const { words } = style
  if (sameCertificate === null)
    return words.say(answer === 'refused' ? 'asked.turned-away' : 'answer.unknown')
  return sameCertificate
    ? words.say('asked.same')
    : words.say('asked.another', { sha256: shortHash(sha256, style) })
}
