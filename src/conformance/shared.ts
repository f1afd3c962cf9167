/** Rules of RFC 5280 that the Baseline Requirements leave as they are. */
import { FaultList } from '../asn1/fault.ts'
import { oidName } from '../asn1/oid.ts'
import { parseIpAddress } from '../names/ip-address.ts'
import { constraintFault } from '../path/constraint-form.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeExtension } from '../x509/extension.ts'
import { extensionKind } from '../x509/extensions/kinds.ts'
import type { ConformanceRule } from './rule.ts'

const ids = {
  subjectKeyIdentifier: '2.5.29.14',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  policyConstraints: '2.5.29.36',
  authorityKeyIdentifier: '2.5.29.35',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  subjectInfoAccess: '1.3.6.1.5.5.7.1.11',
}

/** The rules, in the order of the certificate's fields. */
export const sharedRules: readonly ConformanceRule[] = [
  {
    code: 'serial-number',
    source: 'RFC 5280 section 4.1.2.2',
    check({ certificate: { serialNumber } }) {
      const octets = serialNumber.length / 2
      if (octets > 20) return { detail: `has a serial number of ${octets} octets; 20 are the most` }
      if (/^0*$/.test(serialNumber)) return { detail: 'has the serial number zero; it must be positive' }
      return Number.parseInt(serialNumber.slice(0, 2), 16) >= 0x80
        ? { detail: 'has a negative serial number' }
        : undefined
    },
  },
  {
    code: 'signature-algorithm-differs',
    source: 'RFC 5280 section 4.1.1.2',
    check({ certificate }) {
      const fault = certificate.faults.find(({ message }) => message.startsWith('signatureAlgorithm differs'))
      return fault && { detail: 'names two different signature algorithms', offset: fault.offset }
    },
  },
  {
    code: 'issuer-empty',
    source: 'RFC 5280 section 4.1.2.4',
    check: ({ certificate }) =>
      certificate.issuer.rdns.length === 0 ? { detail: 'has an empty issuer' } : undefined,
  },
  {
    code: 'subject-empty',
    source: 'RFC 5280 section 4.1.2.6',
    check({ certificate }) {
      if (certificate.subject.rdns.length > 0) return undefined
      if (certificate.basicConstraints?.cA === true)
        return { detail: 'is an authority with an empty subject' }
      const names = certificate.extension(ids.subjectAltName)
      if (names?.critical === true) return undefined
      return { detail: 'has an empty subject, and no critical subjectAltName in its place' }
    },
  },
  {
    code: 'extension-repeated',
    source: 'RFC 5280 section 4.2',
    check({ certificate: { extensions } }) {
      const seen = new Set<string>()
      for (const { oid, offset } of extensions) {
        if (seen.has(oid)) return { detail: `has extension ${oidName(oid) ?? oid} more than once`, offset }
        seen.add(oid)
      }
      return undefined
    },
  },
  {
    code: 'extension-malformed',
    source: 'RFC 5280 section 4.2',
    check({ certificate }) {
      const faults = new FaultList()
      for (const extension of certificate.extensions) {
        const kind = extensionKind(extension.oid)
        if (kind !== undefined) decodeExtension(kind, certificate.der, extension, faults)
      }
      const [first] = faults.faults
      return (
        first && {
          detail: `has an extension that is not well-formed: ${first.message}`,
          offset: first.offset,
        }
      )
    },
  },
  {
    code: 'subject-key-identifier-missing',
    source: 'RFC 5280 section 4.2.1.2',
    check({ certificate }) {
      if (certificate.basicConstraints?.cA !== true || certificate.subjectKeyIdentifier !== undefined) {
        return undefined
      }
      return { detail: 'is an authority without a subjectKeyIdentifier' }
    },
  },
  ...[
    ids.authorityKeyIdentifier,
    ids.subjectKeyIdentifier,
    ids.authorityInfoAccess,
    ids.subjectInfoAccess,
  ].map((oid) => mustNotBeCritical(oid)),
  {
    code: 'basic-constraints',
    source: 'RFC 5280 section 4.2.1.9',
    check({ certificate, role }) {
      const extension = certificate.extension(ids.basicConstraints)
      const { cA = false, pathLenConstraint } = certificate.basicConstraints ?? {}
      const signs = certificate.keyUsage?.has('keyCertSign')
      const at = extension === undefined ? {} : { offset: extension.offset }
      if (role !== 'end-entity' && extension === undefined)
        return { detail: 'issues without basicConstraints' }
      if (cA && extension?.critical === false)
        return { detail: 'has basicConstraints that are not critical', ...at }
      if (cA && signs === false && role !== 'end-entity') {
        return { detail: 'is an authority whose key usage does not allow it to sign certificates', ...at }
      }
      if (!cA && signs === true) return { detail: 'may sign certificates without being an authority', ...at }
      if (pathLenConstraint !== undefined && (!cA || signs === false)) {
        return { detail: 'has a path length without being able to issue', ...at }
      }
      return undefined
    },
  },
  {
    code: 'alternative-name-form',
    source: 'RFC 5280 section 4.2.1.6',
    check({ certificate }) {
      for (const { type, value } of certificate.subjectAltName ?? []) {
        if (type === 'dNSName' && !isPreferredName(value)) {
          return { detail: `has a dNSName that is no host name: ${value}` }
        }
        if (type === 'rfc822Name' && !/^[^@\s]+@[^@\s]+$/.test(value)) {
          return { detail: `has an rfc822Name that is no mail address: ${value}` }
        }
      }
      return undefined
    },
  },
  {
    code: 'name-constraints-form',
    source: 'RFC 5280 section 4.2.1.10',
    check({ certificate }) {
      const extension = certificate.extension(ids.nameConstraints)
      if (extension === undefined) return undefined
      const at = { offset: extension.offset }
      if (certificate.basicConstraints?.cA !== true) {
        return { detail: 'constrains names without being an authority', ...at }
      }
      const { permittedSubtrees = [], excludedSubtrees = [] } = certificate.nameConstraints ?? {}
      const subtrees = [...permittedSubtrees, ...excludedSubtrees]
      if (subtrees.length === 0) return { detail: 'has name constraints that constrain nothing', ...at }
      const fault = subtrees.map(constraintFault).find((text) => text !== undefined)
      return fault === undefined ? undefined : { detail: `has a name constraint that ${fault}`, ...at }
    },
  },
  {
    code: 'policy-constraints-critical',
    source: 'RFC 5280 section 4.2.1.11',
    check({ certificate }) {
      const extension = certificate.extension(ids.policyConstraints)
      if (extension === undefined || extension.critical) return undefined
      return { detail: 'has policyConstraints that are not critical', offset: extension.offset }
    },
  },
]

function mustNotBeCritical(oid: string): ConformanceRule {
  const name = oidName(oid) ?? oid
  return {
    code: 'must-not-be-critical',
    source: 'RFC 5280 section 4.2',
    check({ certificate }: { certificate: Certificate }) {
      const extension = certificate.extension(oid)
      if (extension?.critical !== true) return undefined
      return { detail: `marks ${name} critical`, offset: extension.offset }
    },
  }
}

/** The preferred name syntax of RFC 1034 section 3.5, wildcards in the left-most label aside. */
function isPreferredName(value: string): boolean {
  const name = value.replace(/^\*\./, '')
  if (parseIpAddress(name) !== undefined) return false
  return name.split('.').every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label))
}
