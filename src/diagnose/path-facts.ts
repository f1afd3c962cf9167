/** A validated path in the form of the report. */
import type { Path, PathError } from '../path/path.ts'
import type { PathErrorFacts, PathFacts } from '../report/report.ts'

/** Certificates by fingerprint, every error with what it points at. */
export function pathFacts({ certificates, valid, errors, anchor, profile }: Path): PathFacts {
  return {
    certificates: certificates.map(({ sha256 }) => sha256),
    valid,
    profile,
    errors: errors.map(errorFacts),
    ...(anchor === undefined ? {} : { anchor: { sha256: anchor.certificate.sha256, origin: anchor.origin } }),
    programs: {},
  }
}

function errorFacts({ code, certificate, detail, offset, name }: PathError): PathErrorFacts {
  return {
    code,
    ...(certificate === undefined ? {} : { certificate: certificate.sha256 }),
    detail,
    ...(offset === undefined ? {} : { offset }),
    ...(name === undefined ? {} : { name }),
  }
}
