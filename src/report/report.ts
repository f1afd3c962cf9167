/** The spine: the one result object that everything renders. Schema `farend.report/1`; additions only. */
import type { Alert } from '../tls/alert.ts'
import type {
  Accepts,
  Answer,
  AttemptFacts,
  ClientAuth,
  Completion,
  Discovery,
  Candidate,
  SipAnswer,
  TlsFacts,
} from './observation.ts'
import type { RootLink } from '../programs/links.ts'
import type { ProgramStatement } from '../programs/statement.ts'
import type { RevocationStatement } from '../revocation/statement.ts'
import type { FetchedItem } from './fetched.ts'
import type { Finding, Verdict } from './finding.ts'
import type { OwnFacts, PreflightFacts } from './preflight.ts'
import type { ProfiledTarget } from './target.ts'

/** Value of the `schema` field of a report file. */
export const reportSchema = 'farend.report/1'

/** What `--json` prints. */
export interface ReportFile {
  schema: typeof reportSchema
  tool: { name: 'farend'; version: string }
  reports: Report[]
}

/** Everything that was seen and concluded about one target. */
export interface Report {
  target: ProfiledTarget
  discovery: Discovery
  /** The certificate that we would present. Present when the preflight was wanted. */
  own?: OwnFacts
  endpoints: Endpoint[]
  /** One for each name that has several addresses. */
  pools: Pool[]
  /** Every certificate mentioned anywhere in the report, by SHA-256 in lower-case hex. */
  certificates: Record<string, CertificateFacts>
  /** Findings about the target as a whole; those about an endpoint or a pool stand there. */
  findings: Finding[]
  verdict: Verdict
  headline: Headline
  /** What to type on the products at hand, for what has to be mended first. Absent where nothing has to be. */
  recipes?: RecipeFacts[]
  startedAt: string
  finishedAt: string
  /** The moment as of which everything was judged; relative times refer to it. */
  judgedAt: string
}

/** How the target stands, in one sentence. */
export interface Headline {
  text: string
  /** The root cause that it tells of; absent where nothing is wrong or nothing could be seen. */
  rule?: string
  detail?: string
}

/** What to type, or where to click, to carry out a remedy on a product. */
export interface RecipeFacts {
  /** Stable id of the remedy. */
  remedy: string
  /** The remedy, as an order. */
  title: string
  product: string
  text: string
  /** The findings that it mends. */
  rules: string[]
}

/** One address and port, what it sent, and what is to be said about it. */
export interface Endpoint extends Candidate {
  outcome: 'certificate' | 'no-certificate'
  tls?: TlsFacts
  alerts: Alert[]
  clientAuth: ClientAuth
  /** SHA-256 of each certificate, in wire order. */
  presented: string[]
  /** How the presented certificates hang together; absent when there are none. */
  presentedList?: PresentedListFacts
  /** What should be sent, beside `presented`, which was; absent when there is no certificate. */
  bundle?: BundleFacts
  /** Candidate certification paths, best first. */
  paths: PathFacts[]
  findings: Finding[]
  timings: Record<string, number>
  /** How many connections were made to get this answer. */
  tries: number
  /** Every ClientHello tried, in order, and what it met. */
  attempts: AttemptFacts[]
  /** Present when a handshake was carried to its end. */
  completion?: Completion
  /** Present when more was asked than the first flight. */
  accepts?: AcceptsFacts
  /** Present when a SIP OPTIONS request was wanted. */
  sip?: SipAnswer
  /**
   * What is known of the revocation of the best path's members, as of the moment of the check; the most telling
   * statement about each first. Absent when nothing was fetched and nothing was sent along.
   */
  revocation?: RevocationStatement[]
  /** What was fetched from addresses in the certificates. Present when that was allowed. */
  fetched?: FetchedFacts[]
  /** Would the far end accept us, would we accept it? Present when that was wanted. */
  preflight?: PreflightFacts
}

/** One thing that was fetched, or was to be. */
export interface FetchedFacts extends Pick<FetchedItem, 'url' | 'purpose' | 'outcome' | 'detail'> {
  /** Size of what came. */
  bytes?: number
  /** With `issuer`: the certificates that came. */
  sha256?: string[]
}

/** What a far end accepts and presents when it is offered less than everything; certificates by SHA-256. */
export interface AcceptsFacts extends Pick<Accepts, 'versions' | 'suites'> {
  withoutServerName?: {
    answer: Answer
    /** Whether the end entity is that of the hello with server name; null when that cannot be told. */
    sameCertificate: boolean | null
    /** In wire order. */
    presented: string[]
  }
  /** The end entity for peers that can use this kind of key only; absent where there is none. */
  twins?: { rsa?: string; ecdsa?: string }
}

/** What of the presented list is as it should be, RFC 8446 section 4.4.2. */
export interface PresentedListFacts {
  /** Each certificate directly follows the one it certifies. */
  ordered: boolean
  /** Certificates that serve no purpose, by index in `presented`. */
  surplus: { index: number; reason: 'duplicate' | 'self-signed' | 'unrelated' | 'not-examined' }[]
  /** The issuer that was neither presented nor is a trust anchor at hand, and where it says that it can be had. */
  missing?: { issuer: string; caIssuers: string[] }
}

/** The certificates that a server should send, put together from what is at hand, RFC 8446 section 4.4.2. */
export interface BundleFacts {
  /** SHA-256, end entity first, each certified by the next, without the self-signed one at the end. */
  certificates: string[]
  /** Whether exactly this was sent. */
  same: boolean
  /** Whether it leads to a trust anchor or to a self-signed certificate. */
  complete: boolean
  /** The issuer whose certificate is not at hand, and where it says that it can be had. It may be a private root. */
  missing?: { issuer: string; caIssuers: string[] }
}

/** A certification path as built from what was presented and the trust anchors at hand. */
export interface PathFacts {
  /** SHA-256, end entity first; the trust anchor is last where there is one. */
  certificates: string[]
  valid: boolean
  /** The verifier's profile that it was held against: `RFC 5280`, or `Web PKI` for anchors of public programs. */
  profile: string
  errors: PathErrorFacts[]
  /** Another question than `valid`, asked of the best path only: may authorities issue such certificates? */
  conformance?: ConformanceFacts
  /** The trust anchor that the path ends in, and where it came from. */
  anchor?: { sha256: string; origin: string }
  /** What each root program makes of the root, by id of the program. Whether the path is valid is another question. */
  programs: Record<string, ProgramStatement>
  /** The root, where one is known: the trust anchor, or the root that is missing above the last certificate. */
  root?: RootFacts
}

/** A root, and where it can be had. */
export interface RootFacts {
  sha256: string
  /** Upper-case hex: the thumbprint that Windows shows. */
  sha1: string
  subject: string
  /** The most telling part of the subject. */
  name: string
  /** Addresses, most direct first; empty for the root of a private authority. */
  links: RootLink[]
  /** The certificate is not at hand: it was found by the name and key identifier of the issuer, which prove nothing. */
  supposed?: true
}

export interface PathErrorFacts {
  code: string
  /** SHA-256 of the certificate at fault. */
  certificate?: string
  detail: string
  /** Where in the certificate's DER, in bytes. */
  offset?: number
  /** The name, policy or extension that the detail speaks of, as the certificate has it. */
  name?: string
}

/** What certificates break of the rules for authorities. Verifiers accept much of it: it never makes a path invalid. */
export interface ConformanceFacts {
  /** `Baseline Requirements` for paths to a public anchor, else `RFC 5280`. */
  profile: string
  breaches: BreachFacts[]
}

export interface BreachFacts {
  /** Stable name of the rule. */
  code: string
  /** SHA-256 of the certificate. */
  certificate: string
  /** Half a sentence whose subject is the certificate. */
  detail: string
  /** The section that demands it. */
  source: string
  /** Where in the certificate's DER, in bytes. */
  offset?: number
}

/** The addresses of one name and port, compared. */
export interface Pool {
  host: string
  port: number
  /** Addresses in the order of the DNS answers. */
  members: string[]
  /** Addresses that agree with the majority; the reference of the comparison. Empty when no majority exists. */
  reference: string[]
  /** Properties in which an address differs from the majority. */
  differences: PoolDifference[]
  findings: Finding[]
}

export interface PoolDifference {
  address: string
  property:
    | 'certificate'
    | 'public-key'
    | 'expiry'
    | 'presented-list'
    | 'tls-version'
    | 'client-auth'
    | 'no-certificate'
  value: string
  /** What the majority has; absent when there is no majority. */
  expected?: string
}

/** A certificate, decoded as far as it could be. */
export interface CertificateFacts {
  sha256: string
  /** Upper-case hex: the thumbprint that Windows shows. */
  sha1: string
  version: number
  /** Distinguished name in the Windows order, most specific first: `CN=sip.contoso.test, O=Contoso, C=AU`. */
  subject: string
  issuer: string
  /** Upper-case hex of the encoded integer. */
  serialNumber: string
  /** ISO 8601, UTC; null when the field could not be read. */
  notBefore: string | null
  notAfter: string | null
  /** `sha256RSA` and the like, as Windows names it, with the OID. */
  signatureAlgorithm: { oid: string; name: string; windowsName: string }
  publicKey: {
    algorithm: string
    oid: string
    bits?: number
    curve?: string
    exponent?: string
    sha256: string
  }
  subjectAltName: { type: string; value: string }[]
  extensions: ExtensionFacts[]
  /** Base64 of the whole certificate. */
  der: string
  faults: { offset: number; message: string }[]
}

export interface ExtensionFacts {
  oid: string
  /** Name as Windows shows it: `Subject Alternative Name`; the OID when unknown. */
  name: string
  critical: boolean
  /** Decoded lines, two-space indented where nested; empty when unknown or unreadable. */
  value: string[]
  /** The extension's octets. */
  hex: string
}
