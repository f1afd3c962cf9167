/** What a certificate of a case is to say, before it is signed: properties become requests. */
import { integer, nullValue, sequence } from '../../src/asn1/encode.ts'
import { fromHex } from '../../src/bytes/hex.ts'
import type { CertificateRequest } from '../../src/estate/certificate.ts'
import type { NameInput } from '../../src/estate/distinguished-name.ts'
import * as extension from '../../src/estate/extension.ts'
import type { KeyKind } from '../../src/estate/key-pair.ts'
import type { SignatureAlgorithmName } from '../../src/estate/signature-algorithm.ts'
import type { Property } from './case.ts'
import { distributionPoint } from './distribution-point.ts'
import { generalNames } from './general-name.ts'
import { oidOf } from './oids.ts'

/** A certificate to be. */
export interface Draft {
  request: Partial<CertificateRequest>
  /** By OID; a name may be struck, marked, spoilt or doubled by later properties. */
  extensions: Map<string, extension.ExtensionInput>
  /** Written after all others. */
  more: extension.ExtensionInput[]
  constraints: extension.NameConstraintsInput
  policyLimits: Parameters<typeof extension.policyConstraints>[0]
  points: extension.DistributionPointInput[]
}

/** Which key a certificate is for. */
export interface KeyChoice {
  kind: KeyKind
  /** Certificates with the same word here have the same key. */
  of: string
  /** DSA only: the parameters are left to the authorities above, RFC 3279 section 2.3.2. */
  withoutParameters: boolean
}

/** The key of a certificate, by the properties that speak of it. */
export function chooseKey(properties: readonly Property[], of: string): KeyChoice {
  const choice: KeyChoice = { kind: 'ec-p256', of, withoutParameters: false }
  for (const { word, value } of properties) keyProperties.get(word)?.(choice, value)
  return choice
}

/**
 * Changes a draft by one property; those of the key are passed over.
 * @throws {SyntaxError} when there is no such property
 */
export function applyProperty(draft: Draft, { word, value }: Property): void {
  if (keyProperties.has(word)) return
  const apply = properties.get(word)
  if (apply === undefined) throw new SyntaxError(`no property is called ${word}`)
  apply(draft, value)
}

/** Puts an extension into a draft, in place of one with the same OID. */
export function put(draft: Draft, input: extension.ExtensionInput): void {
  draft.extensions.set(input.oid, input)
}

const keyProperties = new Map<string, (choice: KeyChoice, value: string) => void>([
  ['key', (choice, value) => (choice.kind = value as KeyChoice['kind'])],
  ['key-of', (choice, value) => (choice.of = value)],
  ['key-without-parameters', (choice) => (choice.withoutParameters = true)],
])

const properties = new Map<string, (draft: Draft, value: string) => void>([
  ['subject', ({ request }, value) => (request.subject = distinguishedName(value))],
  [
    'issuer',
    ({ request }, value) => (request.faults = { ...request.faults, issuer: distinguishedName(value) }),
  ],
  ['from', ({ request }, value) => (request.notBefore = new Date(value))],
  ['to', ({ request }, value) => (request.notAfter = new Date(value))],
  ['generalized-time', ({ request }) => (request.faults = { ...request.faults, generalizedTime: true })],
  ['unique-identifiers', ({ request }, value) => (request.uniqueIdentifiers = uniqueIdentifiers(value))],
  ['serial', ({ request }, value) => (request.serialNumber = fromHex(value))],
  ['version', ({ request }, value) => (request.version = value === '1' ? 1 : 2)],
  ['signature', ({ request }, value) => (request.signature = value as SignatureAlgorithmName)],
  ['unknown-signature', ({ request }) => (request.signature = unknownAlgorithm)],
  ['broken-signature', ({ request }) => (request.faults = { ...request.faults, brokenSignature: true })],
  [
    'inner-signature',
    ({ request }, value) =>
      (request.faults = { ...request.faults, innerSignature: value as SignatureAlgorithmName }),
  ],
  ['authority', (draft, value) => put(draft, extension.basicConstraints(value !== 'no'))],
  ['path-length', (draft, value) => put(draft, extension.basicConstraints(true, Number(value)))],
  ['usage', (draft, value) => put(draft, extension.keyUsage(words(value) as extension.KeyUsageBit[]))],
  ['purposes', (draft, value) => put(draft, extension.extKeyUsage(words(value)))],
  ['names', (draft, value) => put(draft, extension.subjectAltName(generalNames(value)))],
  ['permits', (draft, value) => constrain(draft, { permitted: generalNames(value) })],
  ['excludes', (draft, value) => constrain(draft, { excluded: generalNames(value) })],
  [
    'policies',
    (draft, value) =>
      put(draft, extension.certificatePolicies(words(value).map((word) => ({ oid: oidOf(word) })))),
  ],
  [
    'maps',
    (draft, value) => {
      const pairs = words(value).map((pair): [string, string] => {
        const [from = '', to = ''] = pair.split('=')
        return [oidOf(from), oidOf(to)]
      })
      put(draft, extension.policyMappings(pairs))
    },
  ],
  ['requires-policy', (draft, value) => limitPolicies(draft, { requireExplicitPolicy: Number(value) })],
  ['inhibits-mapping', (draft, value) => limitPolicies(draft, { inhibitPolicyMapping: Number(value) })],
  ['inhibits-any', (draft, value) => put(draft, extension.inhibitAnyPolicy(Number(value)))],
  ['point', (draft, value) => addPoint(draft, value)],
  ['key-identifier', (draft, value) => put(draft, extension.subjectKeyIdentifier(fromHex(value)))],
  ['issuer-key-identifier', (draft, value) => put(draft, extension.authorityKeyIdentifier(fromHex(value)))],
  ['extension', ({ more }, value) => more.push(extensionOf(value))],
  ['without', ({ extensions }, value) => words(value).forEach((word) => extensions.delete(oidOf(word)))],
  ['critical', (draft, value) => mark(draft, value, true)],
  ['uncritical', (draft, value) => mark(draft, value, false)],
  ['twice', (draft, value) => words(value).forEach((word) => draft.more.push(existing(draft, word)))],
  [
    'spoilt',
    (draft, value) =>
      words(value).forEach((word) => put(draft, { ...existing(draft, word), value: nullValue() })),
  ],
])

/** An algorithm that nobody has. */
export const unknownAlgorithm = {
  identifier: sequence(Uint8Array.of(6, 3, 0x2a, 3, 4)),
  sign: () => Uint8Array.of(...integer(1)),
}

function constrain(draft: Draft, more: extension.NameConstraintsInput): void {
  draft.constraints = { ...draft.constraints, ...more }
  put(draft, extension.nameConstraints(draft.constraints))
}

function limitPolicies(draft: Draft, more: Draft['policyLimits']): void {
  draft.policyLimits = { ...draft.policyLimits, ...more }
  put(draft, extension.policyConstraints(draft.policyLimits))
}

function addPoint(draft: Draft, value: string): void {
  draft.points.push(distributionPoint(value))
  put(draft, extension.distributionPoints(draft.points))
}

function mark(draft: Draft, value: string, critical: boolean): void {
  for (const word of words(value)) put(draft, { ...existing(draft, word), critical })
}

function existing(draft: Draft, word: string): extension.ExtensionInput {
  const found = draft.extensions.get(oidOf(word))
  if (found === undefined) throw new SyntaxError(`there is no ${word}`)
  return found
}

/** `1.2.3 critical 0500`: OID, whether critical, DER in hex (NULL when left out). */
function extensionOf(value: string): extension.ExtensionInput {
  const [word = '', ...rest] = words(value)
  const critical = rest[0] === 'critical'
  const hex = rest.at(critical ? 1 : 0)
  return { oid: oidOf(word), critical, value: hex === undefined ? nullValue() : fromHex(hex) }
}

/** `O=Contoso, CN=x`, with the string type where it matters, `CN/printable=x`; `none` is the empty name. */
export function distinguishedName(value: string): NameInput {
  if (value === 'none') return []
  return value.split(',').map((part) => {
    const [, type, string, text = ''] =
      /^([\w.]+)\/(utf8|printable|ia5|bmp|t61)=(.*)$/.exec(part.trim()) ?? []
    if (type === undefined || !isStringType(string)) return part.trim()
    return [{ type, value: text, string }]
  })
}

/** `01 02`: of the issuer and of the subject, each in hex. */
function uniqueIdentifiers(value: string): { issuer: Uint8Array; subject: Uint8Array } {
  const [issuer = '', subject = ''] = words(value)
  return { issuer: fromHex(issuer), subject: fromHex(subject) }
}

function isStringType(word = ''): word is 'utf8' | 'printable' | 'ia5' | 'bmp' | 't61' {
  return ['utf8', 'printable', 'ia5', 'bmp', 't61'].includes(word)
}

function words(value: string): string[] {
  return value.split(' ').filter((word) => word !== '')
}
