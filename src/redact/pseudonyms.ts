/**
 * Pseudonyms: the same word has the same one in all reports of a run. Names keep their structure, so that it can still be
 * seen which name lies in which domain and what a wildcard covers: `sip.contoso.com` and `*.contoso.com` become
 * `host-1.domain-1.invalid` and `*.domain-1.invalid` (RFC 2606). Addresses come from the ranges for documentation
 * (RFC 5737, RFC 3849).
 */
import { formatIpAddress, parseIpAddress } from '../names/ip-address.ts'

/** What words stand for; decides what they become. */
export type WordKind = 'name' | 'organisation' | 'unit' | 'place' | 'person' | 'value' | 'path'

/** Gives pseudonyms, and remembers what they stand for. */
export class Pseudonyms {
  readonly #keep: readonly string[]
  readonly #counts = new Map<string, number>()
  /** By what they stand for, in lower case. */
  readonly #known = new Map<string, string>()
  readonly #labels = new Map<string, string>()
  #terms = new Map<string, string>()

  /** @param keep domains whose names stay as they are, with everything below them */
  constructor(keep: readonly string[] = []) {
    this.#keep = keep
  }

  /**
   * What was hidden since `forgetTerms`, in lower case, with what stands for it; the labels that domains are known by
   * too.
   */
  get terms(): ReadonlyMap<string, string> {
    return this.#terms
  }

  /** Begins another text. Pseudonyms stay. */
  forgetTerms(): void {
    this.#terms = new Map()
  }

  /** A DNS name, a pattern with a wildcard, or an address in place of one. */
  name(text: string): string {
    if (parseIpAddress(text) !== undefined) return this.address(text)
    const name = text.toLowerCase().replace(/\.$/, '')
    if (name === '' || this.#isKept(name)) return text
    if (!/^[a-z0-9_*-]+(\.[a-z0-9_-]+)*$/.test(name)) return this.word('name', text)
    // Made each time, which is cheap: the label of its domain is a term too.
    const pseudonym = this.#nameOf(name.split('.'))
    return this.#remember(name, () => pseudonym)
  }

  /** An IP address. */
  address(text: string): string {
    const octets = parseIpAddress(text)
    if (octets === undefined) return this.word('value', text)
    const canonical = formatIpAddress(octets)
    const pseudonym = this.#remember(canonical, () => this.#addressOf(octets.length))
    this.#terms.set(text.toLowerCase(), pseudonym)
    return pseudonym
  }

  /** Any other word. */
  word(kind: WordKind, text: string): string {
    return this.#remember(text.toLowerCase(), () => `${kind}-${this.#next(kind)}`)
  }

  /** A word that is known to be found in texts, and what is to stand there. */
  learn(text: string, pseudonym: string): void {
    this.#terms.set(text.toLowerCase(), pseudonym)
  }

  /** Hexadecimal digits: a fingerprint, a serial number. As many digits, in the same case. */
  digits(text: string): string {
    const pseudonym = this.#remember(text.toLowerCase(), () =>
      this.#next('digits').toString(16).padStart(text.length, '0'),
    )
    return text === text.toUpperCase() ? pseudonym.toUpperCase() : pseudonym
  }

  #nameOf(labels: readonly string[]): string {
    const marks = labels.findIndex((label) => label !== '*' && !label.startsWith('_'))
    if (marks < 0) return labels.join('.')
    const kept = labels.slice(0, marks)
    const rest = labels.slice(marks)
    return [...kept, this.#plainName(rest)].join('.')
  }

  /** A name without wildcard and service: each label by the name that it completes. */
  #plainName(labels: readonly string[]): string {
    const size = domainSize(labels)
    if (labels.length < size || labels.length === 1) return this.#label('host', labels)
    if (labels.length === size) {
      const domain = this.#label('domain', labels)
      const [label = ''] = labels
      if (label.length > 3) this.#terms.set(label, domain)
      return `${domain}.invalid`
    }
    const above = labels.slice(1)
    const parent = above.length === size ? this.#plainName(above) : this.#upper(above, size)
    return `${this.#label('host', labels)}.${parent}`
  }

  #upper(labels: readonly string[], size: number): string {
    if (labels.length === size) return this.#plainName(labels)
    return `${this.#label('sub', labels)}.${this.#upper(labels.slice(1), size)}`
  }

  #label(kind: string, labels: readonly string[]): string {
    const key = `${kind} ${labels.join('.')}`
    const known = this.#labels.get(key) ?? `${kind}-${this.#next(kind)}`
    this.#labels.set(key, known)
    return known
  }

  #addressOf(length: number): string {
    const count = this.#next(length === 4 ? 'ipv4' : 'ipv6')
    if (length === 16) return `2001:db8::${count.toString(16)}`
    // 254 addresses; whoever has more gets addresses of the other family for them.
    return count < 255 ? `192.0.2.${count}` : `2001:db8:4::${count.toString(16)}`
  }

  #isKept(name: string): boolean {
    return this.#keep.some((domain) => name === domain || name.endsWith(`.${domain}`))
  }

  #remember(key: string, make: () => string): string {
    const pseudonym = this.#known.get(key) ?? make()
    this.#known.set(key, pseudonym)
    this.#terms.set(key, pseudonym)
    return pseudonym
  }

  #next(kind: string): number {
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    return count
  }
}

/** Labels of a registered domain, as a guess: `co.uk` and the like take three. */
function domainSize(labels: readonly string[]): number {
  const [second = '', top = ''] = labels.slice(-2)
  return labels.length > 2 && top.length === 2 && second.length <= 3 ? 3 : 2
}
