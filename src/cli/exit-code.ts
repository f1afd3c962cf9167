/** What the process tells its caller. */
import type { Severity } from '../report/finding.ts'
import type { Report } from '../report/report.ts'

/** From which severity on findings make the command fail. */
export type FailOn = 'error' | 'warning' | 'never'

/** Every choice, in the order of the help. */
export const failOnChoices: readonly FailOn[] = ['error', 'warning', 'never']

/** Exit codes by their meaning. */
export const exit = {
  fine: 0,
  findings: 1,
  usage: 2,
  noCertificate: 3,
  internal: 4,
  interrupted: 130,
} as const

/** What decides the exit code. */
export interface Outcome {
  reports: Report[]
  failOn: FailOn
  /** Whether a row of an input file, or a line of standard input, could not be used. */
  badInput: boolean
  interrupted: boolean
}

/**
 * The exit code of a run. The most telling one wins: interrupted, findings at or above `failOn`, a target without
 * any certificate, unusable input; a run with bad input is never 0.
 */
export function exitCode({ reports, failOn, badInput, interrupted }: Outcome): number {
  if (interrupted) return exit.interrupted
  if (reports.some((report) => failing[failOn].some((severity) => hasFinding(report, severity)))) {
    return exit.findings
  }
  if (reports.some(({ endpoints }) => endpoints.every(({ outcome }) => outcome === 'no-certificate'))) {
    return exit.noCertificate
  }
  return badInput ? exit.usage : exit.fine
}

const failing: Record<FailOn, Severity[]> = {
  error: ['error'],
  warning: ['error', 'warning'],
  never: [],
}

function hasFinding({ findings, endpoints, pools }: Report, severity: Severity): boolean {
  const all = [findings, ...[...endpoints, ...pools].map((part) => part.findings)]
  return all.flat().some((finding) => finding.severity === severity)
}
