/** Every scenario of the estate, as data: who is asked for, what is run there, and what must be found. */
import type { Verdict } from '../report/finding.ts'
import type { TargetKind } from '../report/target.ts'
import type { RecipeName } from './recipes.ts'

/** A scenario before its servers have addresses. */
export interface ScenarioPlan {
  id: string
  /** What is the case, in a line. */
  title: string
  /** SIP domain; the zone that the estate's DNS server answers for. */
  domain: string
  /** `DIR` asks for host and port, the others for the domain. Default: FED. */
  kind?: TargetKind
  /** Default: `sip.<domain>`. */
  host?: string
  /** 'ephemeral': whatever port is free. Default: 5061. */
  port?: number | 'ephemeral'
  /** One for each address of the host. */
  servers: readonly RecipeName[]
  /** The host is an alias of this name, which has the addresses. */
  aliasOf?: string
  /** False: the SRV record does not exist. Default: it leads to host and port. */
  srv?: boolean
  /** The first server listens on ::1 too. */
  ipv6?: boolean
  /** Findings that must be there, as `rule-id:severity`. There may be others. */
  expect: readonly string[]
  verdict: Verdict
}

/** In the order in which the demo shows them. */
export const scenarioPlans: readonly ScenarioPlan[] = [
  {
    id: 'healthy-pool',
    title: 'Three addresses, one good certificate, everything as it should be',
    domain: 'contoso.test',
    servers: ['sound', 'sound', 'sound'],
    expect: ['name-san-match:ok', 'chain-complete:ok'],
    verdict: 'ok',
  },
  {
    id: 'half-renewed-pool',
    title: 'One of three pool members still has the expired certificate, without its intermediate',
    domain: 'fabrikam.test',
    servers: ['sound', 'sound', 'lastYears'],
    expect: ['dnslb-cert-differs:error', 'exp-expired:error', 'chain-missing-intermediate:error'],
    verdict: 'error',
  },
  {
    id: 'wildcard-edge',
    title: 'An Edge with a wildcard as common name',
    domain: 'litware.test',
    servers: ['wildcard'],
    expect: ['sfb-wildcard-cn:error'],
    verdict: 'error',
  },
  {
    id: 'client-certificate-asked',
    title: 'Mutual TLS: a client certificate is demanded and the trusted authorities are named',
    domain: 'northwind.test',
    servers: ['asksForClientCertificate'],
    expect: ['mtls-client-cert-asked:info'],
    verdict: 'ok',
  },
  {
    id: 'tls-1-0-only',
    title: 'A server that was never updated and speaks only TLS 1.0',
    domain: 'tailspin.test',
    servers: ['tls10'],
    expect: ['tls-version:error'],
    verdict: 'error',
  },
  {
    id: 'tls-1-3-only',
    title: 'A server that speaks only TLS 1.3',
    domain: 'relecloud.test',
    servers: ['tls13'],
    expect: ['tls-version:ok', 'chain-complete:ok'],
    verdict: 'ok',
  },
  {
    id: 'pss-signature',
    title: 'A certificate signed with RSASSA-PSS',
    domain: 'proseware.test',
    servers: ['pssSigned'],
    expect: ['sfb-sig-pss:error'],
    verdict: 'error',
  },
  {
    id: 'sha1-signature',
    title: 'A certificate signed with SHA-1',
    domain: 'cohowinery.test',
    servers: ['sha1Signed'],
    expect: ['pki-sha1:error'],
    verdict: 'error',
  },
  {
    id: 'rsa-1024',
    title: 'A certificate with an RSA key of 1024 bits',
    domain: 'southridge.test',
    servers: ['rsa1024'],
    expect: ['pki-rsa-size:error'],
    verdict: 'error',
  },
  {
    id: 'wrong-name',
    title: 'The certificate of another server of the same company',
    domain: 'adatum.test',
    servers: ['otherName'],
    expect: ['name-san-mismatch:error'],
    verdict: 'error',
  },
  {
    id: 'no-key-purposes',
    title: 'A certificate without extended key usage',
    domain: 'lucerne.test',
    servers: ['noPurposes'],
    expect: ['eku-absent:warning'],
    verdict: 'warning',
  },
  {
    id: 'no-server-purpose',
    title: 'A certificate that is meant for clients only',
    domain: 'margie.test',
    servers: ['clientPurposeOnly'],
    expect: ['eku-server-missing:error'],
    verdict: 'error',
  },
  {
    id: 'no-client-purpose',
    title: 'A certificate of 2026 that is meant for servers only',
    domain: 'wingtip.test',
    servers: ['serverPurposeOnly'],
    expect: ['mtls-clientauth-missing:warning'],
    verdict: 'warning',
  },
  {
    id: 'no-crl',
    title: 'A certificate that does not say where its revocation list is',
    domain: 'fourthcoffee.test',
    servers: ['noCrl'],
    expect: ['cdp-missing:error'],
    verdict: 'error',
  },
  {
    id: 'revoked',
    title: 'A certificate that was revoked two days ago, and the server itself sends the answer along',
    domain: 'cohovineyard.test',
    servers: ['revoked'],
    expect: ['crl-revoked:error'],
    verdict: 'error',
  },
  {
    id: 'self-signed',
    title: 'A certificate that the server made for itself',
    domain: 'bellows.test',
    servers: ['selfSigned'],
    expect: ['pki-self-signed:error'],
    verdict: 'error',
  },
  {
    id: 'wrong-order',
    title: 'Two intermediates, sent the wrong way round',
    domain: 'treyresearch.test',
    servers: ['wrongOrder'],
    expect: ['chain-wrong-order:warning'],
    verdict: 'warning',
  },
  {
    id: 'root-sent',
    title: 'The root certificate is sent too',
    domain: 'wideworld.test',
    servers: ['rootSent'],
    expect: ['chain-surplus:info'],
    verdict: 'ok',
  },
  {
    id: 'expires-soon',
    title: 'A certificate with nine days left',
    domain: 'alpineski.test',
    servers: ['expiresSoon'],
    expect: ['exp-soon:warning'],
    verdict: 'warning',
  },
  {
    id: 'not-yet-valid',
    title: 'A certificate that becomes valid in three days',
    domain: 'humongous.test',
    servers: ['notYetValid'],
    expect: ['exp-not-yet:error'],
    verdict: 'error',
  },
  {
    id: 'not-tls',
    title: 'Plain SIP where TLS should be',
    domain: 'phonecompany.test',
    servers: ['plainSip'],
    expect: ['tls-not-tls:error'],
    verdict: 'error',
  },
  {
    id: 'silent-port',
    title: 'A port that accepts connections and never answers',
    domain: 'blueyonder.test',
    servers: ['silent'],
    expect: ['tls-silent:error'],
    verdict: 'error',
  },
  {
    id: 'alert',
    title: 'The server sends an alert instead of a certificate',
    domain: 'vanarsdel.test',
    servers: ['refusesName'],
    expect: ['tls-alert:info'],
    verdict: 'unknown',
  },
  {
    id: 'refused-port',
    title: 'The only address refuses connections',
    domain: 'munson.test',
    servers: ['nothing'],
    expect: ['dnslb-member-fails:error'],
    verdict: 'error',
  },
  {
    id: 'dead-member',
    title: 'One of two pool members refuses connections',
    domain: 'consolidated.test',
    servers: ['sound', 'nothing'],
    expect: ['dnslb-member-fails:error'],
    verdict: 'error',
  },
  {
    id: 'srv-missing',
    title: 'A SIP domain without federation record',
    domain: 'nodpublishers.test',
    servers: ['sound'],
    srv: false,
    expect: ['srv-missing:error'],
    verdict: 'error',
  },
  {
    id: 'srv-other-domain',
    title: 'The federation record leads to a host in another domain',
    domain: 'firstup.test',
    host: 'sip.cityhoster.test',
    servers: ['sound'],
    expect: ['srv-target-other-domain:error'],
    verdict: 'error',
  },
  {
    id: 'srv-alias',
    title: 'The federation record leads to an alias',
    domain: 'bestforyou.test',
    servers: ['sound'],
    aliasOf: 'edge1.bestforyou.test',
    expect: ['srv-target-cname:warning'],
    verdict: 'warning',
  },
  {
    id: 'srv-unresolved',
    title: 'The federation record leads to a host without address',
    domain: 'libertydelight.test',
    servers: [],
    expect: ['srv-target-unresolved:error'],
    verdict: 'error',
  },
  {
    id: 'srv-port',
    title: 'The federation record names an unusual port',
    domain: 'fincher.test',
    port: 5081,
    servers: ['sound'],
    expect: ['srv-port:warning'],
    verdict: 'warning',
  },
  {
    id: 'sign-in-port',
    title: 'The sign-in record of outside clients names a port other than 443',
    domain: 'lamna.test',
    kind: 'SIP',
    servers: ['sound'],
    expect: ['srv-port:info', 'name-san-match:ok'],
    verdict: 'ok',
  },
  {
    id: 'internal-sign-in',
    title: 'The sign-in record of inside clients, as it should be',
    domain: 'tasmania.test',
    kind: 'SIPINT',
    servers: ['sound'],
    expect: ['name-san-match:ok', 'chain-complete:ok'],
    verdict: 'ok',
  },
  {
    id: 'ipv6-member',
    title: 'One host, reachable over IPv4 and IPv6',
    domain: 'olympia.test',
    kind: 'DIR',
    port: 'ephemeral',
    servers: ['sound'],
    ipv6: true,
    expect: ['name-san-match:ok', 'chain-complete:ok'],
    verdict: 'ok',
  },
  {
    id: 'client-certificate-demanded',
    title: 'Mutual TLS in TLS 1.3, where the refusal comes late',
    domain: 'graphicdesign.test',
    servers: ['demandsClientCertificate'],
    expect: ['mtls-client-cert-asked:info', 'tls-version:ok'],
    verdict: 'ok',
  },
  {
    id: 'sip-peer',
    title: 'A SIP server that answers OPTIONS',
    domain: 'woodbank.test',
    servers: ['sipPeer'],
    expect: ['name-san-match:ok', 'chain-complete:ok'],
    verdict: 'ok',
  },
  {
    id: 'sni-dependent',
    title: 'Clients that send no server name get the certificate of the mail server',
    domain: 'nwtraders.test',
    servers: ['bySni'],
    expect: ['name-san-match:ok', 'chain-complete:ok'],
    verdict: 'ok',
  },
  {
    id: 'twin-certificates',
    title: 'A certificate for either kind of key, RSA and elliptic-curve',
    domain: 'wingdings.test',
    servers: ['twins'],
    expect: ['name-san-match:ok', 'chain-complete:ok'],
    verdict: 'ok',
  },
  {
    id: 'rsa-key-exchange',
    title: 'A server without forward secrecy',
    domain: 'baldwin.test',
    servers: ['rsaKeyExchange'],
    expect: ['tls-version:ok', 'chain-complete:ok'],
    verdict: 'ok',
  },
]
