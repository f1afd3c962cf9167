/** `farend evaluate` as the command line offers it. */
import type { Command } from 'commander'
import { trustNames } from '../programs/trust-names.ts'
import { profiles, type Profile } from '../report/target.ts'
import { parseMoment, parseTrust, type OutputFlags } from './check-flags.ts'
import type { FailOn } from './exit-code.ts'
import { option, repeated } from './option.ts'
import { failOnOption, formOptions, redactOptions } from './output-options.ts'

/** Options of an evaluation, read. What is not there was not given. */
export interface EvaluateFlags extends OutputFlags {
  at?: Date
  profile?: Profile
  ca?: string[]
  /** Names of programs, sets and origins. */
  trust?: string[]
  failOn: FailOn
  evidence?: string
  redact?: true
  redactKeep?: string[]
  quiet?: true
}

/** Adds the command. `settle` is given its exit code. */
export function addEvaluate(
  program: Command,
  evaluate: (file: string, flags: EvaluateFlags) => Promise<number>,
  settle: (exitCode: number) => void,
): void {
  const command = program
    .command('evaluate')
    .description('judge recorded evidence again, without a network: a file of --evidence, --json or --jsonl')
    .argument('<file>', 'what --evidence wrote, or --json or --jsonl printed; - is standard input')
    .addHelpText('after', afterHelp)
    .action(async (file: string, flags: EvaluateFlags) => settle(await evaluate(file, flags)))
  for (const each of evaluateOptions()) command.addOption(each)
}

function evaluateOptions() {
  return [
    option('--at <date>', 'judge as of this date, such as 2027-03-15 (as of the day of the check)').argParser(
      parseMoment,
    ),
    option('--profile <role>', `what the far end is: ${profiles.join(', ')} (as in the check)`).choices(
      profiles,
    ),
    option('--ca <file>', 'trust these too: a PEM, DER or P7B file, or a folder; may be repeated').argParser(
      repeated(String),
    ),
    option(
      '--trust <program,…>',
      `trust the roots of these in place of those in the file: ${trustNames.join(', ')}`,
    ).argParser(parseTrust),
    failOnOption(),
    ...formOptions(),
    option('--jsonl', 'short for --format jsonl').conflicts('json'),
    option('--csv <file>', 'write a table too, one row for each address'),
    option('--evidence <file>', 'write the evidence again, with the report of this judgement'),
    ...redactOptions(),
    option('-o, --output <file>', 'write to this file instead of standard output'),
    option('--no-color', 'no colours'),
    option('-q, --quiet', 'say nothing of how the judgement came about'),
  ]
}

const afterHelp = `
Without --at, --profile, --ca and --trust the report of an evidence file is the
same as that of the check. What the file says of itself is not believed: its
octets are read and judged again, and where they give something else, that is
said on standard error. A report (--json, --jsonl) has no octets but those of
the certificates; what cannot be judged again from it is said too.

Exit codes: as for a check; 2 for a file in which there is nothing to judge.

Examples:
  farend evaluate contoso.html
  farend evaluate contoso.html --at 2027-03-15
  farend evaluate report.json --profile teams-sbc --trust teams-sbc
`
