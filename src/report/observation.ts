/** Facts seen from here, without judgement: what DNS answered and what each endpoint sent. */
import type { DnsQuery, SrvRecord } from '../dns/query.ts'
import type { StartTlsProtocol } from '../prelude/starttls.ts'
import type { Alert } from '../tls/alert.ts'
import type { RevocationStatement } from '../revocation/statement.ts'
import type { FetchedItem } from './fetched.ts'
import type { OwnCertificate } from './preflight.ts'
import type { Target } from './target.ts'

export interface Discovery {
  /** The resolver asked, as `address:port`; `none` when the target is an address. */
  resolver: string
  queries: DnsQuery[]
  /** In the order in which a client tries them: priority ascending, weight descending within one. */
  srv: SrvRecord[]
  /** What else DNS says about the SIP domain; nothing of it is followed. Absent when not asked for. */
  related?: DnsQuery[]
  /** Addresses and SRV records that were not followed, because there were too many. */
  leftOut?: number
  /** Present when of several addresses of a name only the first was wanted. */
  onlyFirst?: true
}

/** One address and port to try, and under which name. */
export interface Candidate {
  /** DNS name or IP address that led here: the reference identifier, unless another server name is sent. */
  host: string
  /** null when `host` could not be resolved; then `failure` says why. */
  address: string | null
  port: number
  /** Sent in the server_name extension (RFC 6066 section 3); null when `host` is an address. */
  serverName: string | null
  /** `_service._proto` of the SRV record that led here. */
  service?: string
  /** Spoken before TLS; absent where TLS begins at once. */
  starttls?: StartTlsProtocol
  /** True when `host` has more than one address: a DNS load-balanced pool. */
  member: boolean
  failure?: Failure
}

/** Who is the cause of a failure, as far as it can be told from here. */
export type Blame = 'us' | 'peer' | 'path' | 'unknown'

export type FailureCode =
  | 'name-not-found'
  | 'no-address'
  | 'dns-failure'
  | 'dns-timeout'
  | 'dns-unreachable'
  | 'cname-loop'
  | 'connection-refused'
  | 'connect-timeout'
  | 'unreachable'
  | 'connection-reset'
  | 'connect-failed'
  | 'proxy-refused'
  | 'starttls-refused'
  | 'not-permitted'
  | 'not-tls'
  | 'silent'
  | 'alert'
  | 'closed'
  | 'timeout'
  | 'malformed'
  | 'too-large'
  | 'no-certificate'
  | 'unsupported'
  | 'aborted'

/** Why an endpoint gave no certificate. */
export interface Failure {
  stage: 'resolve' | 'connect' | 'starttls' | 'tls'
  code: FailureCode
  blame: Blame
  /** One sentence in plain English. Bytes of the far end in it are escaped by the renderer, not here. */
  detail: string
  /** With `not-tls`: the protocol that was answered in, which could be asked for TLS. */
  starttls?: StartTlsProtocol
}

/** What the far end asked of us in a CertificateRequest. */
export interface ClientAuth {
  /**
   * `requested` means asked for; whether the far end insists can be seen only by completing a handshake without a
   * certificate, and is `required` when that was done and refused.
   */
  request: 'none' | 'requested' | 'required' | 'unknown'
  /** Distinguished names of acceptable authorities, Windows order. */
  authorities: string[]
  /** Size of that list on the wire. Schannel cuts it at 16 KB. */
  authoritiesBytes: number
  /** ClientCertificateType names, TLS 1.2 and earlier: `rsa_sign`. */
  types: string[]
  /** SignatureScheme names: `rsa_pss_rsae_sha256`. */
  signatureSchemes: string[]
}

/** What was negotiated. */
export interface TlsFacts {
  version: 'SSL 2.0' | 'SSL 3.0' | 'TLS 1.0' | 'TLS 1.1' | 'TLS 1.2' | 'TLS 1.3'
  /** IANA name; `0x1234` when unknown. */
  cipherSuite: string
  /** NamedGroup of the key exchange where one was seen. */
  group?: string
  /** Which ClientHello profile got the answer. */
  attempt: string
}

/** One ClientHello that was tried, and what it met. */
export interface AttemptFacts {
  /** Name of the hello's profile, as in `TlsFacts.attempt`. */
  name: string
  outcome: 'certificate' | FailureCode
  /** Why there was no certificate; one sentence in plain English. */
  detail?: string
}

/** Whether a far end took what it was offered; `unknown` when the answer does not tell. */
export type Answer = 'accepted' | 'refused' | 'unknown'

/** What came of carrying a handshake to its end. Nothing of it depends on whether the far end is trusted. */
export interface Completion {
  /** Whether the far end was given a client certificate; `none` also when it asked for none. */
  clientCertificate: 'none' | 'presented'
  /** What the far end made of us, as far as TLS shows it. */
  outcome: Answer
  /** Version in which the handshake was completed. */
  version?: TlsFacts['version']
  /** The alert with which the far end refused. */
  alert?: Alert
  /** One sentence in plain English. */
  detail: string
}

/** Names of the groups of suites that are asked for. */
export const suiteGroup = {
  teams: 'Teams Direct Routing',
  rsaKeyExchange: 'RSA key exchange',
  forwardSecrecy: 'forward secrecy',
} as const

/** Cipher suites that belong together, and what was said to them. */
export interface SuiteGroup {
  /** One of `suiteGroup`. */
  group: string
  /** What was said to the group as a whole: accepted when one suite of it was. */
  answer: Answer
  /** The suites of which it is known one by one, by IANA name; of a group that is offered at once, the one chosen. */
  suites: { name: string; answer: Answer }[]
}

/** What a far end accepts and presents when it is offered less than everything. A field is absent when not asked for. */
export interface Accepts {
  /** Oldest first. */
  versions?: { version: TlsFacts['version']; answer: Answer }[]
  suites?: SuiteGroup[]
  /** What it presented to a hello without server_name. `refused`: it turned that hello away. */
  withoutServerName?: { answer: Answer; presented: Uint8Array[] }
  /** End entity that it presented to a peer which can use this kind of key only. */
  twins?: { rsa?: Uint8Array; ecdsa?: Uint8Array }
}

/** What came of one SIP OPTIONS request, RFC 3261 section 11. */
export interface SipAnswer {
  /** Status code; absent when no SIP response came. */
  status?: number
  reason?: string
  /** The Contact header field as it came. */
  contact?: string
  /** The Server header field, or User-Agent where there is none. */
  server?: string
  /** One sentence in plain English. */
  detail: string
}

/**
 * One connection as it went, kept as evidence: all that is needed to read it again. What was said before TLS is no
 * part of it: it may hold the password of a proxy.
 */
export interface Transcript {
  /** Name of the hello's profile. */
  attempt: string
  /** Milliseconds of what came before TLS, by stage: `proxy`, `starttls`. Absent where nothing did. */
  before?: Record<string, number>
  /** Why TLS never began. */
  failure?: Failure
  /** Octets from the ClientHello on; none when TLS never began. */
  sent: Uint8Array
  received: Uint8Array
  /**
   * How it ended: nothing more was wanted, the far end closed, time was up, we were stopped, or the system reported
   * `errorCode`.
   */
  end: 'done' | 'closed' | 'timeout' | 'aborted' | 'error'
  /** `ECONNREFUSED` and the like. */
  errorCode?: string
  /** Milliseconds until the connection stood; absent when it never did. */
  connectTime?: number
  /** Milliseconds from then, or from the end of what came before TLS, to the end. */
  dialogueTime?: number
  /** Milliseconds that each stage was given. */
  timeout: number
  /**
   * Our private keys by NamedGroup, PKCS #8 in hex, where TLS 1.3 sealed the answer with what they agree to. No part
   * of a report.
   */
  privateKeys?: Record<number, string[]>
}

/** What one candidate gave. Pure facts; nothing here depends on the clock or on a trust store. */
export interface EndpointObservation extends Candidate {
  tls?: TlsFacts
  alerts: Alert[]
  clientAuth: ClientAuth
  /** DER of each certificate of the certificate_list, in wire order. */
  presented: Uint8Array[]
  /** DER of the OCSP response sent along for the end entity; null when none was. Absent when none was asked for. */
  staple?: Uint8Array | null
  /** What was fetched from addresses in the certificates. Present when that was allowed. */
  fetched?: FetchedItem[]
  /** What an earlier judgement found, whose octets (`staple`, `fetched`) are not at hand any more. */
  revocation?: RevocationStatement[]
  /** Milliseconds, by stage: `connect`, `proxy`, `starttls`, `firstFlight`. */
  timings: Record<string, number>
  /** How many connections were made to get this answer. */
  tries: number
  /** Every connection, in order. */
  attempts: AttemptFacts[]
  transcripts: Transcript[]
  /** Present when a handshake was carried to its end. */
  completion?: Completion
  /** Present when more was asked than the first flight. */
  accepts?: Accepts
  /** Present when a SIP OPTIONS request was wanted. */
  sip?: SipAnswer
}

/** All that was seen of one target. */
export interface Observation {
  target: Target
  /** The certificate that we would present. Present when the preflight is wanted. */
  own?: OwnCertificate
  discovery: Discovery
  endpoints: EndpointObservation[]
  /** ISO 8601, UTC. */
  startedAt: string
  finishedAt: string
}

/** A ClientAuth that says nothing: no certificate message was seen. */
export const clientAuthUnknown: ClientAuth = {
  request: 'unknown',
  authorities: [],
  authoritiesBytes: 0,
  types: [],
  signatureSchemes: [],
}
