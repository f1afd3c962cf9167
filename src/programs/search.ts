/** Finds roots by what people have at hand: a name, or a fingerprint however it is written. */
import type { KnownRoot } from './facts.ts'

/** Fewer digits would be found by accident. */
const leastDigits = 4

/**
 * Roots whose SHA-256, SHA-1 or key identifier begins with the query (hexadecimal digits, with or without colons,
 * spaces or hyphens), or whose subject holds every word of it, whatever the case and accents.
 */
export function searchRoots(roots: readonly KnownRoot[], query: string): KnownRoot[] {
  const digits = query.replace(/[\s:-]/g, '').toLowerCase()
  const isHex = digits.length >= leastDigits && /^[0-9a-f]+$/.test(digits)
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const byHex = isHex ? roots.filter((root) => beginsWith(root, digits)) : []
  if (byHex.length > 0) return byHex
  return roots.filter(({ subject }) => {
    const name = fold(subject)
    return words.every((word) => name.includes(word))
  })
}

function beginsWith({ sha256, sha1, subjectKeyIdentifier = '' }: KnownRoot, digits: string): boolean {
  return [sha256, sha1.toLowerCase(), subjectKeyIdentifier].some((text) => text.startsWith(digits))
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
