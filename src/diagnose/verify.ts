/** Judges certificates from files: what the files hold in, verification out. */
import { roleAt } from '../conformance/conformance.ts'
import type { Role } from '../conformance/rule.ts'
import type { CertificateFile } from '../container/certificate-file.ts'
import { buildPaths } from '../path/build.ts'
import { isSelfSigned } from '../path/certifies.ts'
import type { Path, TrustAnchor } from '../path/path.ts'
import { examinePresented } from '../path/presented.ts'
import { clientAuth, serverAuth } from '../path/purposes.ts'
import type { PolicyInputs, VerifierProfile } from '../path/verifier.ts'
import type { ProgramFacts } from '../programs/facts.ts'
import { rootBySha256 } from '../programs/find-root.ts'
import { shippedFacts } from '../programs/shipped.ts'
import type { BundleFacts, CertificateFacts } from '../report/report.ts'
import type {
  CertificateConformance,
  EndEntityChoice,
  Purpose,
  Verification,
  VerifiedFile,
} from '../report/verification.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { bundleFacts } from './bundle.ts'
import { certificateFacts } from './certificate-facts.ts'
import { breachesOf, conformanceProfileOf } from './conformance-facts.ts'
import { findEndEntity } from './end-entity.ts'
import { nameAnswer } from './name-answer.ts'
import { pathFacts } from './path-facts.ts'
import { presentedListFacts } from './presented-facts.ts'

/** A file with its name. */
export interface NamedFile extends CertificateFile {
  file: string
}

/** What to verify for. */
export interface VerifyOptions {
  anchors: readonly TrustAnchor[]
  /** The moment as of which everything is judged. */
  now: Date
  /** The file that the end entity is in; absent: it is looked for among all. */
  endEntity?: NamedFile
  /** Reference identifier: a host name or an IP address. */
  name?: string
  /** Default: server. */
  purpose?: Purpose
  /** Default: by the anchor, see `Verifier`. */
  verifier?: VerifierProfile
  policies?: PolicyInputs
  /** What is known of root programs. Default: what comes with this version. */
  programs?: ProgramFacts
}

/** Candidate paths that are told of. */
const mostPaths = 16

/**
 * Verifies the end entity among the certificates of files, the others being what is presented along with it.
 * @throws {RangeError} when the files hold no certificate
 */
export function verify(files: readonly NamedFile[], options: VerifyOptions): Verification {
  const { anchors, now, endEntity: named, name, purpose = 'server', verifier, policies } = options
  const programs = options.programs ?? shippedFacts()
  const all = named === undefined ? [...files] : [named, ...files]
  const decode = distinct()
  const given = all.flatMap(({ certificates }) => certificates.map(decode))
  const endEntity = findEndEntity(named === undefined ? given : named.certificates.map(decode))
  const presented = [endEntity, ...given.filter((certificate) => certificate !== endEntity)]
  const paths = buildPaths(presented, anchors, now, {
    purpose: purpose === 'server' ? serverAuth : clientAuth,
    ...(verifier === undefined ? {} : { profile: verifier }),
    ...(policies === undefined ? {} : { policies }),
  })
  const answer = name === undefined ? undefined : nameAnswer(endEntity, name)
  return {
    valid: paths[0]?.valid === true && answer?.matches !== false,
    purpose,
    judgedAt: now.toISOString(),
    files: all.map((file) => fileFacts(file, decode)),
    endEntity: { certificate: endEntity.sha256, chosen: choice(endEntity, given, named) },
    ...(answer === undefined ? {} : { name: answer }),
    presented: presented.map(({ sha256 }) => sha256),
    presentedList: presentedListFacts(examinePresented(presented, anchors)),
    paths: paths.slice(0, mostPaths).map((path) => pathFacts(path, now, programs)),
    conformance: conformance(given, paths, programs),
    bundle: bundleFacts(given, paths) ?? noBundle,
    certificates: everyCertificate([...given, ...paths.flatMap(({ certificates }) => certificates)]),
  }
}

/** Of at least one certificate there is at least one path. */
const noBundle: BundleFacts = { certificates: [], same: false, complete: false }

/** A decoder that gives the same object for the same octets: the identity of certificates is compared. */
function distinct(): (der: Uint8Array) => Certificate {
  const known = new Map<string, Certificate>()
  return (der) => {
    const certificate = decodeCertificate(der)
    const same = known.get(certificate.sha256)
    if (same === undefined) known.set(certificate.sha256, certificate)
    return same ?? certificate
  }
}

function choice(
  endEntity: Certificate,
  [first]: readonly Certificate[],
  named: NamedFile | undefined,
): EndEntityChoice {
  if (named !== undefined) return 'named'
  return endEntity === first ? 'first' : 'certifies-no-other'
}

function fileFacts(
  { file, form, certificates, privateKeys, others }: NamedFile,
  decode: (der: Uint8Array) => Certificate,
): VerifiedFile {
  return { file, form, certificates: certificates.map((der) => decode(der).sha256), privateKeys, others }
}

/** A public root is not held against the rules of today: its program admitted it under those of its day. */
function conformance(
  given: readonly Certificate[],
  paths: readonly Path[],
  programs: ProgramFacts,
): CertificateConformance[] {
  const [best] = paths
  const publicAnchor = best?.anchor?.public === true ? best.anchor.certificate.sha256 : undefined
  const members = new Map([...(best?.certificates ?? []), ...given].map((each) => [each.sha256, each]))
  return [...members.values()]
    .filter(({ sha256 }) => sha256 !== publicAnchor && rootBySha256(sha256, programs) === undefined)
    .map((certificate) => {
      const home = paths.find(({ certificates }) =>
        certificates.some(({ sha256 }) => sha256 === certificate.sha256),
      )
      const role = roleIn(home, certificate)
      const profile = conformanceProfileOf(home)
      return {
        certificate: certificate.sha256,
        role,
        profile: profile.name,
        breaches: breachesOf(certificate, role, profile),
      }
    })
}

/** The place in a path; outside of any what the certificate itself says. */
function roleIn(path: Path | undefined, certificate: Certificate): Role {
  const index = path?.certificates.findIndex(({ sha256 }) => sha256 === certificate.sha256) ?? -1
  if (path !== undefined && index >= 0) {
    const { length } = path.certificates
    const endsInRoot = path.anchor !== undefined || (length > 1 && isSelfSigned(certificate))
    return roleAt(index, length, endsInRoot)
  }
  if (certificate.basicConstraints?.cA !== true) return 'end-entity'
  return isSelfSigned(certificate) ? 'root' : 'intermediate'
}

function everyCertificate(certificates: readonly Certificate[]): Record<string, CertificateFacts> {
  const known = new Map(certificates.map((certificate) => [certificate.sha256, certificate]))
  return Object.fromEntries(
    [...known].map(([sha256, certificate]) => [sha256, certificateFacts(certificate)]),
  )
}
