/** What came of the TLS servers, by version and client authentication. */
import { clientAuthentications, versions, type Setting } from './setting.ts'
import type { Outcome } from './summary.ts'

/** What came of one setting of one server. */
export interface SettingResult {
  server: string
  setting: Pick<Setting, 'version' | 'clientAuthentication'>
  outcome: Outcome
}

const marks: Record<Outcome, string> = { passed: 'ok', failed: 'FAIL', skipped: 'skip' }
const notTried = '-'
/** Of all that came of one place the last of these is shown. */
const worstLast: readonly Outcome[] = ['skipped', 'passed', 'failed']

/**
 * A row for each server in the order in which they ran, a column for each version; in it, what came of the settings
 * without client authentication, with a certificate requested, and with one required.
 */
export function matrixLines(results: readonly SettingResult[]): string[] {
  const servers = [...new Set(results.map(({ server }) => server))]
  const rows = servers.map((server) => {
    const own = results.filter((result) => result.server === server)
    return [server, ...versions.map((version) => marksOf(own, version))]
  })
  const table = [['', ...versions], ...rows]
  const widths = ['', ...versions].map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  )
  return [
    `Client certificate: ${clientAuthentications.join(' / ')}`,
    ...table.map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  ]
}

function marksOf(results: readonly SettingResult[], version: Setting['version']): string {
  return clientAuthentications
    .map((clientAuthentication) => {
      const outcomes = new Set(
        results
          .filter(({ setting }) => setting.version === version)
          .filter(({ setting }) => setting.clientAuthentication === clientAuthentication)
          .map(({ outcome }) => outcome),
      )
      const shown = worstLast.findLast((outcome) => outcomes.has(outcome))
      return shown === undefined ? notTried : marks[shown]
    })
    .join(' / ')
}
