/** One sentence that says how the target stands: what a person reads out on the telephone. */
import type { Finding, Verdict } from '../report/finding.ts'
import { firstSentence } from '../report/first-sentence.ts'
import type { CertificateFacts, Headline } from '../report/report.ts'
import { rankOf } from './cause-table.ts'
import type { FindingParts } from './causes.ts'

/** The first root cause in its own words; without one, what was seen. */
export function headlineOf(
  { endpoints, pools, findings }: FindingParts,
  verdict: Verdict,
  certificates: Readonly<Record<string, CertificateFacts>>,
): Headline {
  const all = [{ findings }, ...pools, ...endpoints].flatMap((part) => part.findings)
  const [worst] = all
    .filter(({ severity }) => severity === verdict)
    .map((finding) => rootOf(finding, all))
    .sort((a, b) => rankOf(a.rule) - rankOf(b.rule))
  if (worst !== undefined && verdict !== 'ok') {
    return {
      text: firstSentence(worst.message),
      rule: worst.rule,
      ...(worst.detail ? { detail: worst.detail } : {}),
    }
  }
  const failure = endpoints.find((endpoint) => endpoint.failure !== undefined)?.failure
  if (verdict === 'unknown') {
    const gap =
      endpoints.length === 0
        ? firstSentence(
            findings.find(({ severity }) => severity !== 'ok')?.message ??
              'There is no server to connect to.',
          )
        : 'What was seen shows no fault, but not everything that is needed was seen.'
    return { text: failure?.detail ?? gap }
  }
  const presented = new Set(endpoints.flatMap((endpoint) => endpoint.presented.slice(0, 1)))
  const ends = [...presented].map((sha256) => certificates[sha256]?.notAfter?.slice(0, 10) ?? '').sort()
  const what =
    presented.size === 1 ? 'a certificate that' : `${presented.size} certificates, the first of which`
  return { text: `No fault was seen: ${whoPresents(endpoints.length)} ${what} ends on ${ends[0]}.` }
}

function whoPresents(count: number): string {
  if (count === 1) return 'the server presents'
  return count === 2 ? 'both servers present' : `all ${count} servers present`
}

function rootOf(finding: Finding, all: readonly Finding[]): Finding {
  const seen = new Set<Finding>()
  let root = finding
  while (root.follows !== undefined && !seen.has(root)) {
    seen.add(root)
    const { rule, detail } = root.follows
    root = all.find((other) => other.rule === rule && other.detail === detail) ?? root
  }
  return root
}
