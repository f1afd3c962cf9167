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

/** Counts what decides the exit code, report by report, without keeping the reports. */
export class Tally {
  readonly #failing: readonly Severity[]
  /** Reports counted. */
  reports = 0
  #failed = false
  #blind = false

  constructor(failOn: FailOn) {
    this.#failing = failing[failOn]
  }

  add(report: Report): void {
    this.reports += 1
    this.#failed ||= this.#failing.some((severity) => hasFinding(report, severity))
    this.#blind ||= report.endpoints.every(({ outcome }) => outcome === 'no-certificate')
  }

  /** Counts what was found besides the reports. */
  addSeverities(severities: readonly Severity[]): void {
    this.#failed ||= severities.some((severity) => this.#failing.includes(severity))
  }

  /**
   * The exit code of a run. The most telling one wins: interrupted, findings at or above `failOn`, a target without
   * any certificate, unusable input; a run with bad input is never 0.
   */
  exitCode({ badInput, interrupted }: RunEnd): number {
    if (interrupted) return exit.interrupted
    if (this.#failed) return exit.findings
    if (this.#blind) return exit.noCertificate
    return badInput ? exit.usage : exit.fine
  }
}

/** How a run went, apart from its reports. */
export interface RunEnd {
  /** Whether a row of an input file, or a line of standard input, could not be used. */
  badInput: boolean
  interrupted: boolean
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
