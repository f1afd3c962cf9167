import { readCount, readOid } from '../../asn1/primitive.ts'
import { contextTag, tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'
import { indent } from './lines.ts'

/** Two policies, by OID, that the issuer takes for equivalent. */
export interface PolicyMapping {
  issuerDomainPolicy: string
  subjectDomainPolicy: string
}

/** Counts of certificates that may follow before the demand holds. */
export interface PolicyConstraints {
  requireExplicitPolicy?: number
  inhibitPolicyMapping?: number
}

/** RFC 5280 section 4.2.1.5. */
export const policyMappings = mappings('2.5.29.33', 'policyMappings')

/** Microsoft's counterpart for application policies. */
export const applicationPolicyMappings = mappings('1.3.6.1.4.1.311.21.11', 'applicationPolicyMappings')

/** RFC 5280 section 4.2.1.11. */
export const policyConstraints = { ...constraints('2.5.29.36', 'policyConstraints'), critical: true }

/** Microsoft's counterpart for application policies. */
export const applicationPolicyConstraints = constraints(
  '1.3.6.1.4.1.311.21.12',
  'applicationPolicyConstraints',
)

/** RFC 5280 section 4.2.1.14. */
export const inhibitAnyPolicy: ExtensionKind<number> = {
  oid: '2.5.29.54',
  tag: tags.integer,
  critical: true,
  read: readCount,
  lines: (count) => [`Inhibit Any Policy Skip Certs=${count}`],
}

function mappings(oid: string, what: string): ExtensionKind<PolicyMapping[]> {
  return {
    oid,
    tag: tags.sequence,
    read(reader, element) {
      const pairs: PolicyMapping[] = []
      let unreadable = false
      const children = reader.children(element, what)
      if (children.peek() === undefined) reader.faults.add(element.start, `${what} is empty`)
      for (const child of children) {
        const fields = reader.children(child, what)
        const issuerDomainPolicy = readOid(
          reader,
          fields.required(tags.objectIdentifier, 'issuerDomainPolicy'),
        )
        const subjectDomainPolicy = readOid(
          reader,
          fields.required(tags.objectIdentifier, 'subjectDomainPolicy'),
        )
        fields.finish()
        if (issuerDomainPolicy === undefined || subjectDomainPolicy === undefined) unreadable = true
        else pairs.push({ issuerDomainPolicy, subjectDomainPolicy })
      }
      return unreadable || !children.complete ? undefined : pairs
    },
    lines: (pairs) =>
      pairs.flatMap(({ issuerDomainPolicy, subjectDomainPolicy }, index) => [
        `[${index + 1}]Issuer Domain=${issuerDomainPolicy}`,
        ...indent([`Subject Domain=${subjectDomainPolicy}`]),
      ]),
  }
}

function constraints(oid: string, what: string): ExtensionKind<PolicyConstraints> {
  return {
    oid,
    tag: tags.sequence,
    read(reader, element) {
      const fields = reader.children(element, what)
      const explicit = fields.optional(contextTag(0))
      const inhibit = fields.optional(contextTag(1))
      fields.finish()
      if (explicit === undefined && inhibit === undefined)
        reader.faults.add(element.start, `${what} is empty`)
      const requireExplicitPolicy = readCount(reader, explicit)
      const inhibitPolicyMapping = readCount(reader, inhibit)
      if (explicit !== undefined && requireExplicitPolicy === undefined) return undefined
      if (inhibit !== undefined && inhibitPolicyMapping === undefined) return undefined
      return {
        ...(requireExplicitPolicy === undefined ? {} : { requireExplicitPolicy }),
        ...(inhibitPolicyMapping === undefined ? {} : { inhibitPolicyMapping }),
      }
    },
    lines: ({ requireExplicitPolicy, inhibitPolicyMapping }) => [
      ...(requireExplicitPolicy === undefined
        ? []
        : [`Required Explicit Policy Skip Certs=${requireExplicitPolicy}`]),
      ...(inhibitPolicyMapping === undefined
        ? []
        : [`Inhibit Policy Mapping Skip Certs=${inhibitPolicyMapping}`]),
    ],
  }
}
