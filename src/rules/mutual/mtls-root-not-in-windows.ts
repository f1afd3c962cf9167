/** mtls-root-not-in-windows: partners on Windows do not trust the root by themselves. */
import type { EndpointRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { isCertainRole } from '../certain-role.ts'
import { excerpt } from '../excerpt.ts'
import { isRestricted, rootEntries, statementOn } from '../program-say.ts'
import { microsoftRootProgram, skypeEdgeCertificates } from '../sources.ts'

export const mtlsRootNotInWindows: EndpointRule = {
  id: 'mtls-root-not-in-windows',
  title: 'Root not in the Windows list',
  severity: 'error',
  audiences: ['fed', 'edge'],
  scope: 'endpoint',
  *check(endpoint, target) {
    const root = endpoint.paths[0]?.certificates.at(-1)
    // A root of no list is private, which edge-private-ca tells.
    if (root === undefined || rootEntries(endpoint, target).length === 0) return
    const statement = statementOn(endpoint, 'windows', target)
    if (statement === undefined) return
    const { trusted, checkedOn } = statement
    const evidence = { root: certificateLabel(root), reason: excerpt(statement.detail), checkedOn }
    if (trusted === 'yes' || trusted === 'partly') yield { message: 'trusted', severity: 'ok', evidence }
    else if (trusted === 'no' && !isRestricted(endpoint, 'windows', target)) {
      yield { message: 'finding', severity: isCertainRole(target) ? 'error' : 'warning', evidence }
    }
  },
  messages: {
    finding: {
      text: 'The root {root} is public elsewhere, but not in the Windows list of {checkedOn} ({reason}). Partners whose Edge Servers run Windows have to import it by hand before they can federate.',
      fix: 'Get the certificate from an authority whose root Windows holds, or send each partner the root and its fingerprint.',
    },
    trusted: {
      text: 'The root {root} is in the Windows list of {checkedOn}. Windows fetches it when it is first needed; an Edge that cannot reach ctldl.windowsupdate.com needs it installed.',
    },
  },
  doc: {
    what: 'For Edge Servers and federation: whether the root of the best path is in the list of the Microsoft Trusted Root Program. A warning in place of an error where nothing but a port or name says that it is an Edge.',
    why: 'Federation is mutual TLS between Windows servers. Windows installs the roots of its list by itself, on demand, and no others.',
    fix: 'Choose an authority of the Windows list. Where an Edge has no way to Windows Update, roots can be fetched elsewhere (`certutil -generateSSTFromWU roots.sst`) and imported.',
    bad: 'Root that only Mozilla holds.',
    good: 'DigiCert Global Root G2.',
  },
  source: [microsoftRootProgram, skypeEdgeCertificates],
  since: '0.1.0',
}
