/** Joins published lists with what is known: the newest list of each program counts, with its own dates. */
import { toHex } from '../bytes/hex.ts'
import {
  shortLength,
  type KnownRoot,
  type Membership,
  type ProgramFacts,
  type Restriction,
} from '../programs/facts.ts'
import type { Certificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'
import type { PublishedList, PublishedRoot } from './published-list.ts'

/**
 * The facts of fetched lists. A root is described by what is known of it, else by its certificate where it is among
 * those held, else by what the list says.
 */
export function factsOfLists(
  published: readonly PublishedList[],
  certificates: readonly Certificate[],
  known: ProgramFacts,
): ProgramFacts {
  const bySha1 = new Map<string, KnownRoot>()
  const bySha256 = new Map<string, KnownRoot>()
  for (const root of [...known.roots, ...certificates.map(describeCertificate)]) {
    bySha256.set(root.sha256, root)
    bySha1.set(root.sha1, root)
  }
  const lists = new Map<string, Map<string, Membership>>()
  const described = new Map<string, KnownRoot>()
  const restrictions: Restriction[] = []
  for (const { list, roots } of published) {
    for (const root of roots) {
      const entry = bySha256.get(root.sha256 ?? '') ?? bySha1.get(root.sha1 ?? '-') ?? describeEntry(root)
      if (entry === undefined) continue
      described.set(entry.sha256, entry)
      const memberships = lists.get(entry.sha256) ?? new Map<string, Membership>()
      lists.set(entry.sha256, memberships.set(list.id, root.membership))
      for (const { kind, date } of root.restrictions) {
        restrictions.push({
          program: list.program,
          kind,
          date,
          roots: [entry.sha256.slice(0, shortLength)],
          source: list.title,
          url: list.source,
          checkedOn: list.checkedOn,
          confidence: 'read',
        })
      }
    }
  }
  return {
    lists: published.map(({ list }) => list),
    roots: [...described.values()].map((root) => ({ ...root, lists: lists.get(root.sha256) ?? new Map() })),
    restrictions,
  }
}

/**
 * Both editions in one: of each program the list with the later day, and the restrictions that came with it. A fetched
 * list of Windows or Mozilla holds every date of its program; what is known of a root that has left a list stays.
 */
export function mergeFacts(shipped: ProgramFacts, fetched: ProgramFacts): ProgramFacts {
  const newer = fetched.lists.filter(({ program, checkedOn }) =>
    shipped.lists.every(
      (list) => list.program !== program || list.old === true || list.checkedOn <= checkedOn,
    ),
  )
  const replaced = new Set(newer.map(({ program }) => program))
  const roots = new Map<string, KnownRoot>(shipped.roots.map((root) => [root.sha256, root]))
  for (const root of fetched.roots) {
    const before = roots.get(root.sha256)
    roots.set(
      root.sha256,
      before === undefined ? root : { ...before, lists: new Map([...before.lists, ...root.lists]) },
    )
  }
  return {
    lists: [...newer, ...shipped.lists.filter(({ program }) => !replaced.has(program))],
    roots: [...roots.values()],
    restrictions: [
      ...fetched.restrictions.filter(({ program }) => replaced.has(program)),
      ...shipped.restrictions.filter(({ program, kind }) => !replaced.has(program) || kind === 'removed'),
    ],
  }
}

/** What is to be known of a root, from its certificate. */
export function describeCertificate(certificate: Certificate): KnownRoot {
  const { sha256, sha1, subjectKeyIdentifier, notBefore, notAfter, publicKey, subject } = certificate
  const size = publicKey?.curve ?? [publicKey?.algorithm, publicKey?.bits].filter(Boolean).join('-')
  return {
    sha256,
    sha1,
    ...(subjectKeyIdentifier === undefined ? {} : { subjectKeyIdentifier: toHex(subjectKeyIdentifier) }),
    notBefore: notBefore?.toISOString().slice(0, 10) ?? '',
    notAfter: notAfter?.toISOString().slice(0, 10) ?? '',
    key: size.replaceAll(' ', '-'),
    lists: new Map(),
    subject: formatName(subject),
  }
}

// A list that goes by SHA-1 alone cannot introduce a root: here they go by SHA-256.
function describeEntry({ sha256, sha1, subjectKeyIdentifier, name }: PublishedRoot): KnownRoot | undefined {
  if (sha256 === undefined) return undefined
  return {
    sha256,
    sha1: sha1 ?? '',
    ...(subjectKeyIdentifier === undefined ? {} : { subjectKeyIdentifier }),
    notBefore: '',
    notAfter: '',
    key: '',
    lists: new Map(),
    subject: name,
  }
}
