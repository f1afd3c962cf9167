/** `farend map` as the command line offers it. */
import type { Command } from 'commander'
import type { CheckFlags } from './check-flags.ts'
import { checkOptions } from './check-options.ts'
import { option } from './option.ts'

/** Options of a map: most of those of a check, which mean the same. */
export interface MapFlags extends CheckFlags {
  internal?: boolean
  microsoft?: true
}

/** Options of a check that have no meaning for a domain as a whole. */
const without: ReadonlySet<string> = new Set([
  ...['port', 'fed', 'sip', 'sipint', 'starttls', 'import', 'resolve', 'servername', 'no-servername'],
  ...['bulk', 'advanced', 'chain', 'format', 'jsonl', 'csv', 'save-bundle'],
])

/** Adds the command. `settle` is given its exit code. */
export function addMap(
  program: Command,
  map: (domain: string, flags: MapFlags) => Promise<number>,
  settle: (exitCode: number) => void,
): void {
  const command = program
    .command('map')
    .description('every record of a SIP domain worth checking, and every endpoint behind them')
    .argument('<sip-domain>', 'such as contoso.com')
    .addHelpText('after', afterHelp)
    .action(async (domain: string, flags: MapFlags) => settle(await map(domain, flags)))
  command.addOption(
    option('--internal', 'ask for internal names too (when the resolver has a private address)').helpGroup(
      'What to map:',
    ),
  )
  command.addOption(
    option('--microsoft', "look at Microsoft's own ends too, to which partners connect").helpGroup(
      'What to map:',
    ),
  )
  for (const each of checkOptions()) {
    if (!without.has(each.name())) command.addOption(each)
  }
}

const afterHelp = `
Exit codes: 0 nothing found at or above --fail-on; 1 something found; 2 bad
usage; 3 an endpoint gave no certificate, or there is none; 4 internal fault;
130 interrupted.

Examples:
  farend map contoso.com
  farend map contoso.com --dns 10.0.0.53 --ca contoso-root.pem
  farend map contoso.com --json > contoso.json
  farend map contoso.com --evidence contoso.html --redact

--evidence holds the reports of all endpoints; farend evaluate judges them again.
`
