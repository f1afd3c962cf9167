/** Parts of a distinguished name that is at hand as text only, as `formatName` writes it. */

/** The first value of an attribute type such as `CN` or `O`; undefined when the name has none. */
export function attributeOf(subject: string, type: string): string | undefined {
  // Attribute by attribute from the start: a quoted value may hold what looks like one.
  const attributes = subject.matchAll(/(?:, | \+ )?([^=,]+)=("(?:[^"]|"")*"|[^,]*)/gy)
  const found = attributes.find(([, each]) => each === type)?.[2]
  return found?.startsWith('"') ? found.slice(1, -1).replaceAll('""', '"') : found
}

/**
 * What a root is called in a list: its common name; for old roots without one, or whose common name is only the
 * company's, the organizational unit.
 */
export function rootName(subject: string): string {
  const commonName = attributeOf(subject, 'CN')
  const unit = attributeOf(subject, 'OU')
  if (commonName !== undefined && commonName === attributeOf(subject, 'O') && unit !== undefined) return unit
  return commonName ?? unit ?? attributeOf(subject, 'O') ?? subject
}

/** A name for a file, of letters, digits and hyphens: `digicert-global-root-g2`. */
export function fileNameOf(subject: string): string {
  const plain = rootName(subject)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain.slice(0, 60) || 'root'
}
