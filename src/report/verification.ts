/** What `farend verify` says of files of certificates. Schema `farend.verification/1`; additions only. */
import type { BreachFacts, BundleFacts, CertificateFacts, PathFacts, PresentedListFacts } from './report.ts'

/** Value of the `schema` field. */
export const verificationSchema = 'farend.verification/1'

/** What `farend verify --json` prints. */
export interface VerificationFile {
  schema: typeof verificationSchema
  tool: { name: 'farend'; version: string }
  verification: Verification
}

/**
 * Two answers, kept apart: `valid`, `name` and `paths` say whether a verifier accepts the end entity; `conformance`
 * says whether authorities may issue such certificates. The second never changes the first.
 */
export interface Verification {
  /** Whether the best path is valid, and the name, where one was asked for, is the end entity's. */
  valid: boolean
  purpose: Purpose
  /** The moment as of which everything was judged. */
  judgedAt: string
  files: VerifiedFile[]
  /** SHA-256 of the end entity, and why it was taken for that. */
  endEntity: { certificate: string; chosen: EndEntityChoice }
  /** Absent when no name was asked for. */
  name?: NameAnswer
  /** SHA-256 of the certificates as a server would present them: the end entity, then the others as given. */
  presented: string[]
  presentedList: PresentedListFacts
  /** Candidate certification paths, best first: a valid one, or the nearest miss. */
  paths: PathFacts[]
  /** One entry for each certificate of the files and of the best path; public roots are left out. */
  conformance: CertificateConformance[]
  /** What a server with this end entity should send. */
  bundle: BundleFacts
  /** Every certificate mentioned, by SHA-256 in lower-case hex. */
  certificates: Record<string, CertificateFacts>
}

/** What the end entity is to be used for. */
export type Purpose = 'server' | 'client'

/** `first` of the files; `certifies-no-other`, though it is not the first; or `named` by the user. */
export type EndEntityChoice = 'first' | 'certifies-no-other' | 'named'

/** A file, and what was found in it. */
export interface VerifiedFile {
  file: string
  /** `PEM`, `DER`, `PKCS #7` or `PKCS #12`. */
  form: string
  /** SHA-256 of each certificate, in the order of the file. */
  certificates: string[]
  /** Private keys in it: counted, never read. */
  privateKeys: number
  /** Labels of PEM blocks that were left alone. */
  others: string[]
}

/** Whether the end entity speaks for a name, RFC 9525. */
export interface NameAnswer {
  /** The reference identifier: a DNS name in A-label form or an IP address. */
  reference: string
  matches: boolean
  /** Half a sentence whose subject is the name. */
  detail: string
}

/** What one certificate breaks of the rules for authorities. */
export interface CertificateConformance {
  /** SHA-256. */
  certificate: string
  role: 'end-entity' | 'intermediate' | 'root'
  /** `Baseline Requirements` where it leads to a public anchor, else `RFC 5280`. */
  profile: string
  breaches: BreachFacts[]
}
