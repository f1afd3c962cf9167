/** What root programs make of a path, and where its root can be had. */
import { programIds, programTitles } from '../programs/facts.ts'
import type { RootLink } from '../programs/links.ts'
import type { ProgramStatement } from '../programs/statement.ts'
import type { PathFacts } from '../report/report.ts'
import type { Words } from '../words/words.ts'
import { continued, field, type Emphasis, type Line } from './line.ts'

/** A line for each program; one for all where none knows the root, as with that of a private authority. */
export function programLines({ programs, root }: Pick<PathFacts, 'programs' | 'root'>, words: Words): Line[] {
  const known = programIds.flatMap((id) => {
    const statement = programs[id]
    return statement === undefined ? [] : [{ title: programTitles[id], statement }]
  })
  if (known.length === 0) return []
  if (root === undefined) return [field(words.say('programs.title'), words.say('programs.no-root'))]
  const isPrivate = root.links.length === 0
  if (
    isPrivate &&
    known.every(({ statement }) => statement.trusted === 'no' || statement.trusted === 'unknown')
  ) {
    const days = (wanted: ProgramStatement['trusted']) =>
      known
        .filter(({ statement }) => statement.trusted === wanted)
        .map(({ title, statement }) => `${title} ${statement.checkedOn}`.trim())
        .join(', ')
    const unknown = days('unknown')
    const inNoList = words.say('programs.in-no-list', { lists: days('no') })
    const rest = unknown === '' ? '' : `; ${words.say('programs.not-known', { lists: unknown })}`
    return [field(words.say('programs.title'), inNoList + rest)]
  }
  return known.flatMap(({ title, statement }) => statementLines(title, statement, words))
}

/** The root of a path, if it is not among its members already, and the addresses where it can be had. */
export function rootLines({ certificates, root }: PathFacts, words: Words): Line[] {
  if (root === undefined || root.links.length === 0) return []
  const { name, sha1, sha256, links, supposed } = root
  const shown = certificates.includes(sha256)
  const doubt = supposed === true ? `  (${words.say('programs.supposed-root')})` : ''
  return [
    ...(shown
      ? []
      : [
          field(words.say('programs.missing-root'), name + doubt),
          field('SHA-1', sha1),
          field('SHA-256', sha256),
        ]),
    ...linkLines(links, words),
  ]
}

/** Why a program trusts a root or not, as of which day, and the address of what that rests on. */
export function statementLines(title: string, statement: ProgramStatement, words: Words): Line[] {
  const { trusted, detail, checkedOn, source } = statement
  const day = checkedOn === '' ? '' : ` (${checkedOn})`
  return [
    field(title, {
      text: `${words.say(`programs.${trusted}`)}: ${detail}${day}`,
      emphasis: emphases[trusted],
    }),
    ...(source === '' ? [] : [continued({ text: source, emphasis: 'dim' })]),
  ]
}

/** A line for each address where a root can be had, with how it was come by. */
export function linkLines(links: readonly RootLink[], words: Words): Line[] {
  return links.map(({ kind, url, confidence }) =>
    field(words.say(`root-link.${kind}`), `${url}  (${words.say(`root-link.${confidence}`)})`),
  )
}

const emphases: Record<ProgramStatement['trusted'], Emphasis> = {
  yes: 'ok',
  no: 'warning',
  partly: 'info',
  unknown: 'unknown',
}
