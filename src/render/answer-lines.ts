/** What was asked of an address besides its first flight, and what it answered: a line for each question. */
import type { Answer } from '../report/observation.ts'
import type { AcceptsFacts, Endpoint, Report } from '../report/report.ts'
import { shortHash } from './certificate-text.ts'
import { placeOf } from './gathered.ts'
import { line, type Line } from './line.ts'
import type { Symbols } from './style.ts'

/** One line for each question that was asked; addresses that answered alike share theirs. */
export function answerLines(report: Report, symbols: Symbols): Line[] {
  return questions.flatMap((ask) => {
    const asked = report.endpoints.filter((endpoint) => ask(endpoint, symbols) !== undefined)
    const groups = Map.groupBy(asked, (endpoint) => ask(endpoint, symbols) ?? '')
    return [...groups].map(([text, endpoints]) => {
      const places = [...new Set(endpoints.map(placeOf))].join(', ')
      return line(2, groups.size === 1 ? text : `${places}: ${text}`)
    })
  })
}

/** What an endpoint answered, in words; undefined when it was not asked. */
type Question = (endpoint: Endpoint, symbols: Symbols) => string | undefined

const questions: readonly Question[] = [
  ({ accepts }) => {
    const versions = accepts?.versions?.map(({ version, answer }) => `${version} ${words[answer]}`)
    return versions === undefined ? undefined : `Versions: ${versions.join(', ')}`
  },
  ({ accepts }) => {
    const groups = accepts?.suites?.map(groupText)
    return groups === undefined ? undefined : `Cipher suites: ${groups.join('; ')}`
  },
  ({ accepts }, symbols) => {
    const asked = accepts?.withoutServerName
    return asked === undefined ? undefined : `Without server name: ${unnamedText(asked, symbols)}`
  },
  ({ accepts }, symbols) => {
    const twins = accepts?.twins
    if (twins === undefined) return undefined
    const text = (sha256: string | undefined) => (sha256 === undefined ? 'none' : shortHash(sha256, symbols))
    return `Certificate by key: RSA ${text(twins.rsa)}, ECDSA ${text(twins.ecdsa)}`
  },
  ({ completion }) => {
    if (completion === undefined) return undefined
    const { version } = completion
    return `Handshake: ${completion.detail}${version === undefined ? '' : ` (${version})`}`
  },
  ({ sip }) => {
    if (sip === undefined) return undefined
    const { contact, server } = sip
    return [
      `SIP: ${sip.detail}`,
      ...(server === undefined ? [] : [`Server: ${server}`]),
      ...(contact === undefined ? [] : [`Contact: ${contact}`]),
    ].join(' ')
  },
]

const words: Record<Answer, string> = { accepted: 'yes', refused: 'no', unknown: 'not known' }

// The suites that were refused one by one stand in the JSON only.
function groupText({ group, answer, suites }: NonNullable<AcceptsFacts['suites']>[number]): string {
  const accepted = suites.filter((suite) => suite.answer === 'accepted').map(({ name }) => name)
  return `${group} ${words[answer]}${accepted.length === 0 ? '' : ` (${accepted.join(', ')})`}`
}

function unnamedText(
  { answer, sameCertificate, presented: [sha256 = ''] }: NonNullable<AcceptsFacts['withoutServerName']>,
  symbols: Symbols,
): string {
  if (sameCertificate === null) return answer === 'refused' ? 'turned away' : 'not known'
  return sameCertificate ? 'the same certificate' : `another certificate, ${shortHash(sha256, symbols)}`
}
