/** Certificate extensions of the estate, RFC 5280 section 4.2. Each function gives one whole Extension. */
import {
  boolean,
  explicitTag,
  ia5String,
  implicitTag,
  integer,
  namedBits,
  objectIdentifier,
  octetString,
  sequence,
  utf8String,
} from '../asn1/encode.ts'
import { encodeName, encodeRdn, type NameInput } from './distinguished-name.ts'

/** An extension to be written. */
export interface ExtensionInput {
  oid: string
  /** Default: false. */
  critical?: boolean
  /** DER of what stands inside extnValue. */
  value: Uint8Array
}

/** One GeneralName (RFC 5280 section 4.2.1.6). */
export type GeneralNameInput =
  | { dns: string }
  | { ip: Uint8Array }
  | { uri: string }
  | { email: string }
  | { directory: NameInput }
  | { registeredId: string }
  /** `value` is a complete element, e.g. of `utf8String()`. */
  | { other: { oid: string; value: Uint8Array } }
  /** A complete element, written as it is. */
  | { raw: Uint8Array }

const keyUsageBits = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

/** A bit of KeyUsage, named as in RFC 5280 section 4.2.1.3. */
export type KeyUsageBit = (typeof keyUsageBits)[number]

const keyPurposes: Record<string, string> = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  OCSPSigning: '1.3.6.1.5.5.7.3.9',
  sipDomain: '1.3.6.1.5.5.7.3.20',
  anyExtendedKeyUsage: '2.5.29.37.0',
}

/** Subtrees for the names below a CA (RFC 5280 section 4.2.1.10). */
export interface NameConstraintsInput {
  permitted?: readonly GeneralNameInput[]
  excluded?: readonly GeneralNameInput[]
}

/** A certificate policy, with the URI of its practice statement or the text of a user notice. */
export interface PolicyInput {
  oid: string
  cps?: string
  notice?: string
}

/** DER of an Extension (section 4.1). */
export function encodeExtension({ oid, critical = false, value }: ExtensionInput): Uint8Array {
  return sequence(objectIdentifier(oid), ...(critical ? [boolean(true)] : []), octetString(value))
}

/** Subject alternative name (section 4.2.1.6). */
export function subjectAltName(names: readonly GeneralNameInput[], critical = false): ExtensionInput {
  return { oid: '2.5.29.17', critical, value: sequence(...names.map(encodeGeneralName)) }
}

/** Basic constraints, critical (section 4.2.1.9). */
export function basicConstraints(cA: boolean, pathLenConstraint?: number): ExtensionInput {
  const pathLength = pathLenConstraint === undefined ? [] : [integer(pathLenConstraint)]
  return {
    oid: '2.5.29.19',
    critical: true,
    value: sequence(...(cA ? [boolean(true)] : []), ...pathLength),
  }
}

/** Key usage, critical (section 4.2.1.3). */
export function keyUsage(usages: readonly KeyUsageBit[]): ExtensionInput {
  return {
    oid: '2.5.29.15',
    critical: true,
    value: namedBits(usages.map((usage) => keyUsageBits.indexOf(usage))),
  }
}

/** Extended key usage (section 4.2.1.12); purposes by name (`serverAuth`) or OID. */
export function extKeyUsage(purposes: readonly string[], critical = false): ExtensionInput {
  const value = sequence(...purposes.map((purpose) => objectIdentifier(keyPurposes[purpose] ?? purpose)))
  return { oid: '2.5.29.37', critical, value }
}

/** Subject key identifier (section 4.2.1.2). */
export function subjectKeyIdentifier(identifier: Uint8Array): ExtensionInput {
  return { oid: '2.5.29.14', value: octetString(identifier) }
}

/** Authority key identifier with keyIdentifier only (section 4.2.1.1). */
export function authorityKeyIdentifier(identifier: Uint8Array): ExtensionInput {
  return { oid: '2.5.29.35', value: sequence(implicitTag(0, octetString(identifier))) }
}

/** The name of a distribution point: full, or as what is appended to the name of the CRL's issuer. */
export interface PointNameInput {
  names?: readonly GeneralNameInput[]
  relative?: string
}

/** A CRL distribution point (section 4.2.1.13). */
export interface DistributionPointInput extends PointNameInput {
  /** Bits of ReasonFlags. */
  reasons?: readonly number[]
  cRLIssuer?: readonly GeneralNameInput[]
}

/** One CRL distribution point whose fullName lists all of the URIs (section 4.2.1.13). */
export function crlDistributionPoints(uris: readonly string[]): ExtensionInput {
  return distributionPoints([{ names: uris.map((uri) => ({ uri })) }])
}

/** CRL distribution points (section 4.2.1.13). */
export function distributionPoints(points: readonly DistributionPointInput[]): ExtensionInput {
  const encoded = points.map(({ reasons, cRLIssuer, ...name }) =>
    sequence(
      ...encodePointName(name),
      ...(reasons === undefined ? [] : [implicitTag(1, namedBits(reasons))]),
      ...(cRLIssuer === undefined ? [] : [implicitTag(2, sequence(...cRLIssuer.map(encodeGeneralName)))]),
    ),
  )
  return { oid: '2.5.29.31', value: sequence(...encoded) }
}

/** The optional field distributionPoint, which certificates and CRLs share. */
export function encodePointName({ names, relative }: PointNameInput): Uint8Array[] {
  if (names !== undefined) {
    return [explicitTag(0, implicitTag(0, sequence(...names.map(encodeGeneralName))))]
  }
  return relative === undefined ? [] : [explicitTag(0, implicitTag(1, encodeRdn(relative)))]
}

/** Authority information access: OCSP responders, then issuers' certificates (section 4.2.2.1). */
export function authorityInfoAccess(access: {
  caIssuers?: readonly string[]
  ocsp?: readonly string[]
}): ExtensionInput {
  const describe = (method: string) => (uri: string) =>
    sequence(objectIdentifier(method), encodeGeneralName({ uri }))
  return {
    oid: '1.3.6.1.5.5.7.1.1',
    value: sequence(
      ...(access.ocsp ?? []).map(describe('1.3.6.1.5.5.7.48.1')),
      ...(access.caIssuers ?? []).map(describe('1.3.6.1.5.5.7.48.2')),
    ),
  }
}

/** Certificate policies (section 4.2.1.4). */
export function certificatePolicies(policies: readonly PolicyInput[], critical = false): ExtensionInput {
  return { oid: '2.5.29.32', critical, value: sequence(...policies.map(encodePolicy)) }
}

/** Name constraints, critical (section 4.2.1.10). */
export function nameConstraints({ permitted = [], excluded = [] }: NameConstraintsInput): ExtensionInput {
  const subtrees = (tag: number, names: readonly GeneralNameInput[]) =>
    names.length === 0
      ? []
      : [implicitTag(tag, sequence(...names.map((name) => sequence(encodeGeneralName(name)))))]
  return {
    oid: '2.5.29.30',
    critical: true,
    value: sequence(...subtrees(0, permitted), ...subtrees(1, excluded)),
  }
}

/** Policy mappings, critical (section 4.2.1.5): pairs of issuerDomainPolicy and subjectDomainPolicy. */
export function policyMappings(pairs: readonly (readonly [string, string])[]): ExtensionInput {
  const value = sequence(...pairs.map((pair) => sequence(...pair.map(objectIdentifier))))
  return { oid: '2.5.29.33', critical: true, value }
}

/** Policy constraints, critical (section 4.2.1.11), in counts of certificates to skip. */
export function policyConstraints(skip: {
  requireExplicitPolicy?: number
  inhibitPolicyMapping?: number
}): ExtensionInput {
  const counts = [skip.requireExplicitPolicy, skip.inhibitPolicyMapping].flatMap((count, tag) =>
    count === undefined ? [] : [implicitTag(tag, integer(count))],
  )
  return { oid: '2.5.29.36', critical: true, value: sequence(...counts) }
}

/** Inhibit anyPolicy, critical (section 4.2.1.14), in certificates to skip. */
export function inhibitAnyPolicy(skip: number): ExtensionInput {
  return { oid: '2.5.29.54', critical: true, value: integer(skip) }
}

/** DER of a GeneralName. */
export function encodeGeneralName(name: GeneralNameInput): Uint8Array {
  if ('raw' in name) return name.raw
  if ('other' in name) {
    const { oid, value } = name.other
    return explicitTag(0, objectIdentifier(oid), explicitTag(0, value))
  }
  if ('email' in name) return implicitTag(1, ia5String(name.email))
  if ('dns' in name) return implicitTag(2, ia5String(name.dns))
  if ('directory' in name) return explicitTag(4, encodeName(name.directory))
  if ('uri' in name) return implicitTag(6, ia5String(name.uri))
  if ('ip' in name) return implicitTag(7, octetString(name.ip))
  return implicitTag(8, objectIdentifier(name.registeredId))
}

function encodePolicy({ oid, cps, notice }: PolicyInput): Uint8Array {
  const qualifiers = [
    ...(cps === undefined ? [] : [sequence(objectIdentifier('1.3.6.1.5.5.7.2.1'), ia5String(cps))]),
    ...(notice === undefined
      ? []
      : [sequence(objectIdentifier('1.3.6.1.5.5.7.2.2'), sequence(utf8String(notice)))]),
  ]
  return sequence(objectIdentifier(oid), ...(qualifiers.length === 0 ? [] : [sequence(...qualifiers)]))
}
