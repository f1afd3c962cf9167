/**
 * Cases of path validation as text that a person reads and writes; `testdata/paths/README.md` says how.
 * Here the text becomes data; nothing is looked up and nothing is made yet.
 */

/** What is said of a certificate, a word and its value: `path-length 0`. */
export interface Property {
  word: string
  value: string
}

/** One certificate of a case. */
export interface Member {
  /** `Issuing` or, for another certificate of the same name and key, `Issuing/cross`. */
  label: string
  /** Label of who certifies it; its own when it signs itself. */
  issuer: string
  properties: Property[]
}

/** A CRL, an OCSP response, or one that the server sent along. */
export interface Evidence {
  kind: 'crl' | 'ocsp' | 'staple'
  /** Label of who signs it. */
  signer: string
  properties: Property[]
}

/** What a case must come to when it is put as one of a suite, for one set of a verifier's inputs. */
export interface Verdict {
  accepted: boolean
  verifier: Property[]
}

/** One case. */
export interface PathCase {
  file: string
  title: string
  members: Member[]
  /** Labels; absent: those that sign themselves. */
  trusted?: string[]
  /** Labels, end entity first; absent: the last of the first line, then all that is not trusted. */
  presented?: string[]
  fetched?: string[]
  verifier: Property[]
  evidence: Evidence[]
  /** What the best path must be found to be: `valid`, or `code label` for each error. */
  expect?: string[]
  /** Labels of the best path, end entity first. */
  path?: string[]
  /** What each set of rules for authorities must find: `code label`; none: conforms. */
  breaches: Map<'rfc5280' | 'baseline', string[]>
  /** What is known of the revocation of members of the best path: `code label`. */
  revocation?: string[]
  verdicts: Verdict[]
}

/**
 * Reads a file of cases.
 * @throws {SyntaxError} naming file and line
 */
export function parseCases(text: string, file: string): PathCase[] {
  const cases: PathCase[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    if (!line.startsWith(' ')) {
      cases.push(emptyCase(file, line.trim()))
      continue
    }
    const current = cases.at(-1)
    if (current === undefined) throw new SyntaxError(`${file}:${index + 1}: a line before the first title`)
    try {
      parseLine(line.trim(), current)
    } catch (cause) {
      throw new SyntaxError(`${file}:${index + 1}: ${String(cause)}`, { cause })
    }
  }
  return cases
}

function emptyCase(file: string, title: string): PathCase {
  return { file, title, members: [], verifier: [], evidence: [], breaches: new Map(), verdicts: [] }
}

function parseLine(line: string, current: PathCase): void {
  const [, kind, subject, rest = ''] = /^(?:(crl|ocsp|staple) )?([\w/-]+):\s*(.*)$/.exec(line) ?? []
  if (subject === undefined)
    return line.includes('<>') ? parseTangle(line, current) : parseGraph(line, current)
  if (kind === 'crl' || kind === 'ocsp' || kind === 'staple') {
    current.evidence.push({ kind, signer: subject, properties: properties(rest) })
  } else if (subject === 'accepted' || subject === 'refused') {
    current.verdicts.push({ accepted: subject === 'accepted', verifier: properties(rest) })
  } else if (subject === 'rfc5280' || subject === 'baseline') {
    current.breaches.set(subject, rest === 'none' ? [] : list(rest))
  } else if (isListField(subject)) current[subject] = list(rest)
  else if (subject === 'verifier') current.verifier.push(...properties(rest))
  else {
    const member = current.members.find(({ label }) => label === subject)
    if (member === undefined) throw new SyntaxError(`no certificate is called ${subject}`)
    member.properties.push(...properties(rest))
  }
}

const listFields = ['trusted', 'presented', 'fetched', 'expect', 'path', 'revocation'] as const

function isListField(word: string): word is (typeof listFields)[number] {
  return listFields.some((field) => field === word)
}

/** `Root > Issuing > leaf`: each certifies the next, and one that stands first for the first time signs itself. */
function parseGraph(line: string, { members }: PathCase): void {
  let issuer: string | undefined
  for (const label of line.split('>').map((part) => part.trim())) {
    if (!/^[\w-]+(?:\/[\w-]+)?$/.test(label)) throw new SyntaxError(`no label: ${label}`)
    const known = members.some((member) => member.label === label)
    if (known && issuer !== undefined) throw new SyntaxError(`${label} is certified twice; write ${label}/2`)
    if (!known) members.push({ label, issuer: issuer ?? label, properties: [] })
    issuer = label
  }
}

/** `A <> B <> C`: each certifies every other. */
function parseTangle(line: string, { members }: PathCase): void {
  const labels = line.split('<>').map((part) => part.trim())
  for (const label of labels) {
    if (!members.some((member) => member.label === label))
      members.push({ label, issuer: label, properties: [] })
  }
  for (const issuer of labels) {
    for (const subject of labels) {
      if (subject === issuer) continue
      members.push({ label: `${subject}/by-${issuer}`, issuer, properties: [] })
    }
  }
}

function properties(text: string): Property[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [word = '', ...value] = part.split(' ')
      return { word, value: value.join(' ').trim() }
    })
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
