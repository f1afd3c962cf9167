/**
 * The library: everything the command does, typed.
 *
 * ```ts
 * import { check } from 'farend'
 * const report = await check('sip.contoso.com:5061')
 * console.log(report.verdict, report.endpoints[0]?.findings)
 * ```
 * @module
 */
export { check, checkAll, type CheckOptions } from './scan.ts'
export { map, type MapOptions } from './map.ts'
export { OwnCertificateError, ownFromFile, ownFromHost } from './own-certificate.ts'
export { diagnose, type DiagnoseOptions } from './diagnose/diagnose.ts'
export { translateReport } from './diagnose/translate.ts'
export { englishCatalogue, wordsOf, type Catalogue } from './rules/catalogue.ts'
export type { Words } from './words/words.ts'
export { verify, type NamedFile, type VerifyOptions } from './diagnose/verify.ts'
export { readCertificateFile, type CertificateFile, type Form } from './container/certificate-file.ts'
export { CertificateFileError } from './container/certificate-file-error.ts'
export { rfc5280Verifier, webPkiVerifier, type PolicyInputs, type VerifierProfile } from './path/verifier.ts'
export { parseTarget } from './targets/from-text.ts'
export { targetsFromCsv } from './targets/from-csv.ts'
export { parseProxy } from './targets/proxy.ts'
export { InputError } from './targets/input-error.ts'
export { DnsServerError } from './net/dns-address.ts'
export {
  clientCertificateFromFiles,
  ClientCertificateError,
  type ClientCertificate,
  type ClientCertificateFiles,
} from './probe/client-certificate.ts'
export type { Questions } from './probe/examine.ts'
export { ProxyError } from './net/proxy.ts'
export { anchorsFromFiles, anchorsOf, bundledAnchors, AnchorFileError } from './trust/anchors.ts'
export { RootStoreError } from './trust/root-store.ts'
export { trustNames } from './programs/trust-names.ts'
export type { ProgramFacts, ProgramId } from './programs/facts.ts'
export type { ProgramStatement } from './programs/statement.ts'
export type { RootLink } from './programs/links.ts'
export { rules, ruleById } from './rules/index.ts'
export type { Rule } from './rules/rule.ts'
export type { TrustAnchor } from './path/path.ts'
export type { AddressOverride } from './discover/discover.ts'
export type { DnsAnswer, DnsOutcome, DnsQuery, SrvRecord } from './dns/query.ts'
export type { Proxy, ProxyCredentials } from './prelude/proxy.ts'
export type { StartTlsProtocol } from './prelude/starttls.ts'
export type { Alert } from './tls/alert.ts'
export type { Profile, ProfiledTarget, Target, TargetKind } from './report/target.ts'
export type {
  Accepts,
  Answer,
  Blame,
  Candidate,
  ClientAuth,
  Completion,
  Discovery,
  EndpointObservation,
  Failure,
  FailureCode,
  Observation,
  SipAnswer,
  SuiteGroup,
  TlsFacts,
  Transcript,
} from './report/observation.ts'
export type { FetchedItem, FetchFailureCode, FetchPurpose } from './report/fetched.ts'
export type { CrlReason } from './revocation/reason.ts'
export type {
  RevocationCode,
  RevocationMeans,
  RevocationStatement,
  RevocationStatus,
} from './revocation/statement.ts'
export type { Evidence, Finding, Severity, Source, Verdict } from './report/finding.ts'
export {
  mapSchema,
  type DomainMap,
  type Homing,
  type MapFile,
  type MapHeadline,
  type MapRemark,
  type MappedEndpoint,
  type MappedName,
  type MappedRecord,
  type WorstFinding,
} from './report/map.ts'
export type {
  OwnCertificate,
  OwnFacts,
  PreflightAnswer,
  PreflightCode,
  PreflightFacts,
  PreflightReason,
  PreflightSide,
} from './report/preflight.ts'
export {
  verificationSchema,
  type CertificateConformance,
  type EndEntityChoice,
  type NameAnswer,
  type Purpose,
  type Verification,
  type VerificationFile,
  type VerifiedFile,
} from './report/verification.ts'
export {
  reportSchema,
  type AcceptsFacts,
  type BundleFacts,
  type BreachFacts,
  type ConformanceFacts,
  type PresentedListFacts,
  type CertificateFacts,
  type Endpoint,
  type ExtensionFacts,
  type FetchedFacts,
  type PathErrorFacts,
  type PathFacts,
  type Pool,
  type PoolDifference,
  type Report,
  type ReportFile,
  type RootFacts,
} from './report/report.ts'
