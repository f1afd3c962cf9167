/** Extensions of CRLs, RFC 5280 section 5.2. */
import type { DerReader, Element } from '../asn1/der.ts'
import { readBitString, readBoolean, readInteger, toBigInt } from '../asn1/primitive.ts'
import { contextTag, tags } from '../asn1/tag.ts'
import { decodeExtension } from '../x509/extension.ts'
import type { Extension } from '../x509/extension.ts'
import { freshestCRL, readPointName, reasonsOf } from '../x509/extensions/distribution-points.ts'
import type { DistributionPoint, RevocationReason } from '../x509/extensions/distribution-points.ts'
import { authorityKeyIdentifier } from '../x509/extensions/key-identifier.ts'
import type { AuthorityKeyIdentifier } from '../x509/extensions/key-identifier.ts'

/** What the extensions of a CRL say. */
export interface CrlExtensions {
  readonly authorityKeyIdentifier: AuthorityKeyIdentifier | undefined
  /** CRLs of one issuer and scope count upwards. */
  readonly number: bigint | undefined
  /** Number of the complete CRL that a delta CRL changes; its presence makes a CRL a delta CRL. */
  readonly baseNumber: bigint | undefined
  /** What the CRL is limited to; absent when it speaks of everything that its issuer issued. */
  readonly issuingDistributionPoint: IssuingDistributionPoint | undefined
  /** Where the delta CRLs are. */
  readonly freshest: readonly DistributionPoint[]
  /** Expired certificates stay listed if they had not expired by then (X.509 section 9.5.2.8). */
  readonly keepsExpired: boolean
  /** OIDs of critical extensions that are not understood, or cannot be read: nobody may rely on such a CRL. */
  readonly unknownCritical: readonly string[]
  /** As encoded. */
  readonly extensions: readonly Extension[]
}

/** RFC 5280 section 5.2.5. */
export interface IssuingDistributionPoint extends Pick<
  DistributionPoint,
  'fullName' | 'nameRelativeToCRLIssuer'
> {
  onlyContainsUserCerts: boolean
  onlyContainsCACerts: boolean
  onlyContainsAttributeCerts: boolean
  /** Absent when the CRL covers all reasons. */
  onlySomeReasons?: RevocationReason[]
  /** Entries may be of certificates that others issued. */
  indirectCRL: boolean
  /** DER of the value: a delta CRL has the same as the CRL that it changes. */
  raw: Uint8Array
}

/** A CRL that has none. */
export const noCrlExtensions: CrlExtensions = {
  authorityKeyIdentifier: undefined,
  number: undefined,
  baseNumber: undefined,
  issuingDistributionPoint: undefined,
  freshest: [],
  keepsExpired: false,
  unknownCritical: [],
  extensions: [],
}

const cRLNumber = '2.5.29.20'
const deltaCRLIndicator = '2.5.29.27'
const issuingDistributionPoint = '2.5.29.28'
const expiredCertsOnCRL = '2.5.29.60'

/** Reads the extensions of a CRL. Never throws. */
export function readCrlExtensions(reader: DerReader, extensions: readonly Extension[]): CrlExtensions {
  const find = (oid: string) => extensions.find((extension) => extension.oid === oid)
  const number = readNumber(reader, find(cRLNumber), 'cRLNumber')
  const baseNumber = readNumber(reader, find(deltaCRLIndicator), 'deltaCRLIndicator')
  const point = readPoint(reader, find(issuingDistributionPoint))
  const key = find(authorityKeyIdentifier.oid)
  const freshest = find(freshestCRL.oid)
  const understood = new Map<string, unknown>([
    [cRLNumber, number],
    [deltaCRLIndicator, baseNumber],
    [issuingDistributionPoint, point],
    [authorityKeyIdentifier.oid, true],
    [freshestCRL.oid, true],
    [expiredCertsOnCRL, true],
  ])
  return {
    authorityKeyIdentifier: key && decodeExtension(authorityKeyIdentifier, reader.bytes, key, reader.faults),
    number,
    baseNumber,
    issuingDistributionPoint: point,
    freshest: (freshest && decodeExtension(freshestCRL, reader.bytes, freshest, reader.faults)) ?? [],
    keepsExpired: find(expiredCertsOnCRL) !== undefined,
    unknownCritical: extensions
      .filter(({ oid, critical }) => critical && understood.get(oid) === undefined)
      .map(({ oid }) => oid),
    extensions,
  }
}

/** RFC 5280 section 5.2.3 allows 20 octets. */
const longestNumber = 32

function readNumber(reader: DerReader, extension: Extension | undefined, what: string): bigint | undefined {
  const element = valueOf(reader, extension, what)
  const content = element?.tag === tags.integer ? readInteger(reader, element) : undefined
  return content === undefined || content.length > longestNumber ? undefined : toBigInt(content)
}

function readPoint(
  reader: DerReader,
  extension: Extension | undefined,
): IssuingDistributionPoint | undefined {
  const what = 'issuingDistributionPoint'
  const element = valueOf(reader, extension, what)
  if (element?.tag !== tags.sequence) return undefined
  const fields = reader.children(element, what)
  const flag = (number: number) => readBoolean(reader, fields.optional(contextTag(number))) ?? false
  const name = fields.optional(contextTag(0))
  const onlyContainsUserCerts = flag(1)
  const onlyContainsCACerts = flag(2)
  const reasons = readBitString(reader, fields.optional(contextTag(3)))
  const indirectCRL = flag(4)
  const onlyContainsAttributeCerts = flag(5)
  fields.finish()
  // What is left over may be another limit: a CRL whose scope is not fully known must not be relied on.
  if (!fields.complete) return undefined
  return {
    ...(name === undefined ? {} : readPointName(reader, name, what)),
    onlyContainsUserCerts,
    onlyContainsCACerts,
    ...(reasons === undefined ? {} : { onlySomeReasons: reasonsOf(reasons.octets) }),
    indirectCRL,
    onlyContainsAttributeCerts,
    raw: reader.encoding(element),
  }
}

function valueOf(reader: DerReader, extension: Extension | undefined, what: string): Element | undefined {
  if (extension === undefined) return undefined
  return reader.whole(what, extension.offset, extension.offset + extension.value.length)
}
