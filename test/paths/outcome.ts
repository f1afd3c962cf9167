/** What path validation makes of a case, in the words of the case. */
import {
  roleAt,
  nonconformities,
  baselineConformance,
  rfc5280Conformance,
} from '../../src/conformance/conformance.ts'
import type { ConformanceProfile } from '../../src/conformance/conformance.ts'
import type { IssuedCertificate } from '../../src/estate/certificate.ts'
import { buildPaths, type BuildOptions } from '../../src/path/build.ts'
import type { Path } from '../../src/path/path.ts'
import { rfc5280Verifier, webPkiVerifier } from '../../src/path/verifier.ts'
import type { Certificate } from '../../src/x509/certificate.ts'
import { revocationOf } from '../../src/revocation/revocation.ts'
import { decodeCertificate } from '../../src/x509/decode.ts'
import type { PathCase, Property } from './case.ts'
import { evidenceOf } from './evidence.ts'
import { makeCertificates } from './graph.ts'
import { oidOf } from './oids.ts'

/** The best path of a case and what is said of it. */
export interface Outcome {
  /** `valid`, or `code label` for each error, sorted. */
  errors: string[]
  /** Labels, end entity first. */
  path: string[]
  breaches: Record<'rfc5280' | 'baseline', string[]>
  /** What is known of the revocation of each member but the anchor: `code label`. */
  revocation: string[]
}

/** The time for which cases are judged unless they say otherwise. */
const usualTime = '2026-06-01'

/** A case, its certificates made: what a verifier is given. */
export interface Setting {
  issued: ReadonlyMap<string, IssuedCertificate>
  certificates: ReadonlyMap<string, Certificate>
  /** Labels, end entity first. */
  presented: readonly string[]
  trusted: readonly string[]
  at: Date
  options: BuildOptions
}

/** Makes the certificates of a case and puts them in their places. */
export function settingOf(current: PathCase): Setting {
  const issued = makeCertificates(current.members)
  const certificates = new Map([...issued].map(([label, { der }]) => [label, decodeCertificate(der)]))
  const trusted = current.trusted ?? current.members.filter(isTrusted).map(({ label }) => label)
  const presented = current.presented ?? presentedByDefault(current, trusted)
  const { at, options } = verifierOf(current.verifier)
  const fetched = (current.fetched ?? []).map((label) => pickOne(certificates, label))
  return { issued, certificates, presented, trusted, at, options: { ...options, fetched } }
}

/** Paths of a setting, best first. */
export function pathsOf({ certificates, presented, trusted, at, options }: Setting): Path[] {
  const pick = (wanted: readonly string[]) => wanted.map((label) => pickOne(certificates, label))
  const anchors = pick(trusted).map((certificate) => ({ certificate, origin: 'the case', public: false }))
  return buildPaths(pick(presented), anchors, at, options)
}

/** Judges a case. */
export function outcomeOf(current: PathCase): Outcome {
  const setting = settingOf(current)
  const [best] = pathsOf(setting)
  const labelOf = labelsOf(setting)
  const breaches = (profile: ConformanceProfile) =>
    best === undefined ? [] : breachesOf(best, profile, labelOf)
  return {
    errors: best === undefined || best.valid ? ['valid'] : errorsOf(best, labelOf),
    path: best?.certificates.map(labelOf) ?? [],
    breaches: { rfc5280: breaches(rfc5280Conformance), baseline: breaches(baselineConformance) },
    revocation: best === undefined ? [] : revocationOfPath(current, best, setting, labelOf),
  }
}

function revocationOfPath(
  current: PathCase,
  { certificates: members, anchor }: Path,
  { issued, certificates, at }: Setting,
  labelOf: (certificate: Certificate) => string,
): string[] {
  const { staple, ...evidence } = evidenceOf(current, issued)
  return members.slice(0, anchor === undefined ? undefined : -1).map((certificate, index) => {
    const statement = revocationOf(
      certificate,
      members[index + 1],
      {
        ...evidence,
        certificates: [...certificates.values()],
        ...(anchor === undefined ? {} : { anchor }),
        ...(index === 0 && staple !== undefined ? { staple } : {}),
      },
      at,
    )
    return `${statement.code} ${labelOf(certificate)}`
  })
}

/** Finds the label of a certificate. */
export function labelsOf({ certificates }: Setting): (certificate: Certificate) => string {
  const labels = new Map([...certificates].toReversed().map(([label, { sha256 }]) => [sha256, label]))
  return ({ sha256 }) => labels.get(sha256) ?? sha256
}

function isTrusted({ label, issuer }: PathCase['members'][number]): boolean {
  return label === issuer
}

function presentedByDefault({ members }: PathCase, trusted: readonly string[]): string[] {
  const endEntity = members.find(({ label }) => /^[a-z]/.test(label)) ?? members.at(-1)
  if (endEntity === undefined) throw new SyntaxError('a case without certificates')
  const others = members.filter((member) => member !== endEntity && !trusted.includes(member.label))
  return [endEntity.label, ...others.map(({ label }) => label).toReversed()]
}

function pickOne(certificates: ReadonlyMap<string, Certificate>, label: string): Certificate {
  const certificate = certificates.get(label)
  if (certificate === undefined) throw new SyntaxError(`no certificate is called ${label}`)
  return certificate
}

function errorsOf(path: Path, labelOf: (certificate: Certificate) => string): string[] {
  return path.errors
    .map(({ code, certificate }) => (certificate === undefined ? code : `${code} ${labelOf(certificate)}`))
    .toSorted()
}

function breachesOf(
  { certificates, anchor }: Path,
  profile: ConformanceProfile,
  labelOf: (certificate: Certificate) => string,
): string[] {
  return certificates
    .flatMap((certificate, index) => {
      const role = roleAt(index, certificates.length, anchor !== undefined)
      return nonconformities(certificate, role, profile).map(({ code }) => `${code} ${labelOf(certificate)}`)
    })
    .toSorted()
}

function verifierOf(properties: readonly Property[]): { at: Date; options: BuildOptions } {
  const values = new Map(properties.map(({ word, value }) => [word, value]))
  for (const word of values.keys())
    if (!verifierWords.has(word)) throw new SyntaxError(`no demand is called ${word}`)
  const most = values.get('most-intermediates')
  const purpose = values.get('purpose')
  const acceptable = values.get('accepts')
  return {
    at: new Date(values.get('at') ?? usualTime),
    options: {
      profile: values.has('web-pki') ? webPkiVerifier : rfc5280Verifier,
      ...(purpose === undefined ? {} : { purpose }),
      ...(most === undefined ? {} : { mostIntermediates: Number(most) }),
      policies: {
        ...(acceptable === undefined ? {} : { acceptable: acceptable.split(' ').map(oidOf) }),
        explicit: values.has('explicit'),
        inhibitMapping: values.has('inhibit-mapping'),
        inhibitAny: values.has('inhibit-any'),
      },
    },
  }
}

const verifierWords = new Set([
  'web-pki',
  'at',
  'purpose',
  'accepts',
  'most-intermediates',
  'explicit',
  'inhibit-mapping',
  'inhibit-any',
])
