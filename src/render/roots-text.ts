/** Roots for people at a terminal. */
import { programIds, programTitles, type ProgramId } from '../programs/facts.ts'
import type { RootCard, RootStatement } from '../programs/root-card.ts'
import { english } from '../words/words.ts'
import { blank, field, hanging, line, unbroken, type Line } from './line.ts'
import { linkLines, statementLines } from './program-lines.ts'

/** The letter of each program in a list; Java has no list that could be relied on. */
const letters: Partial<Record<ProgramId, string>> = {
  windows: 'W',
  mozilla: 'M',
  apple: 'A',
  chrome: 'C',
  android: 'D',
}

const digits = 16

/** A row a root: beginning of the SHA-256, end of validity, programs, whether it is at hand, name; then a legend. */
export function rootListLines(cards: readonly RootCard[]): Line[] {
  return [...cards.map(row), blank, ...legend(cards)]
}

function row({ sha256, notAfter, programs, heldBy, name }: RootCard): Line {
  const marks = programIds.map((id) => mark(letters[id], programs[id])).join('')
  const start = `${sha256.slice(0, digits)}  ${notAfter.padEnd(10)}  ${marks} ${heldBy.length > 0 ? '*' : ' '}  `
  return hanging(0, start.length, start, name)
}

function mark(letter: string | undefined, { trusted, limited }: RootStatement): string {
  if (letter === undefined) return ''
  if (trusted === 'no') return '-'
  return limited ? letter.toLowerCase() : letter
}

function legend(cards: readonly RootCard[]): Line[] {
  const meanings = programIds.flatMap((id) => {
    const day = cards[0]?.programs[id].checkedOn ?? ''
    return letters[id] === undefined ? [] : [`${letters[id]} ${programTitles[id]} ${day}`.trim()]
  })
  const held = cards.filter(({ heldBy }) => heldBy.length > 0).length
  return [
    line(0, {
      text: `${cards.length} ${cards.length === 1 ? 'root' : 'roots'}; ${held} at hand (*)`,
      emphasis: 'bold',
    }),
    hanging(0, 2, {
      text: `In the list of ${meanings.join(', ')}; a small letter: with limits, - not.`,
      emphasis: 'dim',
    }),
    hanging(0, 2, { text: 'farend roots show <fingerprint or name> tells all about one.', emphasis: 'dim' }),
  ]
}

/** Everything about a root, and what to type. */
export function rootCardLines(card: RootCard): Line[] {
  const { heldBy, programs, links, file, commands } = card
  const id = card.sha256.slice(0, digits)
  return [
    line(0, { text: card.name, emphasis: 'bold' }),
    field('Subject', card.subject),
    field('Not before', card.notBefore || 'not known'),
    field('Not after', card.notAfter || 'not known'),
    field('Key', card.key || 'not known'),
    field('Key id', card.subjectKeyIdentifier ?? 'none'),
    field('SHA-1', card.sha1 || 'not known'),
    field('SHA-256', card.sha256),
    field('At hand', heldBy.length > 0 ? heldBy.join(', ') : 'no; farend roots update may fetch it'),
    blank,
    line(0, { text: 'Root programs', emphasis: 'bold' }),
    ...programIds.flatMap((program) => {
      const [statement, ...sources] = statementLines(programTitles[program], programs[program], english)
      return statement === undefined ? [] : [statement, ...sources.map(unbroken)]
    }),
    blank,
    line(0, { text: 'Where to get it', emphasis: 'bold' }),
    ...(links.length === 0
      ? [line(2, 'In no public list: ask its owner, and compare the fingerprint by telephone.')]
      : linkLines(links, english).map(unbroken)),
    blank,
    line(0, {
      text: 'To trust it, after comparing the fingerprint with one from its authority',
      emphasis: 'bold',
    }),
    ...(heldBy.length > 0 ? [unbroken(field('First', `farend roots save ${id} --output ${file}`))] : []),
    ...commands.map(({ system, line: text }) => unbroken(field(system, text))),
  ]
}
