/** Where `openssl verify` and we give different answers, and why ours is the one that RFC 5280 gives. */
import { isSelfIssued, keyIdentifiersDiffer, keyText } from '../../src/path/certifies.ts'
import type { Path } from '../../src/path/path.ts'
import type { Certificate } from '../../src/x509/certificate.ts'
import { equalNames } from '../../src/x509/name.ts'
import type { Verdict } from './openssl.ts'

/** Two answers that differ. */
export interface Disagreement {
  /** Our best path. */
  path: Path
  /** All our candidates, the best one first. */
  paths: readonly Path[]
  openssl: Verdict
  trusted: readonly Certificate[]
  /** What OpenSSL says when it is given nothing but the certificates of our path. */
  alone: Verdict
}

/** One reason for which answers differ. */
export interface Difference {
  name: string
  reason: string
  explains(disagreement: Disagreement): boolean
}

/** All that are known; a disagreement that none explains is a mistake of ours until somebody has shown otherwise. */
export const differences: readonly Difference[] = [
  {
    name: 'one path',
    reason:
      'OpenSSL follows one issuer at each step and does not go back; RFC 5280 section 6.1 speaks of one given path, ' +
      'and RFC 4158 of trying others. Given our path alone, it accepts.',
    explains: ({ path, openssl, alone }) => path.valid && !openssl.valid && alone.valid,
  },
  {
    name: 'an issuer by name',
    reason:
      'Of several issuers of a name OpenSSL takes a trusted one without asking whether its key signed, and does not go ' +
      'back; the other one is in our path.',
    explains: ({ path, alone, trusted }) =>
      path.valid &&
      alone.reason === 'certificate signature failure' &&
      path.certificates.slice(1).some((issuer) => trusted.some((anchor) => isNamesake(anchor, issuer))),
  },
  {
    name: 'self-issued certificates in the depth',
    reason:
      'The depth of OpenSSL counts every intermediate; here, as in RFC 5280 section 6.1.4 (l), self-issued ones do ' +
      'not count.',
    explains: ({ path, alone }) =>
      path.valid &&
      alone.reason === 'certificate chain too long' &&
      path.certificates.slice(1, -1).some(isSelfIssued),
  },
  {
    name: 'key identifiers',
    reason:
      'OpenSSL takes no issuer whose key identifier differs from the one that the certificate names; in RFC 5280 ' +
      'section 4.2.1.1 it helps to build paths, and section 6.1 does not look at it.',
    explains: ({ path, alone }) =>
      path.valid &&
      /unable to get (local )?issuer|unable to verify the first/.test(alone.reason) &&
      hasStrayKeyIdentifier(path),
  },
  {
    name: 'self-issued for self-signed',
    reason:
      'OpenSSL takes a self-issued certificate without authority key identifier for a self-signed one, and looks for no ' +
      'issuer of it; RFC 5280 section 3.2 keeps the two apart, and here its issuer, of the same name, signed it.',
    explains: ({ path, alone }) =>
      path.valid &&
      alone.reason === 'self-signed certificate in certificate chain' &&
      path.certificates
        .slice(1, -1)
        .some((member) => isSelfIssued(member) && member.authorityKeyIdentifier === undefined),
  },
  {
    name: 'a mapping out of an inhibited any policy',
    reason:
      'OpenSSL makes the policy that an authority maps out of its anyPolicy even where anyPolicy is inhibited and does ' +
      'not count; RFC 5280 sections 6.1.3 (d) (2) and 6.1.4 (b) (1) want anyPolicy in the tree for that.',
    explains: ({ path, openssl }) =>
      openssl.valid &&
      path.errors.every(({ code }) => code === 'policy') &&
      path.certificates.slice(1).some(mapsOutOfAnyPolicy),
  },
  {
    name: 'any purpose',
    reason:
      'OpenSSL does not take anyExtendedKeyUsage for server authentication; RFC 5280 section 4.2.1.12 has it stand ' +
      'for every purpose.',
    explains: ({ path, alone }) =>
      path.valid &&
      alone.reason === 'unsuitable certificate purpose' &&
      path.certificates.some(({ extKeyUsage }) => extKeyUsage?.includes('2.5.29.37.0')),
  },
  {
    name: 'names of the subject',
    reason:
      'OpenSSL holds the common name against constraints on DNS names where no DNS name is given, and a mail address ' +
      'of the subject against those on mailboxes even beside alternative names; RFC 5280 section 4.2.1.10 wants the ' +
      'latter without alternative names only, and the former never.',
    explains: ({ path, alone }) =>
      path.valid &&
      /subtree violation|name constraint/.test(alone.reason) &&
      hasNamesInSubject(path.certificates[0]),
  },
  {
    name: 'authority by key usage',
    reason:
      'OpenSSL takes a certificate without basicConstraints for an authority when its key usage says keyCertSign; RFC ' +
      '5280 section 6.1.4 (k) wants the extension.',
    explains: ({ paths, openssl }) =>
      openssl.valid &&
      paths.some(({ errors }) =>
        errors.every(
          ({ code, certificate }) =>
            code === 'not-a-ca' &&
            certificate?.basicConstraints === undefined &&
            certificate?.keyUsage?.has('keyCertSign') === true,
        ),
      ),
  },
  {
    name: 'wildcards over excluded names',
    reason:
      'OpenSSL compares *.contoso.test like any name and so lets it pass where sip.contoso.test is excluded, although ' +
      'it stands for that name too.',
    explains: ({ path, openssl }) =>
      openssl.valid &&
      path.errors.every(({ code, name }) => code === 'name-constraints' && name?.startsWith('*.') === true),
  },
]

function isNamesake(a: Certificate, b: Certificate): boolean {
  return equalNames(a.subject, b.subject) && keyText(a) !== keyText(b)
}

function mapsOutOfAnyPolicy({ certificatePolicies = [], policyMappings = [] }: Certificate): boolean {
  const policies = new Set(certificatePolicies.map(({ policyIdentifier }) => policyIdentifier))
  return (
    policies.has('2.5.29.32.0') &&
    policyMappings.some(({ issuerDomainPolicy }) => !policies.has(issuerDomainPolicy))
  )
}

function hasStrayKeyIdentifier({ certificates }: Path): boolean {
  return certificates.some((certificate, index) => {
    const issuer = certificates[index + 1]
    return issuer !== undefined && keyIdentifiersDiffer(issuer, certificate)
  })
}

function hasNamesInSubject(certificate: Certificate | undefined): boolean {
  const hasDnsName = certificate?.subjectAltName?.some(({ type }) => type === 'dNSName') === true
  const hasMailAddress = certificate?.subject.rdns.flat().some(({ type }) => type === 'E') === true
  return hasMailAddress || (!hasDnsName && certificate?.commonNames.length !== 0)
}
