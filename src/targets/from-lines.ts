/** Targets one a line, as they come through a pipe. */
import type { Target } from '../report/target.ts'
import { parseTarget } from './from-text.ts'
import type { TargetOptions } from './from-text.ts'
import { InputError } from './input-error.ts'

/**
 * Reads one target, or several separated by commas, from each line. Empty lines are skipped; `#` at the beginning of
 * a line or behind a space starts a comment. A line that cannot be read is among the problems and costs no other.
 * @param source for messages: `standard input`.
 */
export function targetsFromLines(
  text: string,
  source: string,
  options: Omit<TargetOptions, 'where'> = {},
): { targets: Target[]; problems: InputError[] } {
  const targets: Target[] = []
  const problems: InputError[] = []
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const written = line.replace(/(^|\s)#.*$/s, '')
    const named = written.trim()
    if (named === '') continue
    const where = `${source}:${index + 1}:${written.indexOf(named) + 1}`
    try {
      for (const target of parseTarget(named, { ...options, where })) targets.push(target)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(error)
    }
  }
  return { targets, problems }
}
