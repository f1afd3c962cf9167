/** What a pack says of roots, held against what is known here: whoever made it may call a root of his own public. */
import { fromBase64 } from '../bytes/base64.ts'
import type { TrustAnchor } from '../path/path.ts'
import { programIds, programTitles, type ProgramFacts } from '../programs/facts.ts'
import { knownRoots } from '../programs/find-root.ts'
import { programStatements } from '../programs/statement.ts'
import type { Report } from '../report/report.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { formatName } from '../x509/name.ts'

/** The anchors of a file, public where they are known to be so here, and those that it calls public beyond that. */
export function anchorsKnownHere(
  anchors: readonly TrustAnchor[],
  here: { anchors: readonly TrustAnchor[]; facts: ProgramFacts },
): { anchors: TrustAnchor[]; doubted: TrustAnchor[] } {
  const publicHere = new Set(
    here.anchors.filter((anchor) => anchor.public).map(({ certificate }) => certificate.sha256),
  )
  const isKnown = ({ certificate }: TrustAnchor) =>
    publicHere.has(certificate.sha256) || knownRoots(certificate, here.facts).length > 0
  const doubted = new Set(anchors.filter((anchor) => anchor.public && !isKnown(anchor)))
  return {
    anchors: anchors.map((anchor) => (doubted.has(anchor) ? { ...anchor, public: false } : anchor)),
    doubted: [...doubted],
  }
}

/** A sentence for each doubted anchor to which a report leads. */
export function doubts(doubted: readonly TrustAnchor[], reports: readonly Report[]): string[] {
  const used = new Set(
    reports.flatMap(({ endpoints }) =>
      endpoints.flatMap(({ paths }) => paths.flatMap(({ anchor }) => anchor?.sha256 ?? [])),
    ),
  )
  return doubted
    .filter(({ certificate }) => used.has(certificate.sha256))
    .map(
      ({ certificate: { subject } }) =>
        `${formatName(subject)}: the file calls it a public root, and no root program known here has it; it is judged as a private one`,
    )
}

/** A sentence for each root to which a report leads, that the lists of the file trust and those known here do not. */
export function listDifferences(reports: readonly Report[], here: ProgramFacts): string[] {
  const remarks = reports.flatMap((report) =>
    report.endpoints.flatMap(({ paths: [path] }) => {
      const der = path?.anchor && report.certificates[path.anchor.sha256]?.der
      if (path === undefined || der === undefined) return []
      const certificate = decodeCertificate(fromBase64(der))
      const own = programStatements({ certificates: [certificate] }, new Date(report.judgedAt), here)
      const names = programIds.flatMap((id) => {
        const { trusted, checkedOn } = path.programs[id] ?? {}
        const isTrusted = trusted === 'yes' || trusted === 'partly'
        return isTrusted && own[id].trusted === 'no' ? [`${programTitles[id]} (${checkedOn})`] : []
      })
      if (names.length === 0) return []
      return [
        `${formatName(certificate.subject)}: the file has it in the list of ${names.join(', ')}, and the lists known here do not`,
      ]
    }),
  )
  return [...new Set(remarks)]
}
