/** pki-private-ca: the root is in no root program. */
import type { TargetRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { rootEntries } from '../program-say.ts'
import { rootStanding } from '../root-standing.ts'
import { microsoftRootProgram, rfc } from '../sources.ts'

/** Roots of one target that are told of. */
const mostRoots = 3

export const pkiPrivateCa: TargetRule = {
  id: 'pki-private-ca',
  title: 'Private authority',
  severity: 'info',
  audiences: 'all',
  scope: 'target',
  *check(target) {
    const told = new Set<string>()
    for (const endpoint of target.endpoints) {
      const standing = rootStanding(endpoint)
      const root = endpoint.paths[0]?.certificates.at(-1)
      if (root === undefined || (standing !== 'named' && standing !== 'private')) continue
      if (rootEntries(endpoint, target).length > 0 || root === endpoint.endEntity) continue
      if (told.has(root.sha256)) continue
      told.add(root.sha256)
      const isSent = endpoint.presented.some(({ sha256 }) => sha256 === root.sha256)
      yield {
        message: isSent ? 'sent' : 'finding',
        evidence: { root: certificateLabel(root), sha256: root.sha256 },
      }
      if (told.size === mostRoots) return
    }
  },
  messages: {
    finding: {
      text: 'The certificate comes from a private authority: the root {root} is in no list of a root program known here. Every peer needs that root from you.',
      fix: 'Give peers the file of the root and, by another way, its SHA-256 fingerprint ({sha256}). On Windows it belongs in Trusted Root Certification Authorities of the computer account.',
    },
    sent: {
      text: 'The certificate comes from a private authority: the root {root} is in no list of a root program known here. Every peer needs that root; the far end sends it along, which gives no trust by itself.',
      fix: 'Take it from the report (--json holds it), and import it only after comparing its SHA-256 fingerprint ({sha256}) with the owner by another way.',
    },
  },
  doc: {
    what: 'The path ends in a root that is in no root program known here, whether it was named with `--ca` or only sent by the far end. Told once for each such root of a target.',
    why: 'A private authority is right between servers of one company, where policy spreads its root. For strangers it is unknown, and each of them has to be given the file.',
    fix: 'Inside: spread the root by group policy. Towards partners, telephones at home and Microsoft 365: use a public authority.',
    bad: 'A partner is given a certificate of `Contoso Enterprise CA`, and no root.',
    good: 'Servers inside use `Contoso Enterprise CA`, whose root group policy installed everywhere.',
  },
  source: [microsoftRootProgram, rfc(5280, '6.1.1')],
  since: '0.1.0',
}
