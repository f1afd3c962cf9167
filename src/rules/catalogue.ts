/**
 * Every sentence of findings, reports and the pages of rules, in one place, by key: what a translator is given. A
 * report holds the rule, the case and the evidence of each finding, so it can be put into another language at any time.
 */
import { phrases } from '../words/phrases.ts'
import { placeholder, Words } from '../words/words.ts'
import { products } from './data/products.ts'
import { remedies, type Remedy } from './data/recipes.ts'
import { rules } from './index.ts'
import { messageKey, type Rule } from './rule.ts'

/** Texts by key: `exp-expired.finding.text`, `exp-expired.doc.why`, `remedy.request.title`, `verdict.ok`. */
export type Catalogue = Record<string, string>

/** The English texts. Names in braces are filled in, and have to stand in every translation. */
export function englishCatalogue(): Catalogue {
  return Object.fromEntries([
    ...rules.flatMap(textsOf),
    ...Object.entries<Remedy>(remedies).flatMap(([id, { title, recipes }]) => [
      [`remedy.${id}.title`, title],
      ...Object.entries(recipes).map(([product, text]) => [`remedy.${id}.${product}`, text]),
    ]),
    ...Object.entries(products).map(([id, { title }]) => [`product.${id}.title`, title]),
    ...Object.entries(phrases),
  ])
}

function textsOf({ id, title, messages, doc }: Rule): string[][] {
  return [
    [`${id}.title`, title],
    ...Object.entries(messages).flatMap(([message, { text, fix }]) => [
      [messageKey(id, message, 'text'), text],
      ...(fix === undefined ? [] : [[messageKey(id, message, 'fix'), fix]]),
    ]),
    ...Object.entries(doc).map(([part, text]) => [`${id}.doc.${part}`, text]),
  ]
}

/** Placeholders, in order of their names. */
export function placeholders(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(new RegExp(placeholder, 'g')), ([whole]) => whole))].sort()
}

/**
 * A language with the texts of a translated catalogue; what is not there is said in English.
 * @param language BCP 47 tag
 * @throws {RangeError} when a key is none of the catalogue, a text does not have the placeholders of the English one,
 * or the tag is none
 */
export function wordsOf(language: string, translated: Catalogue): Words {
  const english = englishCatalogue()
  for (const [key, text] of Object.entries(translated)) {
    // Other languages have other plural categories.
    const known = english[key] ?? english[key.replace(/\.(?:zero|one|two|few|many)$/, '.other')]
    if (known === undefined) throw new RangeError(`${key} is no key of the catalogue`)
    const wanted = placeholders(known).join(', ')
    if (placeholders(text).join(', ') !== wanted) {
      throw new RangeError(`${key} has to have ${wanted || 'no placeholder'} in it`)
    }
  }
  return new Words(language, translated)
}
