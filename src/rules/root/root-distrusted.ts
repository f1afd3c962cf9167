/** root-distrusted: a root program does not trust this certificate any more. */
import { programTitles, type ProgramId } from '../../programs/facts.ts'
import type { Audience } from '../facts.ts'
import type { EndpointRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { excerpt } from '../excerpt.ts'
import { distrustOf } from '../program-say.ts'
import { chromeRootStore, microsoftRootProgram, mozillaRootPolicy } from '../sources.ts'

/** Whose peers go by the Windows list. */
const onWindows: readonly Audience[] = ['sfb', 'fed', 'teams-sbc', 'ms-end', 'web']
const browsers: readonly ProgramId[] = ['mozilla', 'chrome', 'apple']

export const rootDistrusted: EndpointRule = {
  id: 'root-distrusted',
  title: 'Root distrusted by a program',
  severity: 'warning',
  audiences: 'all',
  scope: 'endpoint',
  *check(endpoint, target) {
    const root = endpoint.paths[0]?.certificates.at(-1)
    if (root === undefined) return
    const label = certificateLabel(root)
    const windows = distrustOf(endpoint, 'windows', target)
    if (windows !== undefined) {
      const matters = onWindows.some((audience) => target.audiences.has(audience))
      yield {
        message: 'windows',
        severity: matters ? 'error' : 'warning',
        evidence: { root: label, reason: excerpt(windows.detail), checkedOn: windows.checkedOn },
      }
    }
    const said = browsers.flatMap((program) => {
      const statement = distrustOf(endpoint, program, target)
      return statement === undefined ? [] : [{ program, statement }]
    })
    if (said.length === 0) return
    yield {
      message: 'browsers',
      severity: target.audiences.has('web') ? 'error' : 'info',
      evidence: {
        root: label,
        programs: said.map(({ program }) => programTitles[program]),
        reasons: said.map(({ statement }) => excerpt(statement.detail)).join('; '),
        checkedOn: [...new Set(said.map(({ statement }) => statement.checkedOn))],
      },
    }
  },
  messages: {
    windows: {
      text: 'Windows does not trust this certificate, which leads to {root}: {reason} (list of {checkedOn}). The root may still show in certmgr; Skype for Business, Teams and other peers on Windows refuse the certificate all the same.',
      fix: 'Get a certificate under another root: many authorities have a newer one, others have passed their customers on. A renewal under the same root ends the same way.',
    },
    browsers: {
      text: 'Leading to {root}, the certificate is no longer trusted by {programs}: {reasons} (lists of {checkedOn}). Browsers with these lists refuse it; SIP peers go by their own lists, mostly that of Windows.',
      fix: 'For web clients get a certificate under another root. For SIP alone nothing needs doing now; choose another root at the next renewal.',
    },
  },
  doc: {
    what: 'A root program holds something against the root of every valid path, and the certificate falls under it: issued, or first logged, after the date that the program set, or the root is disabled or removed. The program is named. What Windows does is an error for everything whose peers are on Windows; what browsers do is an error for web servers and information elsewhere.',
    why: 'Programs distrust a root from a date on: older certificates stay valid, and the first renewal after it fails, often with no other change. Each program has its own dates, so that browser, telephone and Edge disagree.',
    fix: 'Order from another authority, or under another root of the same one, and send the new intermediates.',
    bad: 'Issued 2025-06-01 under Entrust Root Certification Authority - G2; Windows trusts certificates issued up to 2025-04-16 only.',
    good: 'Issued under a root that every list holds without a date.',
  },
  source: [microsoftRootProgram, chromeRootStore, mozillaRootPolicy],
  since: '0.1.0',
}
