/** med-names: the certificate of a Mediation Server lacks the name of the pool or of the server. */
import type { EndpointRule } from '../rule.ts'
import { poolNameFault } from '../pool-names.ts'
import { skypeEncryption, skypeServerCertificates } from '../sources.ts'

const reissue =
  'Reissue it with the Deployment Wizard (or Request-CsCertificate -New -Type Default) on the Mediation Server, assign it with Set-CsCertificate, restart the service, and let the gateway trust the authority that issued it: TLS between the two is always mutual.'

export const medNames: EndpointRule = {
  id: 'med-names',
  title: 'Names of a Mediation Server',
  severity: 'error',
  audiences: ['med'],
  scope: 'endpoint',
  *check(endpoint, target) {
    yield* poolNameFault(endpoint, target)
  },
  messages: {
    'common-name': {
      text: 'The common name {commonName:term} is not the name of a Mediation Server pool. Front End Servers and gateways expect the name that the topology gives them as subject name.',
      fix: reissue,
    },
    'pool-name': {
      text: 'The pool name {commonName:term} is the common name, but not among the subject alternative names ({names}). Gateways that read only those refuse the connection.',
      fix: reissue,
    },
    'asked-name': {
      text: 'The certificate of this Mediation Server does not name {reference}; it names {names}. Front End Servers and gateways that use this name refuse the connection, and calls to the telephone network fail.',
      fix: reissue,
    },
    'server-name': {
      text: 'The name {reference} leads to several servers, and the certificate names the pool alone ({names}). Gateways often connect to each server by its own name and refuse the certificate then.',
      fix: reissue,
    },
  },
  doc: {
    what: 'The certificate of a Mediation Server, or of a survivable branch appliance, lacks as common name the pool (the appliance itself, for a branch), or among the alternative names the pool, the name asked for, or, where one name has several addresses, every server name.',
    why: 'The gateway and the Front End each compare the name that they were configured with. Between Mediation Server and gateway both sides present certificates, so the gateway has to trust the authority as well.',
    fix: 'Common name and first alternative name: the pool. Further alternative name: the server. On a gateway (AudioCodes: TLS Context, Trusted Certificates; Ribbon: SSL, Trusted CA Certificates) import the root of the authority.',
    bad: 'Pool `med.contoso.com`, certificate for `med01.contoso.com` alone.',
    good: 'Common name `med.contoso.com`, alternative names `med.contoso.com` and `med01.contoso.com`.',
  },
  source: [skypeServerCertificates, skypeEncryption],
  since: '0.1.0',
}
