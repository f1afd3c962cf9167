/**
 * CNAME records, followed through one answer after the other (RFC 1034 section 3.6.2). The rules: the path starts
 * with the name that was asked for, each CNAME adds one name, no name may come twice, and there are at most eight
 * links. An answer may lead to a name about which it says nothing; then that name has to be asked for.
 */
import type { DnsAnswer } from './query.ts'

const mostLinks = 8

export interface AliasPath {
  /** Lower case, without trailing dots; the name asked for first, the name that the last CNAME leads to last. */
  names: string[]
  /** The records of the type that the last name has in this answer. */
  records: DnsAnswer[]
  /** True when the CNAMEs come back to a name of the path, or are more than eight. */
  loop: boolean
}

/**
 * Follows the CNAMEs of one answer.
 * @param names the path so far; its last name is the one that this answer is about.
 * @param type record type that is wanted in the end: `A`.
 */
export function followAliases(
  answers: readonly DnsAnswer[],
  names: readonly string[],
  type: string,
): AliasPath {
  const path = names.map(plainName)
  for (;;) {
    const current = path.at(-1)
    const own = answers.filter((answer) => plainName(answer.name) === current)
    const alias = own.find((answer) => answer.type === 'CNAME')
    const records = own.filter((answer) => answer.type === type)
    if (alias === undefined || records.length > 0) return { names: path, records, loop: false }
    const next = plainName(alias.data)
    if (path.includes(next) || path.length > mostLinks) return { names: path, records: [], loop: true }
    path.push(next)
  }
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/(?<=.)\.$/, '')
}
