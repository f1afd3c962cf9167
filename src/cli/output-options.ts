/** Options about outcome and output that commands with reports share. */
import type { Option } from 'commander'
import { formats } from '../render/report-form.ts'
import { parseDomains } from './check-flags.ts'
import { failOnChoices } from './exit-code.ts'
import { option } from './option.ts'

/** From which severity on the exit code is 1. */
export function failOnOption(): Option {
  return option('--fail-on <severity>', `exit with 1 from this on: ${failOnChoices.join(', ')} (error)`)
    .choices(failOnChoices)
    .default('error')
}

/** How much is shown, and in which form; `--jsonl` is described by each command itself. */
export function formOptions(): Option[] {
  return [
    option('--advanced', 'every extension of the certificates'),
    option('--chain', 'the certification path, member by member'),
    option('--format <form>', `${formats.join(', ')} (text)`)
      .choices(formats)
      .conflicts(['json', 'jsonl']),
    option('-j, --json', 'short for --format json').conflicts(['jsonl', 'format']),
  ]
}

/** What is hidden in every output. */
export function redactOptions(): Option[] {
  return [
    option('--redact', 'hide names, addresses, fingerprints and whatever else identifies, everywhere'),
    option('--redact-keep <domain,…>', 'hide everything but the names in these domains')
      .argParser(parseDomains)
      .implies({ redact: true }),
  ]
}
