/** Whether a CRL speaks of a certificate at all, RFC 5280 section 6.3.3 (b). */
import { equalBytes } from '../bytes/equal.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { DistributionPoint } from '../x509/extensions/distribution-points.ts'
import type { GeneralName } from '../x509/general-name.ts'
import type { Attribute, Name } from '../x509/name.ts'
import { equalNames, formatName, nameKey } from '../x509/name.ts'
import type { IssuingDistributionPoint } from './crl-extensions.ts'
import type { Crl } from './crl.ts'
import type { RevocationCode } from './statement.ts'

/** Why a CRL cannot be used for something. */
export interface CrlProblem {
  code: RevocationCode
  /** One sentence in plain English. */
  detail: string
}

/**
 * Why a CRL says nothing about a certificate; undefined when it does.
 * @param point the distribution point of the certificate that led to the CRL
 */
export function scopeProblem(
  crl: Crl,
  certificate: Certificate,
  point: DistributionPoint,
): CrlProblem | undefined {
  const { issuingDistributionPoint: limits } = crl
  const issuers = point.cRLIssuer?.flatMap(directoryName) ?? []
  const expected = issuers.length > 0 ? issuers : [certificate.issuer]
  if (!expected.some((name) => equalNames(name, crl.issuer))) {
    const detail = `The CRL is issued by ${quoted(crl.issuer)}, not by ${quoted(expected[0]!)}.`
    return { code: 'wrong-signer', detail }
  }
  if (!equalNames(crl.issuer, certificate.issuer) && limits?.indirectCRL !== true) {
    return outOfScope('The CRL is of another issuer and does not say that it speaks for others (indirect).')
  }
  return limits && limitProblem(limits, crl, certificate, point)
}

function limitProblem(
  limits: IssuingDistributionPoint,
  crl: Crl,
  certificate: Certificate,
  point: DistributionPoint,
): CrlProblem | undefined {
  const isAuthority = certificate.basicConstraints?.cA === true
  if (limits.onlyContainsAttributeCerts) return outOfScope('The CRL lists attribute certificates only.')
  if (limits.onlyContainsUserCerts && isAuthority) {
    return outOfScope('The CRL lists end entities only, and this is the certificate of an authority.')
  }
  if (limits.onlyContainsCACerts && !isAuthority) {
    return outOfScope('The CRL lists certificates of authorities only, and this is an end entity.')
  }
  const own = pointNames(limits, crl.issuer)
  const wanted = pointNames(point, certificate.issuer)
  const names = wanted.length > 0 ? wanted : (point.cRLIssuer ?? [])
  if (own.length > 0 && !own.some((name) => names.some((other) => sameName(name, other)))) {
    return outOfScope(
      'The CRL is one part of several, and not the part that the distribution point of the certificate names.',
    )
  }
  return undefined
}

function outOfScope(detail: string): CrlProblem {
  return { code: 'out-of-scope', detail }
}

/** The names of a distribution point; one that is relative is completed with the name of the CRL's issuer. */
function pointNames(
  { fullName, nameRelativeToCRLIssuer: relative, ...rest }: Omit<DistributionPoint, 'reasons'>,
  issuer: Name,
): GeneralName[] {
  if (fullName !== undefined) return fullName
  if (relative === undefined) return []
  const base = rest.cRLIssuer?.flatMap(directoryName)[0] ?? issuer
  return [{ type: 'directoryName', value: '', name: completed(base, relative) }]
}

function completed(base: Name, relative: Attribute[]): Name {
  return { rdns: [...base.rdns, relative], raw: new Uint8Array() }
}

function sameName(a: GeneralName, b: GeneralName): boolean {
  if (a.type === 'directoryName' && b.type === 'directoryName') return nameKey(a.name) === nameKey(b.name)
  if (a.type === 'otherName' && b.type === 'otherName') return a.oid === b.oid && equalBytes(a.raw, b.raw)
  return a.type === b.type && a.value === b.value
}

function directoryName(name: GeneralName): Name[] {
  return name.type === 'directoryName' ? [name.name] : []
}

function quoted(name: Name): string {
  return `"${formatName(name)}"`
}
