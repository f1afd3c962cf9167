/** What is known of the root programs: their lists, the roots in them, and since when they hold a root to what. */

/** A root program, or what comes nearest: a list of roots that a large family of clients goes by. */
export type ProgramId = 'windows' | 'mozilla' | 'apple' | 'chrome' | 'java' | 'android'

/** Every program, in the order in which they are told. */
export const programIds: readonly ProgramId[] = ['windows', 'mozilla', 'apple', 'chrome', 'java', 'android']

/** The programs as they are called in sentences. */
export const programTitles: Readonly<Record<ProgramId, string>> = {
  windows: 'Windows',
  mozilla: 'Mozilla',
  apple: 'Apple',
  chrome: 'Chrome',
  java: 'Java',
  android: 'Android',
}

/** How sure a statement is: read at its source, read in somebody's report of it, or known by heart only. */
export type Confidence = 'read' | 'second-hand' | 'unverified'

/** The list of a program at one day. A root that is not in it was not in the program on that day. */
export interface ProgramList {
  /** The word for it in the table of roots. */
  id: string
  program: ProgramId
  title: string
  /** URL of the list, or of the page that leads to it. */
  source: string
  /** Day of the list, `2026-07-19`. */
  checkedOn: string
  /** `tls`: only roots for TLS servers are in it; `all`: membership alone does not tell for which purposes. */
  purposes: 'tls' | 'all'
  /** Too old for a yes or a no; told as history. */
  old?: true
}

/**
 * How a root stands in a list: `listed` where the list does not tell purposes apart or holds TLS roots only; `tls` and
 * `other` where it does: TLS servers are, or are not, among them.
 */
export type Membership = 'listed' | 'tls' | 'other'

/** A root certificate by its fingerprints and key; its bytes may be held elsewhere or nowhere. */
export interface KnownRoot {
  /** Lower-case hex. */
  sha256: string
  /** Upper-case hex: the thumbprint that Windows shows. Empty, as all that follow, where only a list tells of the root. */
  sha1: string
  /** Lower-case hex; absent on old roots without the extension. */
  subjectKeyIdentifier?: string
  /** Days, `2031-11-10`. */
  notBefore: string
  notAfter: string
  /** `RSA-2048`, `P-384`. */
  key: string
  /** By id of the list. */
  lists: ReadonlyMap<string, Membership>
  /** Distinguished name as Windows writes it, most specific part first. */
  subject: string
}

/**
 * What a program holds against a root from a day on; each program has its own way:
 * - `issued-after`: certificates whose notBefore is later are not trusted, older ones stay so (Windows calls it
 *   NotBefore, Mozilla distrust-after);
 * - `sct-after`: the same by the earliest certificate transparency timestamp (Chrome);
 * - `disabled`: nothing below it is trusted any more from that day on (Windows);
 * - `removed`: it left the list on that day.
 */
export interface Restriction {
  program: ProgramId
  kind: 'issued-after' | 'sct-after' | 'disabled' | 'removed'
  /** The last good day for `-after`, the first bad one otherwise. */
  date: string
  /** The first 16 digits of each SHA-256. */
  roots: readonly string[]
  source: string
  url?: string
  checkedOn: string
  confidence: Confidence
}

/** Everything known, from one edition of the data. */
export interface ProgramFacts {
  lists: readonly ProgramList[]
  roots: readonly KnownRoot[]
  restrictions: readonly Restriction[]
}

/** Digits of a SHA-256 by which a restriction names a root. */
export const shortLength = 16
