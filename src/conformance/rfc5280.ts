/** Rules of RFC 5280 that the Baseline Requirements replace. */
import { isSelfSigned } from '../path/certifies.ts'
import type { ConformanceRule } from './rule.ts'

/** What is left when the rules shared by both profiles are taken away. */
export const rfc5280Rules: readonly ConformanceRule[] = [
  {
    code: 'authority-key-identifier-missing',
    source: 'RFC 5280 section 4.2.1.1',
    check({ certificate }) {
      if (certificate.authorityKeyIdentifier?.keyIdentifier !== undefined || isSelfSigned(certificate)) {
        return undefined
      }
      return { detail: 'does not name the key of its issuer (authorityKeyIdentifier with keyIdentifier)' }
    },
  },
  {
    code: 'name-constraints-critical',
    source: 'RFC 5280 section 4.2.1.10',
    check({ certificate }) {
      const extension = certificate.extension('2.5.29.30')
      if (extension === undefined || extension.critical) return undefined
      return { detail: 'has nameConstraints that are not critical', offset: extension.offset }
    },
  },
]
