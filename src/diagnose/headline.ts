/** One sentence that says how the target stands: what a person reads out on the telephone. */
import type { Finding, Verdict } from '../report/finding.ts'
import { firstSentence } from '../report/first-sentence.ts'
import type { CertificateFacts, Headline } from '../report/report.ts'
import { english, type Words } from '../words/words.ts'
import { rankOf } from './cause-table.ts'
import type { FindingParts } from './causes.ts'

/** The first root cause in its own words; without one, what was seen. */
export function headlineOf(
  { endpoints, pools, findings }: FindingParts,
  verdict: Verdict,
  certificates: Readonly<Record<string, CertificateFacts>>,
  words: Words = english,
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
            findings.find(({ severity }) => severity !== 'ok')?.message ?? words.say('headline.no-server'),
          )
        : words.say('headline.half-seen')
    return { text: failure?.detail ?? gap }
  }
  const presented = new Set(endpoints.flatMap((endpoint) => endpoint.presented.slice(0, 1)))
  const ends = [...presented].map((sha256) => certificates[sha256]?.notAfter?.slice(0, 10) ?? '').sort()
  const servers = endpoints.length
  const end = ends[0] ?? ''
  if (presented.size > 1) {
    return { text: words.say('headline.several', { servers, certificates: presented.size, end }) }
  }
  if (servers === 2) return { text: words.say('headline.both-same', { end }) }
  return { text: words.count('headline.same', servers, { end }) }
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
