// What identifies somebody in reports, and how to look for it in whatever was written.
import { domainToUnicode } from 'node:url'
import { fromBase64 } from '../src/bytes/base64.ts'
import { toHex } from '../src/bytes/hex.ts'
import type { Report } from '../src/report/report.ts'
import { rules } from '../src/rules/index.ts'
import { decodeCertificate } from '../src/x509/decode.ts'

/**
 * What identifies in reports as they were: names, addresses, values of distinguished names, numbers, octets.
 * @param known words that do besides
 */
export function identifyingWords(reports: readonly Report[], known: readonly string[]): Set<string> {
  const words = new Set<string>(known)
  for (const report of reports) {
    words.add(report.target.name)
    const { queries, related = [], srv } = report.discovery
    for (const { name, answers, server } of [...queries, ...related]) {
      words.add(name)
      words.add(server.replace(/:\d+$/, ''))
      for (const { data } of answers) words.add(data.split(' ').at(-1) ?? '')
    }
    for (const { target } of srv) words.add(target)
    for (const { host, address, clientAuth } of report.endpoints) {
      for (const word of [host, address ?? '', ...clientAuth.authorities]) words.add(word)
    }
    for (const { der, sha256, sha1, serialNumber, publicKey, subjectAltName } of Object.values(
      report.certificates,
    )) {
      const { subject, issuer } = decodeCertificate(fromBase64(der))
      for (const { value } of [...subject.rdns.flat(), ...issuer.rdns.flat(), ...subjectAltName])
        words.add(value)
      for (const word of [sha256, sha1, serialNumber, publicKey.sha256]) words.add(word)
      words.add(sha256.slice(0, 16))
      words.add(der.slice(40, 80))
    }
  }
  // Service labels and wildcards stay; so do words too short to name anybody.
  const bare = [...words].map((word) => word.replace(/^(\*\.|_[a-z-]+\._[a-z]+\.)/, '').replace(/\.$/, ''))
  const labels = bare.flatMap((word) =>
    /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(word) ? [word.split('.').at(-2) ?? ''] : [],
  )
  return new Set([...bare, ...labels].filter((word) => word.length > 3 && !/^0+1?$/.test(word)))
}

/** Words that are left in a text of any kind, with the form in which they are: as bytes of a file may hold them. */
export function wordsLeftIn(text: string, words: Iterable<string>): string[] {
  // What stands in the rules themselves, such as the names of public authorities, names nobody.
  const own = JSON.stringify(
    rules.map(({ title, messages, source }) => [title, messages, source]),
  ).toLowerCase()
  const holds = searchable(text)
  return [...words].flatMap((word) => {
    if (own.includes(word.toLowerCase())) return []
    const form = formsOf(word).find((each) => holds(each))
    return form === undefined ? [] : [`${word} as ${form}`]
  })
}

/** A word in every form in which bytes of a file may hold it. */
function formsOf(word: string): string[] {
  const octets = Buffer.from(word)
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), octets]).toString('base64')
    // Without the digits that depend on what is around it.
    return text.slice(offset === 0 ? 0 : offset + 1, -4)
  })
  const utf16 = Buffer.from(word, 'utf16le').toString('hex')
  return [
    word,
    toHex(octets),
    utf16,
    encodeURIComponent(word),
    domainToUnicode(word),
    word.replace(/[^\p{L}\p{N}]/gu, (sign) => `&#${sign.charCodeAt(0)};`),
    JSON.stringify(word).slice(1, -1),
    ...base64.filter((text) => text.length > 7),
  ].filter((form) => form.length > 3)
}

/** Whether a text holds a word, whatever its case. Most words can be told to be absent by how they begin and end. */
function searchable(text: string): (word: string) => boolean {
  const lower = text.toLowerCase()
  const size = 5
  const pieces = new Set<string>()
  for (let at = 0; at + size <= lower.length; at += 1) pieces.add(lower.slice(at, at + size))
  return (word) => {
    const wanted = word.toLowerCase()
    const isPossible =
      wanted.length < size || (pieces.has(wanted.slice(0, size)) && pieces.has(wanted.slice(-size)))
    return isPossible && lower.includes(wanted)
  }
}
