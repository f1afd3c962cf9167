/** The estate's public key infrastructure: one trust anchor and the authorities below it. */
import { createAuthority, type Authority } from './authority.ts'
import type { CertificateRequest, IssuedCertificate } from './certificate.ts'
import type { KeyKind } from './key-pair.ts'

/** Where an authority says that its CRL and its own certificate can be fetched. Nothing answers there. */
type Publication = Required<Pick<CertificateRequest, 'crlUris' | 'authorityInfoAccess'>>

/** An authority, and what certificates issued by it say about it. */
export interface PublishedAuthority extends Authority {
  publication: Publication
}

/** The authorities of an estate. */
export interface Pki {
  /** The moment around which every validity period is laid. */
  now: Date
  root: PublishedAuthority
  /** Issues for nearly everybody. */
  issuing: PublishedAuthority
  /** Has an RSA key, for the signatures that only RSA can make. */
  rsaIssuing: PublishedAuthority
  /** Stands two steps below the root, under an authority of its own. */
  regional: PublishedAuthority
  /** What a partner presents in mutual TLS. */
  client: IssuedCertificate
}

const day = 86_400_000

/** The moment so many days after (or, negative, before) another, without fractions of a second. */
export function daysFrom(moment: Date, days: number): Date {
  return new Date(Math.floor(moment.getTime() / 1000) * 1000 + days * day)
}

/** Makes the authorities, with fresh keys (the RSA key is the process's own, see `keyPair`). */
export function createPki(now: Date): Pki {
  const root = {
    ...createAuthority({
      subject: named('Woodgrove Demo Root CA'),
      notBefore: daysFrom(now, -3650),
      notAfter: daysFrom(now, 3650),
    }),
    publication: publicationOf('root'),
  }
  const policy = createIntermediate(now, root, 'Policy')
  const issuing = createIntermediate(now, root, 'Issuing')
  return {
    now,
    root,
    issuing,
    client: issuing.issue({
      subject: ['C=AU', 'O=Partner', 'CN=sip.partner.test'],
      notBefore: daysFrom(now, -60),
      notAfter: daysFrom(now, 120),
      ...issuing.publication,
    }),
    rsaIssuing: createIntermediate(now, root, 'Legacy', 'rsa-2048'),
    regional: createIntermediate(now, policy, 'Regional'),
  }
}

/** An authority below the root that is not like the others: what `changes` says. It is published as `issuing` is. */
export function specialAuthority(
  { now, root, issuing }: Pki,
  changes: Partial<CertificateRequest>,
  parent: PublishedAuthority = root,
): PublishedAuthority {
  const request: CertificateRequest = {
    subject: named('Woodgrove Demo Special CA'),
    notBefore: daysFrom(now, -1825),
    notAfter: daysFrom(now, 1825),
    ...parent.publication,
    ...changes,
  }
  return { ...createAuthority(request, parent), publication: issuing.publication }
}

function createIntermediate(
  now: Date,
  parent: PublishedAuthority,
  role: string,
  key: KeyKind = 'ec-p256',
): PublishedAuthority {
  const request: CertificateRequest = {
    subject: named(`Woodgrove Demo ${role} CA`),
    key,
    notBefore: daysFrom(now, -1825),
    notAfter: daysFrom(now, 1825),
    extKeyUsage: ['serverAuth', 'clientAuth'],
    ...parent.publication,
  }
  return { ...createAuthority(request, parent), publication: publicationOf(role.toLowerCase()) }
}

function named(commonName: string): string[] {
  return ['C=AU', 'O=Woodgrove Trust', `CN=${commonName}`]
}

function publicationOf(file: string): Publication {
  return {
    crlUris: [`http://crl.woodgrove.test/${file}.crl`],
    authorityInfoAccess: {
      caIssuers: [`http://aia.woodgrove.test/${file}.cer`],
      ocsp: ['http://ocsp.woodgrove.test'],
    },
  }
}
