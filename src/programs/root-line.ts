/**
 * A root on a line, the form in which roots are kept here and in the store on disk:
 *
 *     SHA-256 SHA-1 key-identifier notBefore notAfter key lists subject
 *
 * separated by single spaces; the subject is the rest of the line. Lists are separated by commas, `windows=tls` where
 * a list tells purposes apart. `-` stands for what is not there.
 */
import type { KnownRoot, Membership } from './facts.ts'

const form =
  /^([0-9a-f]{64}) ([0-9a-f]{40}|-) ([0-9a-f]+|-) (\d{4}-\d\d-\d\d|-) (\d{4}-\d\d-\d\d|-) (\S+) (\S+) (.+)$/

/**
 * Reads one line.
 * @throws {SyntaxError} when it is none
 */
export function parseRootLine(line: string): KnownRoot {
  const [, ...fields] = form.exec(line) ?? []
  const [sha256, sha1, identifier, notBefore, notAfter, key, lists, subject] = fields.map(present)
  if (sha256 === undefined) throw new SyntaxError(`not the line of a root: ${line.slice(0, 80)}`)
  return {
    sha256,
    sha1: (sha1 ?? '').toUpperCase(),
    ...(identifier === undefined ? {} : { subjectKeyIdentifier: identifier }),
    notBefore: notBefore ?? '',
    notAfter: notAfter ?? '',
    key: key ?? '',
    lists: parseLists(lists),
    subject: subject ?? '',
  }
}

/** Reads lines; empty ones are passed over. */
export function parseRootLines(text: string): KnownRoot[] {
  return text.split('\n').flatMap((line) => (line === '' ? [] : [parseRootLine(line)]))
}

/** The line of a root, without an end of line. A subject is told on one line, whatever it holds. */
export function formatRootLine(root: KnownRoot): string {
  const lists = [...root.lists].map(([id, membership]) =>
    membership === 'listed' ? id : `${id}=${membership}`,
  )
  return [
    root.sha256,
    root.sha1.toLowerCase() || '-',
    root.subjectKeyIdentifier || '-',
    writableDay(root.notBefore),
    writableDay(root.notAfter),
    root.key || '-',
    lists.join(',') || '-',
    root.subject.replace(/\s+/g, ' ') || '-',
  ].join(' ')
}

/** A certificate may name a year of five digits, by way of an offset from UTC. */
function writableDay(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day : '-'
}

function present(field: string): string | undefined {
  return field === '-' ? undefined : field
}

function parseLists(text: string | undefined): Map<string, Membership> {
  if (text === undefined) return new Map()
  return new Map(
    text.split(',').map((word) => {
      const [id = '', purpose] = word.split('=')
      return [id, purpose === 'tls' || purpose === 'other' ? purpose : 'listed']
    }),
  )
}
