/** The command line: commands, options and help. Knows nothing of what the commands do. */
import { Command } from 'commander'
import { escapeText } from '../render/escape.ts'
import type { CheckFlags } from './check-flags.ts'
import { checkOptions } from './check-options.ts'
import { addEvaluate, type EvaluateFlags } from './evaluate-program.ts'
import { addMap, type MapFlags } from './map-program.ts'
import { addRoots, type RootsActions } from './roots-program.ts'
import { addServe, type ServeFlags } from './serve-program.ts'
import { addVerify, type VerifyFlags } from './verify-program.ts'
import { version } from '../version.ts'

/** Options of the demo. */
export interface DemoFlags {
  all?: true
  keep?: true
  serve?: true
  json?: true
  jsonl?: true
  color: boolean
}

/** Options of the explanation. */
export interface ExplainFlags {
  color: boolean
}

/** What each command does; gives the exit code. */
export interface Actions {
  check(targets: string[], flags: CheckFlags): Promise<number>
  demo(scenarios: string[], flags: DemoFlags): Promise<number>
  explain(rules: string[], flags: ExplainFlags): Promise<number>
  map(domain: string, flags: MapFlags): Promise<number>
  verify(files: string[], flags: VerifyFlags): Promise<number>
  evaluate(file: string, flags: EvaluateFlags): Promise<number>
  roots: RootsActions
  serve(flags: ServeFlags): Promise<number>
}

/** Names of the commands beside the check, which needs no name. */
export const commandNames = [
  'map',
  'demo',
  'explain',
  'verify',
  'evaluate',
  'roots',
  'serve',
  'help',
  'check',
]

/**
 * The program. `settle` is given the exit code of the command that ran.
 * @param withCommands false after the word `check`: whatever follows is a target, also a host called `demo`.
 * @throws {CommanderError} from its parse functions, in place of ending the process.
 */
export function createProgram(
  actions: Actions,
  settle: (exitCode: number) => void,
  withCommands: boolean,
): Command {
  const program = new Command('farend')
    .description('Shows, and explains, the certificate that the far end really presents.')
    .usage('[check] [options] <target>...')
    .argument(
      '[target...]',
      'host, host:port, 1.2.3.4:443, [2001:db8::1]:443, https://host, sips:domain; - reads a list',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .exitOverride()
    .enablePositionalOptions()
    .configureOutput({ outputError: (text, write) => write(oneLine(text)), ...fixedWidth })
    .configureHelp({ optionDescription: ({ description }) => description, showGlobalOptions: false })
    .addHelpText('after', afterHelp)
    .action(async (targets: string[], flags: CheckFlags) => settle(await actions.check(targets, flags)))
  for (const option of checkOptions()) program.addOption(option)
  if (!withCommands) return program
  program.helpCommand('help [command]', 'print the help of a command')
  addMap(program, actions.map, settle)
  program
    .command('demo')
    .description('check a small estate on this computer that shows everything; needs no network')
    .argument('[scenario...]', 'show these scenarios only, such as half-renewed-pool')
    .option('--all', 'show every scenario, as when none is named')
    .option('--keep', 'leave it running afterwards, until Ctrl-C')
    .option('--serve', 'show it in the page of farend serve, until Ctrl-C')
    .option('-j, --json', 'print the reports as JSON')
    .option('--jsonl', 'print the reports as JSON, one a line')
    .option('--no-color', 'no colours')
    .action(async (ids: string[], flags: DemoFlags) => settle(await actions.demo(ids, flags)))
  program
    .command('explain')
    .description('what a finding means, why it matters and what to do; without a name, lists all')
    .argument('[rule...]', 'name of a finding, such as exp-expired')
    .option('--no-color', 'no colours')
    .action(async (rules: string[], flags: ExplainFlags) => settle(await actions.explain(rules, flags)))
  addVerify(program, actions.verify, settle)
  addEvaluate(program, actions.evaluate, settle)
  addRoots(program, actions.roots, settle)
  addServe(program, actions.serve, settle)
  return program
}

/** The text of `--help`. */
export function helpText(): string {
  const idle = () => Promise.resolve(0)
  const roots = { list: idle, search: idle, show: idle, save: idle, update: idle }
  const reports = { check: idle, map: idle, evaluate: idle, verify: idle }
  const actions = { ...reports, demo: idle, explain: idle, roots, serve: idle }
  const program = createProgram(actions, () => undefined, true)
  let text = ''
  program.configureOutput({ writeOut: (part) => (text += part), ...fixedWidth })
  program.outputHelp()
  return text
}

// The help reads the same everywhere: that makes it possible to print it without loading anything.
const fixedWidth = {
  getOutHelpWidth: () => 80,
  getErrHelpWidth: () => 80,
  getOutHasColors: () => false,
  getErrHasColors: () => false,
}

const afterHelp = `
Every option can come from a variable: --dns from FAREND_DNS, --no-pool from
FAREND_NO_POOL=1. An option on the command line wins.

Exit codes: 0 nothing found at or above --fail-on; 1 something found; 2 bad
usage or input; 3 a target gave no certificate; 4 internal fault;
130 interrupted. Of several the first in this order is given: 130, 1, 3, 2.

Examples:
  farend sip.contoso.com:5061
  farend --fed contoso.com --dns 8.8.8.8
  farend smtp://mx.contoso.com ldaps://dc1.contoso.com
  farend --import partners.csv --csv result.csv
  farend map contoso.com
  farend explain exp-expired
  farend verify chain.pem --name sip.contoso.com
  farend --fed contoso.com --evidence contoso.html
  farend evaluate contoso.html --at 2027-03-15
  farend roots search digicert
`

// "error: unknown option '--jsn'" and its "(Did you mean --json?)" become one line that says whose it is and, where
// commander does not, what would be right.
function oneLine(text: string): string {
  const said = text
    .trim()
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
  const right = said.includes('cannot be used with')
    ? '; give one of them'
    : said.startsWith('unknown option') && !said.includes('Did you mean')
      ? '; farend --help lists all'
      : ''
  return `farend: ${escapeText(said)}${right}\n`
}
