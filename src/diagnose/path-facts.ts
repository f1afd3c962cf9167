/** A validated path in the form of the report. */
import type { Path, PathError } from '../path/path.ts'
import type { ProgramFacts } from '../programs/facts.ts'
import { rootOfPath } from '../programs/find-root.ts'
import { rootLinks } from '../programs/links.ts'
import { programStatements } from '../programs/statement.ts'
import { rootName } from '../programs/subject.ts'
import type { PathErrorFacts, PathFacts, RootFacts } from '../report/report.ts'
import { formatName } from '../x509/name.ts'

/** Certificates by fingerprint, every error with what it points at, and what programs make of the root as of a moment. */
export function pathFacts(path: Path, now: Date, programs: ProgramFacts): PathFacts {
  const { certificates, valid, errors, anchor, profile } = path
  const root = rootFacts(path, programs)
  return {
    certificates: certificates.map(({ sha256 }) => sha256),
    valid,
    profile,
    errors: errors.map(errorFacts),
    ...(anchor === undefined ? {} : { anchor: { sha256: anchor.certificate.sha256, origin: anchor.origin } }),
    programs: programStatements(path, now, programs),
    ...(root === undefined ? {} : { root }),
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

function rootFacts(path: Path, programs: ProgramFacts): RootFacts | undefined {
  const root = rootOfPath(path, programs)
  if (root === undefined) return undefined
  const { certificate, known } = root
  const own = known.find(({ sha256 }) => sha256 === certificate?.sha256) ?? known[0]
  const { sha256, sha1 } = certificate ?? own ?? {}
  const subject = certificate === undefined ? own?.subject : formatName(certificate.subject)
  if (sha256 === undefined || sha1 === undefined || subject === undefined) return undefined
  const links = own === undefined ? [] : rootLinks({ ...own, sha256, sha1, subject })
  return { sha256, sha1, subject, name: rootName(subject), links }
}
