/** cisco-names: a Cisco server whose certificate has a single name. */
import type { TargetRule } from '../rule.ts'
import { dnsNamesOf, endEntities } from '../presented-names.ts'
import { excerpt } from '../excerpt.ts'
import { ciscoSipTrust, expresswayCertificates } from '../sources.ts'

export const ciscoNames: TargetRule = {
  id: 'cisco-names',
  title: 'Names that Cisco peers look for',
  severity: 'info',
  audiences: ['cisco'],
  scope: 'target',
  *check({ endpoints }) {
    const single = endEntities(endpoints)
      .map((certificate) => new Set(dnsNamesOf(certificate)))
      .find((names) => names.size === 1)
    if (single === undefined) return
    const [name = ''] = single
    yield { message: 'finding', evidence: { name: excerpt(name) } }
  },
  messages: {
    finding: {
      text: 'The certificate names {name} alone. A Cisco Expressway in a cluster needs the name of the cluster beside its own, and Unified Communications Manager compares the subject name in the security profile of the trunk with that of its peer.',
      fix: 'If this is a member of a cluster, add the name of the cluster. On Unified Communications Manager enter the common name of the peer as X.509 subject name of the trunk profile, and upload the chain of Expressway-C to its trust stores, for unsecured trunks too.',
    },
  },
  doc: {
    what: 'The certificate of a Cisco server holds a single DNS name. Told once for each target.',
    why: 'Members of an Expressway cluster are addressed by their own name and by that of the cluster. A trunk with TLS on Unified Communications Manager lists the subject names that it accepts.',
    fix: 'Own name and name of the cluster in the certificate; the same names in the trunk profile of the peer.',
    bad: 'Cluster `exp.contoso.com`, member `exp1.contoso.com`, certificate for `exp1.contoso.com` alone.',
    good: 'Certificate for `exp1.contoso.com` and `exp.contoso.com`.',
  },
  source: [expresswayCertificates, ciscoSipTrust],
  since: '0.1.0',
}
