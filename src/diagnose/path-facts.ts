/** A validated path in the form of the report. */
import type { Path, PathError } from '../path/path.ts'
import { programIds, type ProgramFacts } from '../programs/facts.ts'
import { rootOfPath, type PathRoot } from '../programs/find-root.ts'
import { rootLinks } from '../programs/links.ts'
import { programStatements, restrictionsOn } from '../programs/statement.ts'
import { rootName } from '../programs/subject.ts'
import type { PathErrorFacts, PathFacts, RootFacts } from '../report/report.ts'
import type { Certificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'

/** Certificates by fingerprint, every error with what it points at, and what programs make of the root as of a moment. */
export function pathFacts(path: Path, now: Date, programs: ProgramFacts): PathFacts {
  const { certificates, valid, errors, anchor, profile } = path
  return {
    certificates: certificates.map(({ sha256 }) => sha256),
    valid,
    profile,
    errors: errors.map(errorFacts),
    ...(anchor === undefined ? {} : { anchor: { sha256: anchor.certificate.sha256, origin: anchor.origin } }),
    ...trustFacts(path, now, programs),
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

type TrustFacts = Pick<PathFacts, 'programs' | 'root'>

const known = new WeakMap<ProgramFacts, WeakMap<Certificate, TrustFacts>>()

// Most paths of a long list end in the same few anchors. What is said of one is the same for every path, unless a
// program holds something against it that depends on the end entity or the day.
function trustFacts(path: Path, now: Date, programs: ProgramFacts): TrustFacts {
  const anchor = path.anchor?.certificate
  let answers = known.get(programs)
  if (answers === undefined) known.set(programs, (answers = new WeakMap()))
  const before = anchor === undefined ? undefined : answers.get(anchor)
  if (before !== undefined) return before
  const found = rootOfPath(path, programs)
  const root = found === undefined ? undefined : rootFacts(found)
  const facts = {
    programs: programStatements(path, now, programs),
    ...(root === undefined ? {} : { root }),
  }
  const isFree =
    found !== undefined && programIds.every((id) => restrictionsOn(found.known, id, programs).length === 0)
  if (anchor !== undefined && isFree) answers.set(anchor, facts)
  return facts
}

function rootFacts({ certificate, known: entries }: PathRoot): RootFacts | undefined {
  const own = entries.find(({ sha256 }) => sha256 === certificate?.sha256) ?? entries[0]
  const { sha256, sha1 } = certificate ?? own ?? {}
  const subject = certificate === undefined ? own?.subject : formatName(certificate.subject)
  if (sha256 === undefined || sha1 === undefined || subject === undefined) return undefined
  const links = own === undefined ? [] : rootLinks({ ...own, sha256, sha1, subject })
  const isSupposed = certificate === undefined
  return { sha256, sha1, subject, name: rootName(subject), links, ...(isSupposed ? { supposed: true } : {}) }
}
