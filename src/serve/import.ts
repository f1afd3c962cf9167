/** Saved results, brought along: they become a check of their own, as if they had just come. */
import type { CheckState, SentFile } from '../api/check.ts'
import { evaluate, type Evaluation } from '../evaluate.ts'
import { EvidenceError } from '../evidence/evidence-error.ts'
import type { Report } from '../report/report.ts'
import type { Checked } from '../scan.ts'
import type { StoredCheck, StoredResult } from '../store/result-store.ts'
import { rowOf } from '../store/result-row.ts'
import { storeFolder } from '../trust/root-store.ts'
import { loadTrust } from '../trust/select-anchors.ts'
import { version } from '../version.ts'
import { ApiError } from './api-error.ts'
import { newId } from './checks.ts'
import { exhibitText, groundsText } from './exhibit.ts'
import type { Services } from './services.ts'

/**
 * Reads a file of `--json`, `--jsonl` or `--evidence` and keeps what is in it.
 * @throws {ApiError} when there is no report in it
 */
export async function importResults(
  { name, base64 }: SentFile,
  { store, checks, limits }: Services,
): Promise<{ check: CheckState; remarks: string[] }> {
  const { from, checked, stored, remarks } = await evaluation(name, Buffer.from(base64, 'base64').toString())
  const reports = stored ?? checked.map(({ report }) => report)
  if (reports.length > limits.targets) {
    throw new ApiError(
      'too-large',
      `body /base64: more than ${limits.targets} results; bring them in several files`,
    )
  }
  const now = new Date().toISOString()
  const check: StoredCheck = {
    id: newId(),
    origin: 'import',
    title: name,
    state: 'finished',
    total: reports.length,
    settings: {},
    evidence: from === 'octets',
    startedAt: now,
    finishedAt: now,
  }
  store.addCheck(
    check,
    reports.map(({ target: { input, kind, name: host, port, starttls } }) => ({
      ...{ input, kind, name: host },
      ...(port === undefined ? {} : { port }),
      ...(starttls === undefined ? {} : { starttls }),
    })),
  )
  const [first] = checked
  if (from === 'octets' && first !== undefined) store.setGrounds(check.id, groundsText(first))
  store.addResults(reports.map((report, index) => resultOf(report, index, check, checked)))
  checks.makeRoom()
  return { check: checks.state(check.id), remarks }
}

function resultOf(report: Report, index: number, check: StoredCheck, checked: Checked[]): StoredResult {
  const evidence = check.evidence ? checked[index] : undefined
  return {
    row: rowOf(report, { check: check.id, number: index + 1, index }),
    report: JSON.stringify(report),
    ...(evidence === undefined ? {} : { exhibit: exhibitText(evidence) }),
  }
}

async function evaluation(name: string, text: string): Promise<Evaluation> {
  try {
    const { anchors, facts } = await loadTrust(undefined, storeFolder(process.env))
    return evaluate(text, { fallback: { anchors, facts } }, version)
  } catch (error) {
    if (error instanceof EvidenceError) {
      const right = error.message.includes('right is') ? '' : '; right is the whole file, as it was saved'
      throw new ApiError('unprocessable', `body /base64: ${name}: ${error.message}${right}`)
    }
    throw error
  }
}
