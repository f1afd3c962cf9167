// A language for tests: English in full-width letters, so that what stays narrow went past the catalogue.
import { englishCatalogue, wordsOf } from '../src/rules/catalogue.ts'

/** A text in full-width letters, but for its placeholders. */
function wide(text: string): string {
  return text.replace(/\{\w+(?::\w+)?\}|[A-Za-z]/g, (part) =>
    part.length > 1 ? part : String.fromCharCode(part.charCodeAt(0) + 0xfee0),
  )
}

/** The language. */
export const wideWords = wordsOf(
  'en-x-wide',
  Object.fromEntries(Object.entries(englishCatalogue()).map(([key, text]) => [key, wide(text)])),
)

/** Matches a letter of the language. */
export const wideLetter = /[\uff21-\uff5a]/

/** Words of a text, three letters or longer, that are not of the language. */
export function narrowWords(text: string): string[] {
  return [...new Set(text.match(/[A-Za-z]{3,}/g) ?? [])]
}
