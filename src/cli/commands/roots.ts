/** `farend roots list`, `search` and `show`: what is known of roots, without any network. */
import type { RootCard } from '../../programs/root-card.ts'
import type { KnownRoot } from '../../programs/facts.ts'
import { jsonText } from '../../render/json.ts'
import type { Line } from '../../render/line.ts'
import { rootCardLines, rootListLines } from '../../render/roots-text.ts'
import { layOutLines } from '../../render/text.ts'
import type { RootCollection } from '../../trust/held-roots.ts'
import { exit } from '../exit-code.ts'
import { cardOf } from '../../trust/held-card.ts'
import { gatherRoots, meantRoot, meantRoots } from '../find-root.ts'
import type { RootsFlags, RootsListFlags } from '../roots-program.ts'
import { terminalOf } from '../terminal.ts'
import { version } from '../../version.ts'

/** Prints every root, or those of a program or place. */
export async function listRoots(flags: RootsListFlags): Promise<number> {
  const collection = await gatherRoots(flags.ca)
  const { program } = flags
  const cards = collection.roots
    .filter((root) => isAt(root, flags.origin, collection))
    .map((root) => cardOf(root, collection, new Date()))
    .filter(({ programs }) => program === undefined || isListed(programs[program].trusted))
  return print(cards, rootListLines(cards), flags)
}

/**
 * Prints the roots that the words mean.
 * @throws {UsageError} when there are none
 */
export async function findRoots(words: string[], flags: RootsFlags): Promise<number> {
  const collection = await gatherRoots(flags.ca)
  const cards = meantRoots(words, collection).map((root) => cardOf(root, collection, new Date()))
  return print(cards, rootListLines(cards), flags)
}

/**
 * Prints all about one root.
 * @throws {UsageError} when the words mean none, or several
 */
export async function showRoot(words: string[], flags: RootsFlags): Promise<number> {
  const collection = await gatherRoots(flags.ca)
  const card = cardOf(meantRoot(words, collection), collection, new Date())
  return print([card], rootCardLines(card), flags)
}

function print(cards: RootCard[], lines: Line[], { json, color }: RootsFlags): number {
  const terminal = terminalOf(process.stdout, process.env, color)
  process.stdout.write(
    json
      ? jsonText({ schema: 'farend.roots/1', tool: { name: 'farend', version }, roots: cards })
      : layOutLines(lines, terminal),
  )
  return exit.fine
}

function isAt({ sha256 }: KnownRoot, origin: RootsListFlags['origin'], { held }: RootCollection): boolean {
  const origins = held.get(sha256)?.origins ?? []
  if (origin === undefined) return true
  if (origin === 'any') return origins.length > 0
  return origin === 'none' ? origins.length === 0 : origins.includes(origin)
}

function isListed(trusted: string): boolean {
  return trusted === 'yes' || trusted === 'partly'
}
