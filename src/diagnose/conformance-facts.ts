/** Whether the certificates of a path keep to the rules for authorities, in the form of the report. */
import {
  baselineConformance,
  nonconformities,
  rfc5280Conformance,
  roleAt,
  type ConformanceProfile,
} from '../conformance/conformance.ts'
import type { Role } from '../conformance/rule.ts'
import type { Path } from '../path/path.ts'
import type { BreachFacts, ConformanceFacts } from '../report/report.ts'
import type { Certificate } from '../x509/certificate.ts'

/**
 * Holds the members of a path against the Baseline Requirements when it ends in a public anchor, and against RFC 5280
 * otherwise. A public root itself is left out: its program admitted it under the rules of its day.
 */
export function conformanceFacts(path: Path): ConformanceFacts {
  let facts = known.get(path)
  if (facts === undefined) known.set(path, (facts = examine(path)))
  return facts
}

// In a long list the same paths are met over and over.
const known = new WeakMap<Path, ConformanceFacts>()

function examine(path: Path): ConformanceFacts {
  const profile = conformanceProfileOf(path)
  const { certificates, anchor } = path
  const members = anchor?.public === true ? certificates.slice(0, -1) : certificates
  const breaches = members.flatMap((certificate, index) =>
    breachesOf(certificate, roleAt(index, certificates.length, anchor !== undefined), profile),
  )
  return { profile: profile.name, breaches }
}

/** The rules that bind whoever issued the certificates of a path; those of RFC 5280 outside of any. */
export function conformanceProfileOf(path: Path | undefined): ConformanceProfile {
  return path?.anchor?.public === true ? baselineConformance : rfc5280Conformance
}

/** What one certificate breaks in its place. */
export function breachesOf(certificate: Certificate, role: Role, profile: ConformanceProfile): BreachFacts[] {
  return nonconformities(certificate, role, profile).map(({ code, detail, source, offset }) => ({
    code,
    certificate: certificate.sha256,
    detail,
    source,
    ...(offset === undefined ? {} : { offset }),
  }))
}
