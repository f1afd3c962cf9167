/**
 * What farend says, by key, in English or another language.
 *
 * - `{name}` in a text stands for the value of that name. Of a list the items are joined as the language does it; one
 *   that is `… +3` says how many were left out. `{name:term}` stands for the words that go with a code, such as
 *   `unknown`; `{name:span}` for a length of time, such as `P12D`.
 * - What depends on a count has a text for each plural category of the language (`span.days.one`, `span.days.other`).
 * - A text that a language does not have is said in English.
 */
import { phrases } from './phrases.ts'

/** Key of a phrase. */
export type PhraseKey = keyof typeof phrases

/** Key of a phrase that depends on a count, without its category. */
export type CountedKey = CountedIn<PhraseKey>

type CountedIn<Key> = Key extends `${infer Counted}.other` ? Counted : never

/** What a placeholder stands for. */
export type Value = string | number | boolean | readonly string[]

/** Values by the names of their placeholders. */
export type Values = Readonly<Record<string, Value>>

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

type ValuesFor<Name extends string> = [Name] extends [never] ? [] : [values: Record<Name, Value>]

type CountedValues<Key extends CountedKey> = ValuesFor<
  Exclude<NamesIn<(typeof phrases)[`${Key}.other`]>, 'count'>
>

/** A language. */
export class Words {
  /** BCP 47 tag. */
  readonly language: string
  readonly #texts: ReadonlyMap<string, string>
  readonly #plurals: Intl.PluralRules

  /**
   * @param language BCP 47 tag
   * @param texts by key; what is not there is said in English
   * @throws {RangeError} when the tag is none
   */
  constructor(language: string, texts: Readonly<Record<string, string>> = {}) {
    this.language = language
    this.#texts = new Map(Object.entries(texts))
    this.#plurals = new Intl.PluralRules(language)
  }

  /** A phrase with its values. */
  say<Key extends PhraseKey>(key: Key, ...[values]: ValuesFor<NamesIn<(typeof phrases)[Key]>>): string {
    return this.fill(key, phrases[key], values)
  }

  /** A phrase in the form that goes with a count, which is its value `count`. */
  count<Key extends CountedKey>(key: Key, count: number, ...[values]: CountedValues<Key>): string {
    const form = `${key}.${this.#plurals.select(count)}`
    const isKnown = this.#texts.has(form) || Object.hasOwn(phrases, form)
    const english: PhraseKey = count === 1 ? `${key}.one` : `${key}.other`
    return this.fill(isKnown ? form : `${key}.other`, phrases[english], { ...values, count })
  }

  /** Several things one after the other. */
  list(values: readonly string[]): string {
    return values.join(this.say('list.separator'))
  }

  /** The text of a key as it is, placeholders and all. */
  text(key: string, english: string): string {
    return this.#texts.get(key) ?? english
  }

  /**
   * The text of a key with its placeholders filled in. Braces within the values are left as they are.
   * @param english what is said where the language has no such text
   * @throws {RangeError} when a placeholder has no value
   */
  fill(key: string, english: string, values: Values = {}): string {
    const [first = '', ...rest] = partsOf(this.text(key, english))
    let filled = first
    for (let index = 0; index < rest.length; index += 3) {
      const [name = '', kind, after = ''] = rest.slice(index, index + 3)
      const value = values[name]
      if (value === undefined) throw new RangeError(`${key} has no value "${name}"`)
      filled += this.#value(value, kind) + after
    }
    return filled
  }

  #value(value: Value, kind: string | undefined): string {
    if (kind === 'span') return this.#span(String(value))
    const told = (text: string) => (kind === 'term' ? this.#term(text) : text)
    return Array.isArray(value)
      ? this.list(value.map((item) => this.#more(item) ?? told(item)))
      : told(String(value))
  }

  // The end of a list that was cut short.
  #more(item: string): string | undefined {
    const [, count] = /^… \+(\d+)$/.exec(item) ?? []
    return count === undefined ? undefined : this.count('list.more', Number(count))
  }

  #term(code: string): string {
    const key = `term.${code}`
    return isPhrase(key) ? this.fill(key, phrases[key]) : code
  }

  #span(duration: string): string {
    const [, count = '', unit = ''] = /^PT?(\d+)([DHM])$/.exec(duration) ?? []
    const key = spanKeys[unit]
    return key === undefined ? duration : this.count(key, Number(count))
  }
}

const spanKeys: Record<string, 'span.days' | 'span.hours' | 'span.minutes'> = {
  D: 'span.days',
  H: 'span.hours',
  M: 'span.minutes',
}

function isPhrase(key: string): key is PhraseKey {
  return Object.hasOwn(phrases, key)
}

/** Names of the placeholders of a text. */
export function namesIn(text: string): string[] {
  return Array.from(text.matchAll(new RegExp(placeholder, 'g')), ([, name = '']) => name)
}

/** A placeholder: its name, and of which kind it is. */
export const placeholder = /\{(\w+)(?::(\w+))?\}/

/** Text, name and kind of placeholders, by turns. A long list makes the same findings over and over. */
function partsOf(template: string): readonly (string | undefined)[] {
  const known = parts.get(template)
  if (known !== undefined) return known
  const made = template.split(placeholder)
  parts.set(template, made)
  return made
}

const parts = new Map<string, readonly (string | undefined)[]>()

/** What is said where no other language is wanted. */
export const english = new Words('en')
