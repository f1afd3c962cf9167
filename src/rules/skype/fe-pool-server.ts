/** fe-pool-server: the default certificate of a Front End lacks the name of the pool or of the server. */
import type { EndpointRule } from '../rule.ts'
import { poolNameFault } from '../pool-names.ts'
import { skypeServerCertificates } from '../sources.ts'
import { isWebPort } from '../web-port.ts'

const reissue =
  'Reissue the default certificate: Request-CsCertificate -New -Type Default on the Front End, or the Deployment Wizard, fills in pool and server from the topology. Assign it with Set-CsCertificate -Type Default and restart the Front End service.'

export const fePoolServer: EndpointRule = {
  id: 'fe-pool-server',
  title: 'Names of pool and server on a Front End',
  severity: 'error',
  audiences: ['fe'],
  scope: 'endpoint',
  *check(endpoint, target) {
    if (!isWebPort(endpoint)) yield* poolNameFault(endpoint, target)
  },
  messages: {
    'common-name': {
      text: 'The common name {commonName:term} is not the name of a Front End pool. Other servers and the Edge expect the pool that the topology names as subject name, and refuse the connection.',
      fix: reissue,
    },
    'pool-name': {
      text: 'The pool name {commonName:term} is the common name, but not among the subject alternative names ({names}). Clients that read only those do not find the pool.',
      fix: reissue,
    },
    'asked-name': {
      text: 'The certificate of this Front End does not name {reference}; it names {names}. Pool and server are both used as names: members of a pool answer under either.',
      fix: reissue,
    },
    'server-name': {
      text: 'The name {reference} leads to several servers, and the certificate names the pool alone ({names}). Other servers connect to each Front End by its own name too, and refuse the certificate then.',
      fix: reissue,
    },
  },
  doc: {
    what: 'On the SIP port of a Front End Server, Standard Edition server or Director: the common name is not the name of a pool, or the subject alternative names lack the pool, the name asked for, or, where one name has several addresses, every server name beside the pool.',
    why: 'Pool members answer under two names: the pool, for clients and SRV records, and their own, for the servers of the topology. A certificate that lacks one works until the other is used.',
    fix: 'Request the default certificate on the server itself, where the wizard knows both names.',
    bad: 'Pool `pool01.contoso.com` with servers `fe01` and `fe02`: certificate for `pool01.contoso.com` alone.',
    good: 'Certificate with common name `pool01.contoso.com` and alternative names `pool01.contoso.com`, `fe01.contoso.com`, `sip.contoso.com`.',
  },
  source: [skypeServerCertificates],
  since: '0.1.0',
}
