/**
 * What each root program makes of a path. Membership and dates are those of the program's own list; every statement
 * names the day of the list and its source, and says `unknown` where the list cannot tell. Rules:
 * - A root that is not in a program's list of a day was not trusted by it then.
 * - A list that holds roots for all purposes proves `partly`, not `yes`.
 * - An old list proves nothing.
 * - A root that is not at hand is supposed from name and key identifier; that proves nothing: `unknown`, and why.
 * - A restriction that was not read at a source makes a yes uncertain and proves no `no`.
 */
import type { PathCandidate } from '../path/path.ts'
import type { Certificate } from '../x509/certificate.ts'
import {
  programIds,
  programTitles,
  shortLength,
  type KnownRoot,
  type Membership,
  type ProgramFacts,
  type ProgramId,
  type ProgramList,
  type Restriction,
} from './facts.ts'
import { rootOfPath, type PathRoot } from './find-root.ts'
import { rootName } from './subject.ts'

/** Whether a program trusts a path for TLS servers. */
export interface ProgramStatement {
  /** `partly`: in the list, which does not say for which purposes. `unknown`: what is at hand does not tell. */
  trusted: 'yes' | 'no' | 'partly' | 'unknown'
  /** Why, in words; the program is named. */
  detail: string
  /** The day of what the statement rests on. */
  checkedOn: string
  /** What it rests on: a URL, or a title where there is none. */
  source: string
}

/**
 * The statement of every program on a path, as of a moment. Only the program's say over the root counts here: whether
 * the path is valid is another question.
 */
export function programStatements(
  path: PathCandidate,
  at: Date,
  facts: ProgramFacts,
): Record<ProgramId, ProgramStatement> {
  const root = rootOfPath(path, facts)
  const statements = programIds.map((program) => [program, statementFor(program)] as const)
  return Object.fromEntries(statements) as Record<ProgramId, ProgramStatement>

  function statementFor(program: ProgramId): ProgramStatement {
    const name = programTitles[program]
    const list = facts.lists.find((each) => each.program === program)
    if (list === undefined) {
      return { trusted: 'unknown', detail: `no list of ${name} is at hand`, checkedOn: '', source: '' }
    }
    if (root === undefined) {
      return stated(list, 'unknown', `the path breaks off below any root, so ${name} cannot be asked`)
    }
    const statement = statementOf(list, root, path.certificates[0], at, facts)
    return root.certificate === undefined ? supposed(statement, root) : statement
  }
}

/** Anybody can write the name and the key identifier of a root into a certificate: without its key nothing is proved. */
function supposed(statement: ProgramStatement, { known: [first] }: PathRoot): ProgramStatement {
  const name = first === undefined ? 'a root' : rootName(first.subject)
  const detail = `the root is not at hand; by name and key identifier alone it would be ${name}, ${statement.detail}`
  return { ...statement, trusted: 'unknown', detail }
}

/** The statement of a list on a root and an end entity; without one, on the root as such. */
export function statementOf(
  list: ProgramList,
  { certificate, known }: PathRoot,
  endEntity: Certificate | undefined,
  at: Date,
  facts: ProgramFacts,
): ProgramStatement {
  const program = programTitles[list.program]
  const member = known.find((root) => root.lists.has(list.id))
  if (list.old) {
    const stood = member === undefined ? 'not in' : 'in'
    return stated(
      list,
      'unknown',
      `the root was ${stood} ${list.title}, a list too old to tell for ${program} today`,
    )
  }
  const restrictions = restrictionsOn(known, list.program, facts)
  const membership = member?.lists.get(list.id)
  if (member === undefined || membership === undefined) {
    const left = restrictions.find(({ kind }) => kind === 'removed')
    const since = left === undefined ? '' : `; ${program} ended its trust on ${left.date}`
    return stated(list, 'no', `not in ${list.title}${since}`)
  }
  const isReissue = certificate !== undefined && certificate.sha256 !== member.sha256
  const reissue = isReissue ? ', as another certificate for the same key' : ''
  const base = baseStatement(list, membership, reissue)
  // Where the list is the later news, the root has come back.
  const standing = restrictions.filter(({ kind, date }) => kind !== 'removed' || date > list.checkedOn)
  return standing.reduce((statement, restriction) => restricted(statement, restriction, endEntity, at), base)
}

/** The restrictions of a program on any of these entries of one root. */
export function restrictionsOn(
  known: readonly KnownRoot[],
  program: ProgramId,
  facts: ProgramFacts,
): Restriction[] {
  const short = new Set(known.map(({ sha256 }) => sha256.slice(0, shortLength)))
  return facts.restrictions.filter(
    (restriction) => restriction.program === program && restriction.roots.some((root) => short.has(root)),
  )
}

/** A restriction in words, without its source: `trusts certificates issued up to 2025-04-16 only`. */
export function restrictionText({ program, kind, date }: Restriction): string {
  const name = programTitles[program]
  switch (kind) {
    case 'issued-after':
      return `${name} trusts certificates issued up to ${date} only`
    case 'sct-after':
      return `${name} trusts certificates logged (first SCT) up to ${date} only`
    case 'disabled':
      return `${name} disabled the root on ${date}`
    case 'removed':
      return `${name} ended its trust on ${date}`
  }
}

function baseStatement(list: ProgramList, membership: Membership, remark: string): ProgramStatement {
  if (membership === 'other') {
    return stated(list, 'no', `in ${list.title}${remark}, but not for TLS servers`)
  }
  if (membership === 'tls' || list.purposes === 'tls') return stated(list, 'yes', `in ${list.title}${remark}`)
  return stated(list, 'partly', `in ${list.title}${remark}, which does not say for which purposes`)
}

function restricted(
  statement: ProgramStatement,
  restriction: Restriction,
  endEntity: Certificate | undefined,
  at: Date,
): ProgramStatement {
  if (statement.trusted === 'no') return statement
  const { confidence, checkedOn, kind } = restriction
  const words = `${restrictionText(restriction)} (${restriction.source}, ${checkedOn})`
  const source = restriction.url ?? restriction.source
  const applies = hits(restriction, endEntity, at)
  if (applies === 'no' || (applies === 'not asked' && confidence !== 'unverified')) {
    return { ...statement, detail: `${statement.detail}; ${words}` }
  }
  if (confidence === 'unverified') {
    const detail = `${statement.detail}; it is said that ${words}, which was not verified`
    return { trusted: 'unknown', detail, checkedOn, source }
  }
  if (applies !== 'yes') return { trusted: 'unknown', detail: `${words}; ${untold}`, checkedOn, source }
  const isLater = kind === 'issued-after' || kind === 'sct-after'
  return { trusted: 'no', detail: isLater ? `${words}; this one is later` : words, checkedOn, source }
}

const untold = 'this certificate does not hold what would tell'

/** Whether a restriction hits a certificate as of a moment; `unknown` when the certificate does not say. */
function hits(
  { kind, date }: Restriction,
  endEntity: Certificate | undefined,
  at: Date,
): 'yes' | 'no' | 'unknown' | 'not asked' {
  if (kind === 'disabled' || kind === 'removed') return dayOf(at) >= date ? 'yes' : 'no'
  if (endEntity === undefined) return 'not asked'
  const begins = kind === 'issued-after' ? endEntity.notBefore : firstLogged(endEntity)
  if (begins === undefined) return 'unknown'
  return dayOf(begins) > date ? 'yes' : 'no'
}

/** The earliest certificate transparency timestamp within the certificate; a far end may send others beside it. */
function firstLogged({ signedCertificateTimestamps }: Certificate): Date | undefined {
  const times = (signedCertificateTimestamps ?? []).map(({ timestamp }) => timestamp)
  const first = Math.min(...times)
  return Math.abs(first) <= latestTime ? new Date(first) : undefined
}

/** Dates beyond it are none to JavaScript (ECMA-262, time values). */
const latestTime = 8.64e15

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

function stated(list: ProgramList, trusted: ProgramStatement['trusted'], detail: string): ProgramStatement {
  return { trusted, detail, checkedOn: list.checkedOn, source: list.source }
}
