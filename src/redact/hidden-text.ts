/** Texts in which names may stand: sentences of this tool with words of the far end in them. */
import { parseIpAddress } from '../names/ip-address.ts'
import { excerpt } from '../rules/excerpt.ts'
import type { Pseudonyms, WordKind } from './pseudonyms.ts'

const kinds: Record<string, WordKind> = {
  O: 'organisation',
  OU: 'unit',
  L: 'place',
  S: 'place',
  C: 'place',
  STREET: 'place',
  E: 'person',
}

/** Hides what identifies in texts; what is to be found in free text has to be known before. */
export class HiddenText {
  readonly #pseudonyms: Pseudonyms
  #terms: RegExp | undefined
  #count = 0

  constructor(pseudonyms: Pseudonyms) {
    this.#pseudonyms = pseudonyms
  }

  /** A distinguished name as this tool writes it: the types stay, every value goes. */
  distinguishedName(text: string): string {
    let end = 0
    const attribute = /(, | \+ |^)([A-Za-z0-9.]+)=("(?:[^"]|"")*"|[^,+"]*?(?=, | \+ |$))/gy
    const parts = [...text.matchAll(attribute)].map(([whole, joint = '', type = '', written = '']) => {
      end += whole.length
      const value = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
      return `${joint}${type}=${this.#attribute(type, value.trim())}`
    })
    return end === text.length ? parts.join('') : `CN=${this.#pseudonyms.word('name', text)}`
  }

  /** A subject alternative name by its type. */
  alternativeName(type: string, value: string): string {
    if (type === 'dNSName') return this.#pseudonyms.name(value)
    if (type === 'iPAddress') return this.#pseudonyms.address(value)
    if (type === 'rfc822Name') return this.#mail(value)
    if (type === 'uniformResourceIdentifier') return this.url(value)
    return type === 'directoryName' ? this.distinguishedName(value) : this.#pseudonyms.word('value', value)
  }

  /** Scheme and port stay, the host is hidden as anywhere, the rest goes. */
  url(text: string): string {
    const [, scheme = '', host, port = '', rest = ''] =
      /^([a-z][a-z0-9+.-]*:(?:\/\/)?)(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:;]+)(:\d+)?(.*)$/is.exec(text) ?? []
    if (host === undefined) return this.#pseudonyms.word('value', text)
    const name = this.#pseudonyms.name(host.replace(/^\[(.*)\]$/, '$1'))
    const shown = name.includes(':') ? `[${name}]` : name
    const path = rest.replace(/^\//, '')
    return `${scheme.toLowerCase()}${shown}${port}${path === '' ? '' : `/${this.#pseudonyms.word('path', rest)}`}`
  }

  /** A sentence. What it quotes is the far end's and goes as a whole. */
  sentence(text: string): string {
    return this.words(text.replace(/"[^"]*"/g, '"…"'))
  }

  /** Every name, address, fingerprint and known word in a text. */
  words(text: string): string {
    return text.replace(this.#pattern(), (found, ...groups: unknown[]) => {
      const context = text.slice(Math.max(0, Number(groups.at(-2)) - 12), Number(groups.at(-2)))
      return this.#hide(found, context)
    })
  }

  #hide(found: string, before: string): string {
    const known = this.#pseudonyms.terms.get(found.toLowerCase())
    if (known !== undefined) return /^[0-9A-F]+$/.test(found) ? known.toUpperCase() : known
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(found) || /^sips?:/i.test(found)) return this.url(found)
    if (found.includes('@')) return this.#mail(found)
    if (/^[0-9a-f]{8,}$/i.test(found)) return this.#partOfDigits(found)
    if (parseIpAddress(found) === undefined)
      return /[a-z]/i.test(found) ? this.#pseudonyms.name(found) : found
    // Numbers of sections and object identifiers have the form of addresses.
    return /section $|OID\.?$/.test(before) || /^2\.5\.(4|29)\./.test(found)
      ? found
      : this.#pseudonyms.address(found)
  }

  /** Known words, longest first, or whatever has the form of a name. Made anew when more is known. */
  #pattern(): RegExp {
    const { terms } = this.#pseudonyms
    if (this.#terms !== undefined && this.#count === terms.size) return this.#terms
    this.#count = terms.size
    const words = [...terms.keys()]
      .flatMap((term) => [term, excerpt(term)])
      .filter((term) => term !== '')
      .sort((a, b) => b.length - a.length)
      .map(
        (term) =>
          `(?<![\\p{L}\\p{N}])${term.replace(/[^\p{L}\p{N}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`)}(?![\\p{L}\\p{N}])`,
      )
    this.#terms = new RegExp([...words, ...forms].join('|'), 'giu')
    return this.#terms
  }

  #attribute(type: string, value: string): string {
    if (value === '') return ''
    if (parseIpAddress(value) !== undefined) return this.#pseudonyms.address(value)
    if (value.includes('@')) return this.#mail(value)
    if (/^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(value)) return this.#pseudonyms.name(value)
    return this.#pseudonyms.word(kinds[type] ?? (type === 'CN' ? 'name' : 'value'), value)
  }

  #mail(text: string): string {
    const at = text.lastIndexOf('@')
    if (at < 0) return this.#pseudonyms.name(text)
    return `${this.#pseudonyms.word('person', text.slice(0, at))}@${this.#pseudonyms.name(text.slice(at + 1))}`
  }

  // Fingerprints are told by their beginnings.
  #partOfDigits(text: string): string {
    const whole = [...this.#pseudonyms.terms].find(([term]) => term.startsWith(text.toLowerCase()))
    return whole === undefined ? '0'.repeat(text.length) : whole[1].slice(-text.length)
  }
}

const forms = [
  String.raw`\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+`,
  String.raw`\bsips?:[^\s"'<>,;]+`,
  String.raw`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+`,
  String.raw`(?<![\p{L}\p{N}])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\p{L}\p{N}:])`,
  String.raw`(?<![\p{L}\p{N}.])(?:\d{1,3}\.){3}\d{1,3}(?![\p{L}\p{N}]|\.\d)`,
  String.raw`(?<![\p{L}\p{N}])(?:[\p{L}\p{N}_*-]+\.)+[\p{L}][\p{L}\p{N}-]+(?![\p{L}\p{N}])`,
  String.raw`(?<![\p{L}\p{N}])[0-9a-f]{8,}(?![\p{L}\p{N}])`,
]
