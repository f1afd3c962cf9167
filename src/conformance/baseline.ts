/** Rules of the CA/Browser Forum's Baseline Requirements (BR) for TLS server certificates, version 2. */
import { isSelfSigned } from '../path/certifies.ts'
import { serverAuth } from '../path/purposes.ts'
import { equalBytes } from '../bytes/equal.ts'
import type { ConformanceRule } from './rule.ts'
import { longestValidity } from './validity-cap.ts'

const ids = { subjectAltName: '2.5.29.17', extKeyUsage: '2.5.29.37', authorityKeyIdentifier: '2.5.29.35' }
const anyExtendedKeyUsage = '2.5.29.37.0'
const curves = new Set(['P-256', 'P-384', 'P-521'])
const weakHashes = new Set(['md2', 'md4', 'md5', 'sha1'])
const day = 86_400_000

/** The rules, in the order of the certificate's fields. */
export const baselineRules: readonly ConformanceRule[] = [
  {
    code: 'version',
    source: 'BR 7.1.1',
    check: ({ certificate: { version } }) =>
      version === 3 ? undefined : { detail: `is of version ${version}, and not 3` },
  },
  {
    code: 'signature-hash',
    source: 'BR 7.1.3.2',
    check({ certificate, role }) {
      const { hash, name } = certificate.signatureAlgorithm ?? {}
      // Nobody verifies the signature of a root with its own key.
      if (hash === undefined || !weakHashes.has(hash) || (role === 'root' && isSelfSigned(certificate))) {
        return undefined
      }
      return { detail: `is signed with ${name}` }
    },
  },
  {
    code: 'public-key',
    source: 'BR 6.1.5 and 7.1.3.1',
    check({ certificate: { publicKey } }) {
      if (publicKey === undefined) return { detail: 'has no readable public key' }
      const { algorithm, bits = 0, curve } = publicKey
      if (algorithm === 'RSA') {
        if (bits < 2048) return { detail: `has an RSA key of ${bits} bits; 2048 are the least` }
        return bits % 8 === 0 ? undefined : { detail: `has an RSA key of ${bits} bits, no multiple of 8` }
      }
      if (algorithm !== 'EC') return { detail: `has a key of the kind ${algorithm}; RSA and EC are allowed` }
      if (curve !== undefined && curves.has(curve)) return undefined
      return {
        detail: `has an EC key on the curve ${curve ?? 'unknown'}; P-256, P-384 and P-521 are allowed`,
      }
    },
  },
  {
    code: 'validity-cap',
    source: 'BR 6.3.2',
    check({ certificate: { notBefore, notAfter }, role }) {
      if (role !== 'end-entity' || notBefore === undefined || notAfter === undefined) return undefined
      const most = longestValidity(notBefore)
      // Both ends belong to the period, hence the second.
      const days = (notAfter.getTime() - notBefore.getTime() + 1000) / day
      if (most === undefined || days <= most) return undefined
      return { detail: `is valid for ${Math.ceil(days)} days; ${most} are the most for its date of issue` }
    },
  },
  {
    code: 'common-name',
    source: 'BR 7.1.4.3',
    check({ certificate, role }) {
      if (role !== 'end-entity' || certificate.subjectAltName === undefined) return undefined
      const names = new Set(
        certificate.subjectAltName.flatMap(({ type, value }) =>
          type === 'dNSName' || type === 'iPAddress' ? [value] : [],
        ),
      )
      const stray = certificate.commonNames.find((name) => !names.has(name))
      if (stray === undefined) return undefined
      return { detail: `has a common name that is no exact copy of a subjectAltName: ${stray}` }
    },
  },
  {
    code: 'authority-key-identifier-missing',
    source: 'BR 7.1.2.11.1',
    check({ certificate, role }) {
      // A root may do without, even one that another root has certified.
      if (role === 'root' || certificate.authorityKeyIdentifier?.keyIdentifier !== undefined) return undefined
      return { detail: 'does not name the key of its issuer (authorityKeyIdentifier with keyIdentifier)' }
    },
  },
  {
    code: 'authority-key-identifier-form',
    source: 'BR 7.1.2.11.1 and 7.1.2.1.3',
    check({ certificate }) {
      const extension = certificate.extension(ids.authorityKeyIdentifier)
      const identifier = certificate.authorityKeyIdentifier
      if (extension === undefined || identifier === undefined) return undefined
      const at = { offset: extension.offset }
      if (identifier.keyIdentifier === undefined) {
        return { detail: 'has an authorityKeyIdentifier without keyIdentifier', ...at }
      }
      if (
        identifier.authorityCertIssuer !== undefined ||
        identifier.authorityCertSerialNumber !== undefined
      ) {
        return { detail: 'names its issuer in authorityKeyIdentifier by more than the key', ...at }
      }
      const own = certificate.subjectKeyIdentifier
      if (own === undefined || !isSelfSigned(certificate) || equalBytes(own, identifier.keyIdentifier)) {
        return undefined
      }
      return { detail: 'is self-signed, yet its two key identifiers differ', ...at }
    },
  },
  {
    code: 'alternative-name',
    source: 'BR 7.1.2.7.12',
    check({ certificate, role }) {
      if (role !== 'end-entity') return undefined
      const extension = certificate.extension(ids.subjectAltName)
      if (extension === undefined) return { detail: 'has no subjectAltName' }
      if (!extension.critical || certificate.subject.rdns.length === 0) return undefined
      return { detail: 'has a subject, and yet a critical subjectAltName', offset: extension.offset }
    },
  },
  {
    code: 'wildcard',
    source: 'BR 3.2.2.6',
    check({ certificate, role }) {
      if (role !== 'end-entity') return undefined
      // Of longer public suffixes only a list knows, and its private part names domains whose owner may ask for this.
      const wide = certificate.subjectAltName?.find(
        ({ type, value }) => type === 'dNSName' && /^\*\.?[^.]*\.?$/.test(value),
      )
      return wide && { detail: `has a wildcard for a whole top-level domain: ${wide.value}` }
    },
  },
  {
    code: 'ext-key-usage',
    source: 'BR 7.1.2.7.10 and 7.1.2.1.2',
    check({ certificate, role }) {
      const extension = certificate.extension(ids.extKeyUsage)
      const at = extension === undefined ? {} : { offset: extension.offset }
      if (role === 'root') return extension && { detail: 'is a root with extKeyUsage', ...at }
      if (role !== 'end-entity') return undefined
      const purposes = certificate.extKeyUsage ?? []
      if (!purposes.includes(serverAuth)) return { detail: 'does not name server authentication', ...at }
      if (purposes.includes(anyExtendedKeyUsage))
        return { detail: 'allows any purpose (anyExtendedKeyUsage)', ...at }
      return extension?.critical === true ? { detail: 'marks extKeyUsage critical', ...at } : undefined
    },
  },
  {
    code: 'end-entity-authority',
    source: 'BR 7.1.2.7.8 and 7.1.2.7.11',
    check({ certificate, role }) {
      if (role !== 'end-entity') return undefined
      const isAuthority =
        certificate.basicConstraints?.cA === true || certificate.keyUsage?.has('keyCertSign')
      return isAuthority === true ? { detail: 'is an authority in the place of an end entity' } : undefined
    },
  },
]
