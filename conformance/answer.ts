/** Answers one test case with the same code that a check uses. */
import { fromPem } from '../src/bytes/pem.ts'
import {
  baselineConformance,
  nonconformities,
  rfc5280Conformance,
  roleAt,
  type ConformanceProfile,
} from '../src/conformance/conformance.ts'
import { buildPaths } from '../src/path/build.ts'
import type { Path, TrustAnchor } from '../src/path/path.ts'
import { rfc5280Verifier, webPkiVerifier, type VerifierProfile } from '../src/path/verifier.ts'
import { bundledAnchors } from '../src/trust/anchors.ts'
import type { Certificate } from '../src/x509/certificate.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
import { matchIdentity } from '../src/x509/identity.ts'
import { policyInputs } from './policy-inputs.ts'
import { crlsOf, revocationRefusal, type CrlUse } from './revocation.ts'
import type { Testcase } from './testcase.ts'

/** The answer to one case, with the reason in words. */
export interface Answer {
  id: string
  actual_result: 'SUCCESS' | 'FAILURE'
  context: string | null
}

/** What a namespace of cases is about: how a verifier acts, how certificates must be made, or both. */
interface Discipline {
  verifier: VerifierProfile
  conformance?: ConformanceProfile
  crls: CrlUse
}

// BetterTLS and PKITS ask how clients act; many of their certificates are such that no authority may issue them (a
// common name that is no alternative name, a negative serial number), and are to be accepted all the same.
const lenient: CrlUse = { required: false, conforming: true }
const disciplines = new Map<string, Discipline>([
  ['rfc5280', { verifier: rfc5280Verifier, conformance: rfc5280Conformance, crls: lenient }],
  ['bettertls', { verifier: webPkiVerifier, crls: lenient }],
  ['pkits', { verifier: rfc5280Verifier, crls: { required: true, conforming: false } }],
])
const strict: Discipline = { verifier: webPkiVerifier, conformance: baselineConformance, crls: lenient }
// The certificates of the suites are valid for centuries, so that the suites do not expire.
const skipped = new Set(['validity-cap'])
const listedRoots = new Set((await bundledAnchors()).map(({ certificate }) => certificate.sha256))
/** OIDs of KeyPurposeIds by the names that suites give them; null: any purpose will do. */
const purposes = new Map([
  ['anyExtendedKeyUsage', null],
  ['serverAuth', '1.3.6.1.5.5.7.3.1'],
  ['clientAuth', '1.3.6.1.5.5.7.3.2'],
  ['codeSigning', '1.3.6.1.5.5.7.3.3'],
  ['emailProtection', '1.3.6.1.5.5.7.3.4'],
  ['timeStamping', '1.3.6.1.5.5.7.3.8'],
  ['OCSPSigning', '1.3.6.1.5.5.7.3.9'],
])

/** Never throws: what cannot be read is not accepted. */
export function answer(testcase: Testcase, now: Date): Answer {
  const [namespace = ''] = testcase.id.split('::')
  const discipline = testcase.pkits ? disciplines.get('pkits')! : (disciplines.get(namespace) ?? strict)
  const name = `${discipline.verifier.name}${discipline.conformance === undefined ? ', verifier only' : ''}`
  const reason = refusal(testcase, discipline, now)
  return {
    id: testcase.id,
    actual_result: reason === undefined ? 'SUCCESS' : 'FAILURE',
    context: reason === undefined ? name : `${name}: ${reason}`,
  }
}

function refusal(testcase: Testcase, discipline: Discipline, now: Date): string | undefined {
  const presented = [testcase.peer_certificate, ...testcase.untrusted_intermediates].flatMap(decodePem)
  const anchors = testcase.trusted_certs
    .flatMap(decodePem)
    .map((certificate): TrustAnchor => ({ certificate, origin: 'the test case', public: false }))
  const [endEntity] = presented
  if (endEntity === undefined) return 'the peer certificate cannot be read'
  const { pkits, max_chain_depth: depth } = testcase
  const at = testcase.validation_time ? new Date(testcase.validation_time) : now
  const paths = buildPaths(presented, anchors, at, {
    profile: discipline.verifier,
    purpose: purposeOf(testcase),
    ...(depth === null || depth === undefined ? {} : { mostIntermediates: depth }),
    ...(pkits ? { policies: policyInputs(pkits) } : {}),
  })
  const crls = crlsOf(testcase.crls)
  const pool = [...presented, ...anchors.map(({ certificate }) => certificate)]
  return (
    nameRefusal(testcase, endEntity) ??
    pathRefusal(paths, discipline, (path) => revocationRefusal(path, crls, pool, at, discipline.crls))
  )
}

function purposeOf({ extended_key_usage: [named], validation_kind: kind }: Testcase): string | null {
  const name = named ?? (kind === 'CLIENT' ? 'clientAuth' : 'serverAuth')
  const purpose = purposes.get(name)
  return purpose === undefined ? name : purpose
}

function decodePem(pem: string): Certificate[] {
  try {
    return fromPem(pem).map(({ der }) => decodeCertificate(der))
  } catch {
    return []
  }
}

function nameRefusal({ expected_peer_name: expected }: Testcase, endEntity: Certificate): string | undefined {
  if (!expected || expected.kind === 'RFC822') return undefined
  const { san } = matchIdentity(endEntity, expected.value)
  return san === 'exact' || san === 'wildcard' ? undefined : `no alternative name covers ${expected.value}`
}

function pathRefusal(
  paths: readonly Path[],
  { conformance }: Discipline,
  revoked: (path: Path) => string | undefined,
): string | undefined {
  const reasons = paths.map((path) => {
    const [error] = path.errors
    if (error !== undefined) return `${error.code}: ${error.detail}`
    const { certificates, anchor } = path
    const [breach] = certificates.flatMap((certificate, index) => {
      const role = roleAt(index, certificates.length, anchor !== undefined)
      // A root that programs list was admitted under the rules of its day.
      if (conformance === undefined || listedRoots.has(certificate.sha256)) return []
      return nonconformities(certificate, role, conformance, skipped)
    })
    return breach === undefined ? revoked(path) : `${breach.code} (${breach.source}): ${breach.detail}`
  })
  return reasons.includes(undefined) ? undefined : reasons[0]
}
