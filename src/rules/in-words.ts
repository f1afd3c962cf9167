/** Rules, remedies and products as they are told in a language. Keys are those of `catalogue.ts`. */
import type { Words } from '../words/words.ts'
import { products, type ProductId } from './data/products.ts'
import { remedies, type Remedy, type RemedyId } from './data/recipes.ts'
import { ruleById } from './index.ts'
import type { Rule } from './rule.ts'

/** The title of a rule; the id itself of one that this version does not know. */
export function titleOf(id: string, words: Words): string {
  const title = ruleById(id)?.title
  return title === undefined ? id : words.text(`${id}.title`, title)
}

/** The paragraphs of a rule's page. */
export function docOf({ id, doc }: Rule, words: Words): Rule['doc'] {
  const told = (part: keyof Rule['doc']) => words.text(`${id}.doc.${part}`, doc[part])
  return { what: told('what'), why: told('why'), fix: told('fix'), bad: told('bad'), good: told('good') }
}

/** What a remedy is, as an order. */
export function remedyTitle(id: RemedyId, words: Words): string {
  return words.text(`remedy.${id}.title`, remedies[id].title)
}

/** How a remedy is carried out on a product; undefined where nothing is known. */
export function recipeText(id: RemedyId, product: ProductId, words: Words): string | undefined {
  const { recipes }: Remedy = remedies[id]
  const text = recipes[product]
  return text === undefined ? undefined : words.text(`remedy.${id}.${product}`, text)
}

/** What a product is called. */
export function productTitle(id: ProductId, words: Words): string {
  return words.text(`product.${id}.title`, products[id].title)
}
