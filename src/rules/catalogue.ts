/**
 * Every sentence that a finding can have, in one place, by key: what a translator is given. A report holds the rule,
 * the case and the evidence of each finding, so it can be put into another language at any time.
 */
import { remedies, type Remedy } from './data/recipes.ts'
import type { Rule } from './rule.ts'

/** Texts by key: `exp-expired.finding.text`, `exp-expired.doc.why`, `remedy.request.title`. */
export type Catalogue = Record<string, string>

/** Gives the text of a key in another language; undefined where it has none, and the English one stands. */
export type Words = (key: string) => string | undefined

/** Key of what a message says, or of what it tells to do. */
export function messageKey(rule: string, message: string, part: 'text' | 'fix'): string {
  return `${rule}.${message}.${part}`
}

/** The English texts. Names in braces are filled in with evidence, and have to stand in every translation. */
export function englishCatalogue(rules: readonly Rule[]): Catalogue {
  const entries: [string, string][] = []
  for (const { id, title, messages, doc } of rules) {
    entries.push([`${id}.title`, title])
    for (const [message, { text, fix }] of Object.entries(messages)) {
      entries.push([messageKey(id, message, 'text'), text])
      if (fix !== undefined) entries.push([messageKey(id, message, 'fix'), fix])
    }
    for (const [part, text] of Object.entries(doc)) entries.push([`${id}.doc.${part}`, text])
  }
  for (const [id, { title }] of Object.entries<Remedy>(remedies)) entries.push([`remedy.${id}.title`, title])
  return Object.fromEntries(entries)
}

/** Names in braces, in order of their names. */
export function placeholders(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name))].sort()
}

/**
 * The words of a translated catalogue.
 * @throws {RangeError} when a text of it does not have the placeholders of the English one
 */
export function wordsOf(translated: Catalogue, english: Catalogue): Words {
  for (const [key, text] of Object.entries(translated)) {
    const wanted = placeholders(english[key] ?? '').join(', ')
    if (english[key] === undefined) throw new RangeError(`${key} is no key of the catalogue`)
    if (placeholders(text).join(', ') !== wanted) throw new RangeError(`${key} has to have {${wanted}} in it`)
  }
  return (key) => translated[key]
}
