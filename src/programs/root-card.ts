/** Everything about one root, for people and programs that ask for it. */
import { programIds, programTitles, type KnownRoot, type ProgramFacts, type ProgramId } from './facts.ts'
import { installCommands, type InstallCommand } from './install-commands.ts'
import { rootLinks, type RootLink } from './links.ts'
import { restrictionsOn, statementOf, type ProgramStatement } from './statement.ts'
import { fileNameOf, rootName } from './subject.ts'

/** A root with its membership, its links and what to type. */
export interface RootCard {
  name: string
  subject: string
  sha256: string
  /** Upper-case hex; empty where no list tells it. */
  sha1: string
  subjectKeyIdentifier?: string
  /** Days; empty where no list tells them. */
  notBefore: string
  notAfter: string
  key: string
  /** Where its bytes are at hand: Node, the operating system, the store, a file. */
  heldBy: string[]
  programs: Record<ProgramId, RootStatement>
  links: RootLink[]
  /** The file name in `commands`; `roots save` writes it. */
  file: string
  commands: InstallCommand[]
}

/** What a program says of a root as such. */
export interface RootStatement extends ProgramStatement {
  /** Whether it says so of some certificates below the root only: until a day, from a day. */
  limited: boolean
}

/** The card of a root as of a day. `heldBy` says in words where its certificate is at hand. */
export function rootCard(root: KnownRoot, facts: ProgramFacts, heldBy: string[], at: Date): RootCard {
  const { sha256, sha1, subject, subjectKeyIdentifier, notBefore, notAfter, key } = root
  const isKnown = root.lists.size > 0
  const file = `${fileNameOf(subject)}.crt`
  return {
    name: rootName(subject),
    subject,
    sha256,
    sha1,
    ...(subjectKeyIdentifier === undefined ? {} : { subjectKeyIdentifier }),
    notBefore,
    notAfter,
    key,
    heldBy,
    programs: statements(root, facts, at),
    links: isKnown ? rootLinks(root) : [],
    file,
    commands: installCommands(file),
  }
}

function statements(root: KnownRoot, facts: ProgramFacts, at: Date): Record<ProgramId, RootStatement> {
  const all = programIds.map((program) => {
    const list = facts.lists.find((each) => each.program === program)
    const limited = restrictionsOn([root], program, facts).length > 0
    if (list === undefined) {
      const detail = `no list of ${programTitles[program]} is at hand`
      return [program, { trusted: 'unknown', detail, checkedOn: '', source: '', limited }] as const
    }
    return [program, { ...statementOf(list, { known: [root] }, undefined, at, facts), limited }] as const
  })
  return Object.fromEntries(all) as Record<ProgramId, RootStatement>
}
