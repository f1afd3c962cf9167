/** A verification for people: is it valid and for whom, what is wrong where, and do authorities keep their rules. */
import type { PathErrorFacts, PathFacts } from '../report/report.ts'
import type { CertificateConformance, Verification, VerifiedFile } from '../report/verification.ts'
import { basicLines, formatNames, shortName } from './certificate-text.ts'
import { english } from '../words/words.ts'
import { blank, field, hanging, line, type Line } from './line.ts'
import { programLines, rootLines } from './program-lines.ts'
import { styleFor, type Style } from './style.ts'
import { layOutLines, type TextOptions } from './text.ts'
import { formatInstant } from './time.ts'

/** How a verification is to be shown. */
export interface VerificationTextOptions extends Pick<TextOptions, 'width' | 'color' | 'ascii'> {
  /** Show the other candidate paths too. */
  verbose: boolean
}

/** The verification as text, ending in a line end. Nothing of the files reaches the terminal unescaped. */
export function renderVerification(verification: Verification, options: VerificationTextOptions): string {
  const style = styleFor(options.ascii)
  const sections = [
    head(verification, style),
    bestPath(verification, style, options.verbose),
    ...(options.verbose ? otherPaths(verification, style) : []),
    conformance(verification, style),
    endEntity(verification),
  ]
  return layOutLines(
    sections.flatMap((section, index) => (index === 0 ? section : [blank, ...section])),
    options,
  )
}

function head(verification: Verification, style: Style): Line[] {
  const { valid, purpose, judgedAt, endEntity, files, name, paths, presentedList } = verification
  const verdict = valid ? 'ok' : 'error'
  const [best] = paths
  const choice =
    endEntity.chosen === 'certifies-no-other'
      ? [line(2, `The end entity is not the first certificate: it is the one that certifies no other.`)]
      : []
  const strangers = presentedList.surplus.filter(({ reason }) => reason === 'unrelated').length
  return [
    hanging(
      0,
      2,
      { text: `${style.severity[verdict]} ${valid ? 'VALID' : 'NOT VALID'}`, emphasis: verdict },
      { text: `  ${nameOf(verification, endEntity.certificate)}`, emphasis: 'bold' },
      `  as a TLS ${purpose} on ${formatInstant(judgedAt)}${best === undefined ? '' : `, by the profile ${best.profile}`}`,
    ),
    ...files.map((file) => line(2, fileText(file))),
    ...choice,
    ...(strangers === 0 ? [] : [line(2, english.count('files.strangers', strangers))]),
    ...(name === undefined
      ? []
      : [
          line(
            2,
            {
              text: `${style.severity[name.matches ? 'ok' : 'error']} `,
              emphasis: name.matches ? 'ok' : 'error',
            },
            `${name.reference} ${name.detail}`,
          ),
        ]),
  ]
}

function fileText({ file, form, certificates, privateKeys, others }: VerifiedFile): string {
  const left = [
    ...(privateKeys === 0 ? [] : [english.count('files.keys', privateKeys)]),
    ...(others.length === 0 ? [] : [[...new Set(others)].join(', ')]),
  ]
  const rest = left.length === 0 ? '' : `; left alone: ${left.join(', ')}`
  return `${file}: ${form}, ${english.count('files.certificates', certificates.length)}${rest}`
}

function bestPath(verification: Verification, style: Style, verbose: boolean): Line[] {
  const [best, ...others] = verification.paths
  if (best === undefined) return []
  const rest = others.length === 0 ? '' : `, of ${others.length + 1} that were tried`
  return [
    line(
      0,
      { text: best.valid ? 'Path' : 'Nearest path', emphasis: 'bold' },
      `${rest}: `,
      best.valid ? { text: 'valid', emphasis: 'ok' } : { text: 'not valid', emphasis: 'error' },
    ),
    ...best.certificates.flatMap((sha256, index) => [
      line(
        2,
        { text: `#${index}`, emphasis: 'bold' },
        ` ${nameOf(verification, sha256)}${originText(verification, best, sha256)}`,
      ),
      ...best.errors
        .filter(({ certificate }) => certificate === sha256)
        .map((error) => errorLine(error, style)),
    ]),
    ...best.errors
      .filter(({ certificate }) => certificate === undefined)
      .map((error) => errorLine(error, style)),
    ...remedyLines(verification, best),
    ...bundleLine(verification),
    ...(verbose ? programLines(best, english) : []),
    ...(verbose || best.anchor === undefined ? rootLines(best, english) : []),
  ]
}

function originText({ files }: Verification, { anchor }: PathFacts, sha256: string): string {
  const file = files.find(({ certificates }) => certificates.includes(sha256))?.file
  if (anchor?.sha256 === sha256) return `  trust anchor, from ${anchor.origin}`
  return file === undefined || files.length === 1 ? '' : `  from ${file}`
}

function errorLine({ code, detail, name, offset }: PathErrorFacts, style: Style): Line {
  const about = name === undefined || detail.includes(name) ? '' : `; it is about ${name}`
  const place = offset === undefined ? '' : ` (at byte ${offset})`
  return hanging(
    5,
    7,
    { text: `${style.severity.error} ${code}`, emphasis: 'error' },
    `  ${detail}${about}${place}`,
  )
}

function remedyLines(
  { bundle, certificates }: Verification,
  { anchor, certificates: members, errors }: PathFacts,
): Line[] {
  if (anchor !== undefined || !errors.some(({ code }) => code === 'no-anchor')) return []
  if (bundle.missing === undefined) {
    const root = certificates[members.at(-1) ?? '']
    const fingerprint = root === undefined ? '' : ` (SHA-256 ${root.sha256})`
    return [line(2, `If you trust it${fingerprint}, name its file with --ca.`)]
  }
  const { issuer, caIssuers } = bundle.missing
  const source =
    caIssuers.length === 0 ? 'ask the authority for it' : `it can be had from ${caIssuers.join(', ')}`
  return [
    line(
      2,
      `Missing is the certificate of ${issuer}; ${source}. If it is a private root, name its file with --ca; if not, give it along with the others.`,
    ),
  ]
}

function bundleLine(verification: Verification): Line[] {
  const { bundle, purpose } = verification
  if (bundle.same || !bundle.complete) return []
  const list = bundle.certificates
    .map((sha256, index) => `#${index} ${nameOf(verification, sha256)}`)
    .join(', ')
  return [line(2, `A ${purpose} should send: ${list}. --save-bundle <file> writes it.`)]
}

function otherPaths(verification: Verification, style: Style): Line[][] {
  return verification.paths.slice(1).map((path) => {
    const members = path.certificates.map((sha256) => nameOf(verification, sha256)).join(` ${style.arrow} `)
    const end = path.anchor === undefined ? '' : `, trust anchor from ${path.anchor.origin}`
    return [
      line(
        0,
        { text: 'Other path', emphasis: 'bold' },
        `: ${members}${end}: `,
        path.valid ? { text: 'valid', emphasis: 'ok' } : { text: 'not valid', emphasis: 'error' },
      ),
      ...path.errors.map((error) => {
        const at = path.certificates.indexOf(error.certificate ?? '')
        return errorLine({ ...error, detail: at < 0 ? error.detail : `#${at} ${error.detail}` }, style)
      }),
    ]
  })
}

function conformance(verification: Verification, style: Style): Line[] {
  const wrong = verification.conformance.filter(
    ({ certificate, breaches }) => breaches.length > 0 || faultsOf(verification, certificate).length > 0,
  )
  const profiles = [...new Set(verification.conformance.map(({ profile }) => profile))].join(', ')
  const title = { text: 'Rules for authorities', emphasis: 'bold' as const }
  if (verification.conformance.length === 0) return [line(0, title, ': only a public root was given')]
  if (wrong.length === 0) {
    return [
      line(0, title, ` (${profiles}): `, { text: `${style.severity.ok} nothing is broken`, emphasis: 'ok' }),
    ]
  }
  return [
    line(0, title, ` (${profiles}): broken, which by itself makes no path invalid`),
    ...wrong.flatMap((each) => [
      line(2, `${nameOf(verification, each.certificate)}, ${roles[each.role]}`),
      ...each.breaches.map(({ code, detail, source, offset }) =>
        hanging(
          5,
          7,
          { text: `${style.severity.warning} ${code}`, emphasis: 'warning' },
          `  ${detail} (${source}${offset === undefined ? '' : `, at byte ${offset}`})`,
        ),
      ),
      ...faultsOf(verification, each.certificate).map(({ message, offset }) =>
        hanging(
          5,
          7,
          { text: `${style.severity.warning} malformed`, emphasis: 'warning' },
          `  ${message} (at byte ${offset})`,
        ),
      ),
    ]),
  ]
}

const roles: Record<CertificateConformance['role'], string> = {
  'end-entity': 'end entity',
  intermediate: 'intermediate',
  root: 'root',
}

function faultsOf({ certificates }: Verification, sha256: string) {
  return certificates[sha256]?.faults ?? []
}

function endEntity({ certificates, endEntity: { certificate: sha256 }, judgedAt }: Verification): Line[] {
  const certificate = certificates[sha256]
  if (certificate === undefined) return []
  return [
    line(0, { text: 'End entity', emphasis: 'bold' }),
    ...basicLines({ ...certificate, faults: [] }, new Date(judgedAt), english),
    field('Names', formatNames(certificate, english)),
  ]
}

function nameOf({ certificates }: Verification, sha256: string): string {
  const certificate = certificates[sha256]
  return certificate === undefined ? sha256 : shortName(certificate, english)
}
