/** edgeint-cn: the inner side of an Edge has another subject name than its pool. */
import type { EndpointRule } from '../rule.ts'
import { excerpt } from '../excerpt.ts'
import { skypeEdgeCertificates } from '../sources.ts'

export const edgeintCn: EndpointRule = {
  id: 'edgeint-cn',
  title: 'Subject name of the inner Edge',
  severity: 'error',
  audiences: ['edge-int'],
  scope: 'endpoint',
  *check({ identity }) {
    if (identity?.referenceType !== 'dns' || identity.commonName === 'exact') return
    const { reference, commonNameValue = 'none' } = identity
    yield { message: 'finding', evidence: { reference, commonName: excerpt(commonNameValue) } }
  },
  messages: {
    finding: {
      text: 'The common name on the inner side of this Edge is {commonName}, and not {reference}. Front End Servers expect the name of the Edge pool from the topology as subject name and refuse the connection, so replication and remote access stop.',
      fix: 'Reissue the inner certificate with the internal name of the Edge pool as common name (on the Edge: Request-CsCertificate -Type Internal, or the Deployment Wizard), server authentication as purpose; subject alternative names are not needed. If {reference} is the name of a single server, check the name of its pool.',
    },
  },
  doc: {
    what: 'The common name of the certificate on the inner side of an Edge is not the internal name asked for.',
    why: 'Inside, servers find the Edge by the name in the topology and compare it with the subject name. Subject alternative names are not needed there.',
    fix: 'Internal name of the Edge pool as common name, from the private authority that all servers trust.',
    bad: 'Inner name `edgepool.contoso.local`, common name `edge01`.',
    good: 'Inner name `edgepool.contoso.local`, common name `edgepool.contoso.local`.',
  },
  source: [skypeEdgeCertificates],
  since: '0.1.0',
}
