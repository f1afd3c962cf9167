/** root-age: the key of the root is so old that browsers are about to drop it. */
import type { EndpointRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { isRestricted, rootEntries } from '../program-say.ts'
import { mozillaRootPolicy } from '../sources.ts'

/** Years after which Mozilla ends the trust for websites, by the age of the key. */
const mostYears = 15

export const rootAge: EndpointRule = {
  id: 'root-age',
  title: 'Old root',
  severity: 'info',
  audiences: ['web'],
  scope: 'endpoint',
  *check(endpoint, target) {
    const root = endpoint.paths[0]?.certificates.at(-1)
    const since = rootEntries(endpoint, target)
      .flatMap(({ notBefore }) => (notBefore === '' ? [] : [notBefore]))
      .toSorted()[0]
    if (root === undefined || since === undefined || isRestricted(endpoint, 'mozilla', target)) return
    const end = new Date(since)
    end.setUTCFullYear(end.getUTCFullYear() + mostYears)
    if (end > target.now) return
    yield { message: 'finding', evidence: { root: certificateLabel(root), since } }
  },
  messages: {
    finding: {
      text: 'The root {root} dates from {since}. Mozilla ends its trust for websites fifteen years after the key was made, so this root is leaving, or about to leave, the lists of browsers.',
      fix: 'Ask the authority under which root the next certificate will be, and see that its bundle is sent along; peers in the field need the new root before.',
    },
  },
  doc: {
    what: 'For web servers: the root of the path is a public one whose certificate is more than fifteen years old. When the key was made is taken from the beginning of its validity.',
    why: 'Browsers retire old roots on a schedule. A certificate that leads only to such a root stops working with a browser update, not with its own end.',
    fix: 'Renew under the newer root of the same authority, and send the cross-certificate as long as old devices need it.',
    bad: 'Root of 2006.',
    good: 'Root of 2021.',
  },
  source: [mozillaRootPolicy],
  since: '0.1.0',
}
