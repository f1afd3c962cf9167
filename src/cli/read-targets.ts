/** All targets of a command line: its arguments, standard input, import files. */
import type { Target, TargetKind } from '../report/target.ts'
import { decodeText } from '../targets/decode-text.ts'
import { targetsFromCsv } from '../targets/from-csv.ts'
import { targetsFromLines } from '../targets/from-lines.ts'
import { parseTarget } from '../targets/from-text.ts'
import type { InputError } from '../targets/input-error.ts'
import type { CheckFlags } from './check-flags.ts'
import { readInputFile } from './input-file.ts'
import { UsageError } from './usage-error.ts'

/** What the user gave, as far as it can be used, and the rest. */
export interface Input {
  targets: Target[]
  /** Rows and lines that could not be used; the others go on. */
  problems: InputError[]
}

/**
 * Reads every target. `-` among the arguments stands for standard input, one target a line.
 * @throws {InputError} when an argument names no target, or a file is no text.
 * @throws {UsageError} when there is nothing to check, or a file cannot be read.
 */
export async function readTargets(words: string[], flags: CheckFlags): Promise<Input> {
  if (words.length === 0 && flags.import === undefined) {
    throw new UsageError(
      'no target; right is farend sip.contoso.com:5061, or --import <file>; see farend --help',
    )
  }
  const kind = kindOf(flags)
  const options = {
    ...(kind === undefined ? {} : { kind }),
    ...(flags.port === undefined ? {} : { ports: flags.port }),
    ...(flags.starttls === undefined ? {} : { starttls: flags.starttls }),
  }
  const inputs: Input[] = []
  for (const word of words) {
    inputs.push(
      word === '-'
        ? targetsFromLines(
            decodeText(await readInputFile('-', limits), 'standard input'),
            'standard input',
            options,
          )
        : { targets: parseTarget(word, options), problems: [] },
    )
  }
  for (const file of flags.import ?? []) {
    inputs.push(targetsFromCsv(decodeText(await readInputFile(file, limits), file), file))
  }
  const targets = inputs.flatMap((input) => input.targets)
  const problems = inputs.flatMap((input) => input.problems)
  if (targets.length === 0 && problems.length === 0) {
    throw new UsageError('the input names no target; right is one a line, or a CSV with Domain,Type,Port')
  }
  return { targets, problems }
}

function kindOf({ fed, sip, sipint }: CheckFlags): TargetKind | undefined {
  return fed ? 'FED' : sip ? 'SIP' : sipint ? 'SIPINT' : undefined
}

/** Two million targets and more; a device or a pipe without end has no other. */
const limits = { most: 2 ** 26, advice: 'split it into several lists' }
