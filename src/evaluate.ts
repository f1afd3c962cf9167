/** Evidence to report: reads recorded octets again and judges them. No network, and nothing in the file is believed. */
import { isDeepStrictEqual } from 'node:util'
import { diagnose, type DiagnoseOptions } from './diagnose/diagnose.ts'
import { Memory } from './diagnose/memory.ts'
import { evidenceDocument, reportBlock } from './evidence/evidence-document.ts'
import { readEvidenceFile, type EvidenceFile } from './evidence/evidence-file.ts'
import { anchorsOfReport, exhibitOfReport } from './evidence/observation-of-report.ts'
import type { Exhibit } from './evidence/pack.ts'
import { anchorsKnownHere, doubts, listDifferences } from './evidence/pack-trust.ts'
import type { TrustAnchor } from './path/path.ts'
import { readAgain } from './probe/read-again.ts'
import type { ProgramFacts } from './programs/facts.ts'
import type { Verdict } from './report/finding.ts'
import type { EndpointObservation, Observation } from './report/observation.ts'
import type { Report } from './report/report.ts'
import type { Profile } from './report/target.ts'
import { reportFileObject } from './schema/report.ts'
import type { Checked } from './scan.ts'

/** What to judge by in place of what the evidence brings. */
export interface EvaluateOptions {
  at?: Date
  profile?: Profile
  /** Anchors besides. */
  anchors?: readonly TrustAnchor[]
  /** In place of the public anchors and the facts about programs of the run. */
  trust?: { anchors: readonly TrustAnchor[]; facts: ProgramFacts }
  /**
   * What is known here: reports are judged by it, which bring no anchors of their own beyond those they name; and what
   * a pack says of its anchors is held against it.
   */
  fallback: { anchors: readonly TrustAnchor[]; facts: ProgramFacts }
}

/** Reports, and what has to be said about how they came about. */
export interface Evaluation {
  /** What they were made of: octets, a report without them, or nothing, since names were hidden. */
  from: 'octets' | 'report' | 'nothing'
  checked: Checked[]
  /** Sentences: what differs from the file, and what could not be judged again. */
  remarks: string[]
  /** Redacted reports: nothing was judged, they are those of the file. */
  stored?: Report[]
}

/**
 * Judges the text of a file again: a pack from its octets, to the same report as long as nothing else is asked for; a
 * report as far as it goes.
 * @param version of this tool
 * @throws {EvidenceError} when there is nothing in it that can be judged or shown
 */
export function evaluate(text: string, options: EvaluateOptions, version: string): Evaluation {
  const file = readEvidenceFile(text)
  if (file.form === 'pack') return evaluatePack(file, options, version)
  return file.reports.some(isRedacted) ? storedOnly(file.reports) : evaluateReports(file.reports, options)
}

type PackFile = Extract<EvidenceFile, { form: 'pack' }>

function evaluatePack(file: PackFile, options: EvaluateOptions, version: string): Evaluation {
  const { pack } = file
  const remarks: string[] = []
  const exhibits = pack.exhibits.map((exhibit) => ({
    ...exhibit,
    observation: readObservationAgain(exhibit.observation, remarks),
  }))
  const { programs } = pack
  const known = anchorsKnownHere(pack.anchors, options.fallback)
  const own = exhibits.map((exhibit) =>
    judge(exhibit, { anchors: known.anchors, programs }, {}, new Memory()),
  )
  const reports = own.map(({ report }) => report)
  remarks.push(
    ...doubts(known.doubted, reports),
    ...differences(file, reports, version),
    ...listDifferences(reports, options.fallback.facts),
  )
  const { at, profile, anchors, trust } = options
  if ([at, profile, trust].every((each) => each === undefined) && !anchors?.length) {
    return { from: 'octets', checked: own, remarks }
  }
  const memory = new Memory()
  // What the file calls public is replaced, whether it is or not.
  const kept = trust === undefined ? known.anchors : pack.anchors.filter((anchor) => !anchor.public)
  const checked = exhibits.map((exhibit) => judge(exhibit, { anchors: kept, programs }, options, memory))
  return { from: 'octets', checked, remarks }
}

/** A judgement by the knowledge of the pack, unless something else is wanted. */
function judge(
  { observation, judgedAt, profile }: Exhibit,
  { anchors, programs }: { anchors: readonly TrustAnchor[]; programs: ProgramFacts },
  wanted: Omit<EvaluateOptions, 'fallback'>,
  memory: Memory,
): Checked {
  const chosen = wanted.profile ?? profile
  const kept = wanted.trust === undefined ? anchors : anchors.filter((anchor) => !anchor.public)
  const judgement: DiagnoseOptions = {
    anchors: [...(wanted.anchors ?? []), ...kept, ...(wanted.trust?.anchors ?? [])],
    programs: wanted.trust?.facts ?? programs,
    now: wanted.at ?? new Date(judgedAt),
    memory,
    ...(chosen === undefined ? {} : { profile: chosen }),
  }
  return { observation, judgement, report: diagnose(observation, judgement) }
}

/** The octets of the flights are what counts; what was read from them then is compared. */
function readObservationAgain(observation: Observation, remarks: string[]): Observation {
  // Findings of an earlier judgement have no place beside octets.
  const endpoints = observation.endpoints.map(({ revocation: _revocation, ...endpoint }) => {
    const place = `${endpoint.host}:${endpoint.port} (${endpoint.address ?? 'no address'})`
    try {
      const again = withDemand(readAgain(endpoint), endpoint)
      if (isDeepStrictEqual(readable(again), readable(endpoint))) return endpoint
      remarks.push(
        `${place}: the recorded octets say something else than was written of them; they are judged`,
      )
      return again
    } catch {
      remarks.push(`${place}: the recorded octets cannot be read again; what was written of them is judged`)
      return endpoint
    }
  })
  return { ...observation, endpoints }
}

// That a certificate is demanded was seen in a completed handshake, of which there is no record.
function withDemand(
  again: EndpointObservation,
  { clientAuth, completion }: EndpointObservation,
): EndpointObservation {
  if (clientAuth.request !== 'required' || completion === undefined) return again
  return { ...again, clientAuth: { ...again.clientAuth, request: 'required' } }
}

// Octets may be a Buffer here and none there.
function readable({ presented, tls, failure, alerts, clientAuth, attempts }: EndpointObservation): unknown {
  return { presented: presented.map((der) => [...der]), tls, failure, alerts, clientAuth, attempts }
}

function differences(
  { pack, packBlock, reportBlock: stored, text }: PackFile,
  reports: Report[],
  version: string,
): string[] {
  const by =
    pack.tool.version === version ? '' : `, made by farend ${pack.tool.version} and judged by ${version}`
  if (stored === undefined) return [`the file has no report beside its octets${by}`]
  if (stored !== reportBlock(reports, pack.tool.version)) return verdictChanges(stored, reports, by)
  if (text === evidenceDocument(reports, pack, packBlock)) return []
  // Another version may lay the same report out in another way, and anybody may write another version into a file.
  return by === ''
    ? ['the page to be read in a browser is not the one that belongs to the octets in it; do not go by it']
    : [`whether the page to be read in a browser belongs to its octets cannot be told${by}; do not go by it`]
}

function verdictChanges(stored: string, reports: readonly Report[], by: string): string[] {
  const old = reportFileObject.safeParse(parse(stored))
  const changed = reports.flatMap(({ verdict }, index) => {
    const before = old.success ? old.data.reports[index] : undefined
    return before === undefined || before.verdict === verdict ? [] : [verdictChange(before, verdict)]
  })
  return [`the report in the file is not what its octets give${by}`, ...changed]
}

function verdictChange({ target, verdict }: Report, again: Verdict): string {
  return `${target.input}: ${verdict} in the file, ${again} when judged again`
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

function evaluateReports(reports: readonly Report[], options: EvaluateOptions): Evaluation {
  const memory = new Memory()
  const remarks = [
    'a report holds the certificates and answers, and no octets of the connections: these are judged again as they were read then',
  ]
  if (reports.some(({ endpoints }) => endpoints.some(({ revocation }) => revocation !== undefined))) {
    remarks.push(
      'what was known of revocation cannot be judged again from a report: it is told as it was found then',
    )
  }
  const { fallback } = options
  const checked = reports.map((report) => {
    const known = new Set(fallback.anchors.map(({ certificate }) => certificate.sha256))
    // An anchor that is none here was one of the user's.
    const named = anchorsOfReport(report).filter(({ certificate }) => !known.has(certificate.sha256))
    const own = anchorsKnownHere(named, fallback)
    remarks.push(...doubts(own.doubted, [report]).filter((remark) => !remarks.includes(remark)))
    const grounds = { anchors: [...own.anchors, ...fallback.anchors], programs: fallback.facts }
    const exhibit = exhibitOfReport(report)
    const same = judge(exhibit, grounds, {}, memory).report.verdict
    if (same !== report.verdict) remarks.push(verdictChange(report, same))
    return judge(exhibit, grounds, options, memory)
  })
  return { from: 'report', checked, remarks }
}

function storedOnly(reports: Report[]): Evaluation {
  const remarks = [
    'names were hidden in this report, and with them the octets: it is shown as it was stored and cannot be judged again',
  ]
  return { from: 'nothing', checked: [], remarks, stored: reports }
}

/** Redaction takes the octets of certificates away, which every other report has. */
function isRedacted({ certificates }: Report): boolean {
  return Object.values(certificates).some(({ der }) => der === '')
}
