import type { DerReader, Element } from '../../asn1/der.ts'
import { oidTitle } from '../../asn1/oid.ts'
import { readInteger, readOid, toBigInt } from '../../asn1/primitive.ts'
import { isStringTag, readString } from '../../asn1/string.ts'
import { tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'
import { indent, spacedHex } from './lines.ts'

/** Something that a policy says to people. */
export interface PolicyQualifier {
  oid: string
  /** URI of the certification practice statement, for qualifiers of that kind. */
  cPSuri?: string
  userNotice?: UserNotice
  /** DER of the qualifier. */
  raw: Uint8Array
}

/** Text, and the numbers of texts of an organization. */
export interface UserNotice {
  organization?: string
  /** Decimal. */
  noticeNumbers: string[]
  explicitText?: string
}

/** A policy, by OID, with its qualifiers in encoded order. */
export interface PolicyInformation {
  policyIdentifier: string
  policyQualifiers: PolicyQualifier[]
}

/** RFC 5280 section 4.2.1.4. Unreadable as a whole when any policy is. */
export const certificatePolicies: ExtensionKind<PolicyInformation[]> = {
  oid: '2.5.29.32',
  tag: tags.sequence,
  read: (reader, element) => readPolicies(reader, element, 'certificatePolicies'),
  lines: (policies) => policyLines(policies, 'Certificate Policy:'),
}

/** Microsoft's own list of purposes, in the syntax of certificatePolicies. */
export const applicationPolicies: ExtensionKind<PolicyInformation[]> = {
  oid: '1.3.6.1.4.1.311.21.10',
  tag: tags.sequence,
  read: (reader, element) => readPolicies(reader, element, 'applicationCertPolicies'),
  lines: (policies) => policyLines(policies, 'Application Certificate Policy:'),
}

const cps = '1.3.6.1.5.5.7.2.1'
const unotice = '1.3.6.1.5.5.7.2.2'

function readPolicies(reader: DerReader, element: Element, what: string): PolicyInformation[] | undefined {
  const policies: PolicyInformation[] = []
  const seen = new Set<string>()
  let unreadable = false
  const children = reader.children(element, what)
  if (children.peek() === undefined) reader.faults.add(element.start, `${what} names no policy`)
  for (const child of children) {
    const fields = reader.children(child, what)
    const policyIdentifier = readOid(reader, fields.required(tags.objectIdentifier, 'policyIdentifier'))
    const list = fields.optional(tags.sequence)
    fields.finish()
    if (policyIdentifier === undefined) unreadable = true
    else {
      if (seen.has(policyIdentifier))
        reader.faults.add(child.start, `${what}: ${policyIdentifier} occurs again`)
      seen.add(policyIdentifier)
      policies.push({
        policyIdentifier,
        policyQualifiers: list === undefined ? [] : readQualifiers(reader, list, what),
      })
    }
  }
  return unreadable || !children.complete ? undefined : policies
}

function readQualifiers(reader: DerReader, list: Element, what: string): PolicyQualifier[] {
  const qualifiers: PolicyQualifier[] = []
  for (const child of reader.children(list, what)) {
    const fields = reader.children(child, what)
    const oid = readOid(reader, fields.required(tags.objectIdentifier, 'policyQualifierId'))
    const value = fields.take()
    fields.finish()
    if (oid === undefined || value === undefined) continue
    const cPSuri = oid === cps ? readString(reader, value) : undefined
    qualifiers.push({
      oid,
      ...(cPSuri === undefined ? {} : { cPSuri }),
      ...(oid === unotice ? { userNotice: readUserNotice(reader, value) } : {}),
      raw: reader.encoding(value),
    })
  }
  return qualifiers
}

function readUserNotice(reader: DerReader, element: Element): UserNotice {
  const what = 'userNotice'
  const fields = reader.children(element, what)
  const reference = fields.optional(tags.sequence)
  const text = fields.peek()
  const explicitText =
    text !== undefined && isStringTag(text.tag) ? readString(reader, fields.take()) : undefined
  fields.finish()
  let organization: string | undefined
  let noticeNumbers: string[] = []
  if (reference !== undefined) {
    const parts = reader.children(reference, what)
    organization = readString(reader, parts.take())
    const numbers = parts.required(tags.sequence, 'noticeNumbers')
    parts.finish()
    if (numbers !== undefined)
      noticeNumbers = Array.from(reader.children(numbers, what), (n) => noticeNumber(reader, n))
  }
  return {
    ...(organization === undefined ? {} : { organization }),
    noticeNumbers,
    ...(explicitText === undefined ? {} : { explicitText }),
  }
}

function noticeNumber(reader: DerReader, element: Element): string {
  const content = readInteger(reader, element)
  return content === undefined || content.length > 64 ? '?' : toBigInt(content).toString()
}

function policyLines(policies: readonly PolicyInformation[], title: string): string[] {
  return policies.flatMap(({ policyIdentifier, policyQualifiers }, index) => [
    `[${index + 1}]${title}`,
    ...indent([
      `Policy Identifier=${oidTitle(policyIdentifier) ?? policyIdentifier}`,
      ...policyQualifiers.flatMap((qualifier, number) => [
        `[${index + 1},${number + 1}]Policy Qualifier Info:`,
        ...indent([
          `Policy Qualifier Id=${oidTitle(qualifier.oid) ?? qualifier.oid}`,
          'Qualifier:',
          ...indent(qualifierLines(qualifier)),
        ]),
      ]),
    ]),
  ])
}

function qualifierLines({ cPSuri, userNotice, raw }: PolicyQualifier): string[] {
  if (cPSuri !== undefined) return [cPSuri]
  if (userNotice === undefined) return [spacedHex(raw)]
  const { organization, noticeNumbers, explicitText } = userNotice
  return [
    ...(organization === undefined
      ? []
      : [
          'Notice Reference:',
          ...indent([`Organization=${organization}`, `Notice Number=${noticeNumbers.join(', ')}`]),
        ]),
    ...(explicitText === undefined ? [] : [`Notice Text=${explicitText}`]),
  ]
}
