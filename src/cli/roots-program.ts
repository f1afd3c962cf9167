/** `farend roots` on the command line: its commands and options. Knows nothing of what they do. */
import { type Command, Option } from 'commander'
import { programIds, type ProgramId } from '../programs/facts.ts'
import { trustOrigins } from '../programs/trust-names.ts'
import type { Proxy } from '../prelude/proxy.ts'
import { parseProxy } from '../targets/proxy.ts'
import { parseDuration } from './check-flags.ts'
import { nearest } from '../targets/nearest.ts'
import { option, repeated } from './option.ts'
import { UsageError } from './usage-error.ts'

/** Options that every `roots` command has. */
export interface RootsFlags {
  ca?: string[]
  json?: true
  color: boolean
}

/** Options of `roots list`. */
export interface RootsListFlags extends RootsFlags {
  program?: ProgramId
  origin?: RootOrigin
}

/** Options of `roots save`. */
export interface RootsSaveFlags extends RootsFlags {
  format?: RootFormat
  output?: string
}

/** Options of `roots update`. */
export interface RootsUpdateFlags extends RootsFlags {
  program?: string
  from?: string
  proxy?: Proxy
  /** Milliseconds. */
  timeout: number
  quiet?: true
}

/** Where the bytes of a root are. */
export type RootOrigin = (typeof rootOrigins)[number]
const rootOrigins = [...trustOrigins, 'file', 'any', 'none'] as const

/** Forms in which a root can be saved. */
export type RootFormat = (typeof rootFormats)[number]
const rootFormats = ['pem', 'der', 'p7b'] as const

/** What each command does; gives the exit code. */
export interface RootsActions {
  list(flags: RootsListFlags): Promise<number>
  search(words: string[], flags: RootsFlags): Promise<number>
  show(words: string[], flags: RootsFlags): Promise<number>
  save(words: string[], flags: RootsSaveFlags): Promise<number>
  update(flags: RootsUpdateFlags): Promise<number>
}

/** Adds `roots` and its commands to the program. */
export function addRoots(program: Command, actions: RootsActions, settle: (exitCode: number) => void): void {
  const roots = program
    .command('roots')
    .description('root certificates: which programs hold them, where to get them')
    .helpCommand(false)
    .usage('<command> [options]')
    .allowExcessArguments()
    .addHelpText('after', afterHelp)
    .argument('[command]')
    .action((word?: string) => (word === undefined ? roots.help() : refuse(word)))
  common(roots.command('list').description('every root that is known or at hand'))
    .addOption(new Option('--program <program>', 'only those in its list').choices(programIds))
    .addOption(
      new Option('--origin <place>', `only those at hand there: ${rootOrigins.join(', ')}`).choices(
        rootOrigins,
      ),
    )
    .action(async (flags: RootsListFlags) => settle(await actions.list(flags)))
  common(roots.command('search').description('roots by words of the name, or the beginning of a fingerprint'))
    .argument(
      '<word...>',
      'words of the name; or SHA-256, SHA-1 or key identifier, with or without colons and spaces',
    )
    .action(async (words: string[], flags: RootsFlags) => settle(await actions.search(words, flags)))
  common(roots.command('show').description('all about one root: programs with dates, links, what to type'))
    .argument('<root...>', 'the name, or the beginning of a fingerprint')
    .action(async (words: string[], flags: RootsFlags) => settle(await actions.show(words, flags)))
  common(roots.command('save').description('write the certificate of a root to a file'))
    .argument('<root...>', 'the name, or the beginning of a fingerprint')
    .addOption(
      new Option('--format <form>', `${rootFormats.join(', ')} (pem, or what the file name says)`).choices(
        rootFormats,
      ),
    )
    .option('-o, --output <file>', 'file to write; - for standard output (a name made of that of the root)')
    .action(async (words: string[], flags: RootsSaveFlags) => settle(await actions.save(words, flags)))
  common(
    roots.command('update').description("fetch the root programs' own lists; the only command that does"),
  )
    .option('--program <program,…>', 'only these: windows, mozilla, chrome, apple (all)')
    .option('--from <url>', 'fetch from this mirror, a folder with the same file names')
    .addOption(
      option('--proxy <url>', 'HTTP proxy (that of HTTPS_PROXY and HTTP_PROXY)').argParser(parseProxy),
    )
    .addOption(
      new Option('--timeout <seconds>', 'wait this long for a sign of life (20)')
        .argParser(parseDuration)
        .default(20_000),
    )
    .option('-q, --quiet', 'no progress on standard error')
    .action(async (flags: RootsUpdateFlags) => settle(await actions.update(flags)))
}

const names = ['list', 'search', 'show', 'save', 'update']

function refuse(word: string): never {
  const meant = nearest(word, names)
  const right = meant === undefined ? `right is one of ${names.join(', ')}` : `did you mean ${meant}?`
  throw new UsageError(`roots: there is no command "${word.slice(0, 60)}"; ${right}`)
}

function common(command: Command): Command {
  return command
    .addOption(
      option('--ca <file>', 'take in the certificates of this file or folder; may be repeated').argParser(
        repeated(String),
      ),
    )
    .option('-j, --json', 'print JSON')
    .option('--no-color', 'no colours')
}

const afterHelp = `
Known are some 400 roots with their membership in the programs of Windows,
Mozilla, Apple, Chrome and Android, each as of a day. What is fetched lies in
the folder FAREND_STORE, else among the data of this user.

Examples:
  farend roots search digicert
  farend roots show DF:3C:24:F9:BF:D6:66
  farend roots save "ISRG Root X1" --output isrg-root-x1.crt
  farend roots update --proxy http://proxy.contoso.com:3128
`
