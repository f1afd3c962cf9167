import type { DerReader, Element } from '../../asn1/der.ts'
import { readBitString } from '../../asn1/primitive.ts'
import { contextTag, tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'
import { readGeneralNames } from '../general-name.ts'
import type { GeneralName } from '../general-name.ts'
import { formatRdn, readRdn } from '../name.ts'
import type { Attribute } from '../name.ts'
import { generalNameLines, indent } from './lines.ts'

/** In the order of the bits of ReasonFlags, RFC 5280 section 4.2.1.13. */
const reasonNames = [
  'unused',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
] as const

/** A reason for which a certificate is revoked. */
export type RevocationReason = (typeof reasonNames)[number]

/** Every reason that a CRL must cover to be complete. */
export const allReasons: readonly RevocationReason[] = reasonNames.filter((name) => name !== 'unused')

/** Where a CRL is, for which reasons, and who issues it when the certificate's issuer does not. */
export interface DistributionPoint {
  fullName?: GeneralName[]
  nameRelativeToCRLIssuer?: Attribute[]
  /** Absent when the point serves all reasons. */
  reasons?: RevocationReason[]
  cRLIssuer?: GeneralName[]
}

/** RFC 5280 section 4.2.1.13. */
export const cRLDistributionPoints: ExtensionKind<DistributionPoint[]> = {
  oid: '2.5.29.31',
  tag: tags.sequence,
  read: (reader, element) => readPoints(reader, element, 'cRLDistributionPoints'),
  lines: (points) => pointLines(points, 'CRL Distribution Point'),
}

/** RFC 5280 section 4.2.1.15. */
export const freshestCRL: ExtensionKind<DistributionPoint[]> = {
  oid: '2.5.29.46',
  tag: tags.sequence,
  critical: false,
  read: (reader, element) => readPoints(reader, element, 'freshestCRL'),
  lines: (points) => pointLines(points, 'Freshest CRL'),
}

function readPoints(reader: DerReader, element: Element, what: string): DistributionPoint[] {
  const children = reader.children(element, what)
  if (children.peek() === undefined) reader.faults.add(element.start, `${what} is empty`)
  return Array.from(children, (child) => readPoint(reader, child, what))
}

function readPoint(reader: DerReader, element: Element, what: string): DistributionPoint {
  const fields = reader.children(element, what)
  const pointName = fields.optional(contextTag(0))
  const reasonFlags = readBitString(reader, fields.optional(contextTag(1)))
  const issuer = fields.optional(contextTag(2))
  fields.finish()
  if (pointName === undefined && issuer === undefined) {
    reader.faults.add(element.start, `${what}: a point without name and issuer`)
  }
  return {
    ...(pointName === undefined ? {} : readPointName(reader, pointName, what)),
    ...(reasonFlags === undefined ? {} : { reasons: reasonsOf(reasonFlags.octets) }),
    ...(issuer === undefined ? {} : { cRLIssuer: readGeneralNames(reader, issuer, `${what}: cRLIssuer`) }),
  }
}

/** Reads a DistributionPointName, RFC 5280 section 4.2.1.13; `element` is the explicit tag around it. */
export function readPointName(
  reader: DerReader,
  element: Element,
  what: string,
): Pick<DistributionPoint, 'fullName' | 'nameRelativeToCRLIssuer'> {
  const choice = reader.children(element, what)
  const fullName = choice.optional(contextTag(0))
  const relativeName = fullName === undefined ? choice.required(contextTag(1), 'a name') : undefined
  choice.finish()
  if (fullName !== undefined) return { fullName: readGeneralNames(reader, fullName, `${what}: fullName`) }
  if (relativeName === undefined) return {}
  return { nameRelativeToCRLIssuer: readRdn(reader, relativeName, what) }
}

/** The reasons whose bits are set in the octets of ReasonFlags, RFC 5280 section 4.2.1.13. */
export function reasonsOf(octets: Uint8Array): RevocationReason[] {
  return reasonNames.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0)
}

function pointLines(points: readonly DistributionPoint[], title: string): string[] {
  return points.flatMap(({ fullName, nameRelativeToCRLIssuer, reasons, cRLIssuer }, index) => [
    `[${index + 1}]${title}`,
    ...indent([
      ...(fullName === undefined && nameRelativeToCRLIssuer === undefined
        ? []
        : ['Distribution Point Name:']),
      ...(fullName === undefined ? [] : indent(['Full Name:', ...indent(generalNameLines(fullName))])),
      ...(nameRelativeToCRLIssuer === undefined
        ? []
        : indent([`RDN Relative Name=${formatRdn(nameRelativeToCRLIssuer)}`])),
      ...(reasons === undefined ? [] : [`Reasons=${reasons.join(', ')}`]),
      ...(cRLIssuer === undefined ? [] : ['CRL Issuer:', ...indent(generalNameLines(cRLIssuer))]),
    ]),
  ])
}
