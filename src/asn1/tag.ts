/**
 * A tag as one number. A universal tag is its own number; the other classes lie above, so that a tag of one class
 * never equals one of another.
 */
export type Tag = number

/** Universal tags, X.680 section 8.4. */
export const tags = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  objectIdentifier: 6,
  enumerated: 10,
  utf8String: 12,
  sequence: 16,
  set: 17,
  numericString: 18,
  printableString: 19,
  t61String: 20,
  ia5String: 22,
  utcTime: 23,
  generalizedTime: 24,
  visibleString: 26,
  universalString: 28,
  bmpString: 30,
} as const

/** The tag `[number]` of the context-specific class. */
export function contextTag(number: number): Tag {
  return classTag(2, number)
}

/** The tag of a class: 0 universal, 1 application, 2 context-specific, 3 private. */
export function classTag(tagClass: number, number: number): Tag {
  return tagClass * classSize + number
}

/** Class and number of a tag, as `classTag` takes them. */
export function tagParts(tag: Tag): { tagClass: number; number: number } {
  return { tagClass: Math.floor(tag / classSize), number: tag % classSize }
}

/** A tag in words: `SEQUENCE`, `[0]`, `[APPLICATION 3]`. */
export function tagName(tag: Tag): string {
  const { tagClass, number } = tagParts(tag)
  if (tagClass === 0) return universalNames[number] ?? `[UNIVERSAL ${number}]`
  return tagClass === 2 ? `[${number}]` : `[${tagClass === 1 ? 'APPLICATION' : 'PRIVATE'} ${number}]`
}

/** Tag numbers stay below this; the reader refuses larger ones. */
export const classSize = 2 ** 28

const universalNames: Record<number, string> = {
  [tags.boolean]: 'BOOLEAN',
  [tags.integer]: 'INTEGER',
  [tags.bitString]: 'BIT STRING',
  [tags.octetString]: 'OCTET STRING',
  [tags.null]: 'NULL',
  [tags.objectIdentifier]: 'OBJECT IDENTIFIER',
  [tags.enumerated]: 'ENUMERATED',
  [tags.utf8String]: 'UTF8String',
  [tags.sequence]: 'SEQUENCE',
  [tags.set]: 'SET',
  [tags.numericString]: 'NumericString',
  [tags.printableString]: 'PrintableString',
  [tags.t61String]: 'T61String',
  [tags.ia5String]: 'IA5String',
  [tags.utcTime]: 'UTCTime',
  [tags.generalizedTime]: 'GeneralizedTime',
  [tags.visibleString]: 'VisibleString',
  [tags.universalString]: 'UniversalString',
  [tags.bmpString]: 'BMPString',
}
