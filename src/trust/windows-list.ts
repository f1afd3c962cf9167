/** The list of the Microsoft Trusted Root Program: `authroot.stl`, believed only when Microsoft signed it. */
import { certification } from '../path/certifies.ts'
import type { Membership, Restriction } from '../programs/facts.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { verifySignedData } from '../x509/pkcs7-signature.ts'
import { readSignedData, type SignedData } from '../x509/pkcs7.ts'
import { readCertificateTrustList, trustListType, type TrustedSubject } from './certificate-trust-list.ts'
import { ListError, type PublishedList, type PublishedRoot } from './published-list.ts'

/** A root that may stand above the signature of the list. */
export interface SigningRoot {
  /** Upper-case hex; Windows Update has the certificate under it. */
  sha1: string
  /** Lower-case hex; by it the certificate is recognized. */
  sha256: string
}

/** Microsoft's own roots, of which the first signs today; the list brings the certificates between. */
export const microsoftRoots: readonly SigningRoot[] = [
  {
    // Microsoft Root Certificate Authority 2010
    sha1: '3B1EFD3A66EA28B16697394703A72CA340A05BD5',
    sha256: 'df545bf919a2439c36983b54cdfc903dfa4f37d3996d8d84b4c31eec6f3c163e',
  },
  {
    // Microsoft Root Certificate Authority 2011
    sha1: '8F43288AD272F3103B6FB1428485EA3014C0BCFE',
    sha256: '847df6a78497943f27fc72eb93f9a637320a02b561d0a91b09e87a7807ed7c61',
  },
]

/** What the list must be signed with: trust list signing, or root list signer (wincrypt.h). */
const signingPurposes = new Set(['1.3.6.1.4.1.311.10.3.1', '1.3.6.1.4.1.311.10.3.9'])
const serverAuth = '1.3.6.1.5.5.7.3.1'
const anyPurpose = '2.5.29.37.0'
const longestPath = 5
const day = 86_400_000

/** A list and the certificates that stand between its signature and a root. */
export interface SignedList {
  published: PublishedList
  /** The signer's certificate first; the last one is issued by a root that the message does not hold, or is that root. */
  signers: Certificate[]
}

/**
 * Reads the list and checks its signature. Whether the last of `signers` leads to one of Microsoft's roots remains to
 * be checked, by `leadsTo`.
 * @throws {ListError} when it is no such list, or its signature does not hold
 */
export function readWindowsList(der: Uint8Array, source: string, now: Date): SignedList {
  const { signedData, faults } = readSignedData(der)
  if (signedData === undefined)
    throw new ListError(`it is no PKCS #7 message: ${faults[0]?.message ?? 'nothing in it'}`)
  if (signedData.contentType !== trustListType || signedData.contentElement === undefined) {
    throw new ListError('what is signed is no certificate trust list')
  }
  const list = readCertificateTrustList(signedData.contentElement)
  if (list === undefined || list.subjects.length === 0)
    throw new ListError('the certificate trust list is empty or cannot be read')
  if (list.thisUpdate.getTime() > now.getTime() + day) {
    throw new ListError(
      `it is dated ${dayOf(list.thisUpdate)}, which is in the future; check the clock of this computer`,
    )
  }
  return {
    signers: signersOf(signedData, list.thisUpdate),
    published: {
      list: {
        id: 'windows-update',
        program: 'windows',
        title: "Windows Update's signed list of roots",
        source,
        checkedOn: dayOf(list.thisUpdate),
        purposes: 'all',
      },
      roots: list.subjects.map(publishedRoot),
      certificates: [],
    },
  }
}

/** Whether the last of these certificates is the root, or is certified by it. */
export function leadsTo(signers: readonly Certificate[], root: Certificate): boolean {
  const last = signers.at(-1)
  return last !== undefined && (last.sha256 === root.sha256 || certification(root, last) === 'signed')
}

function signersOf(signedData: SignedData, at: Date): Certificate[] {
  const check = verifySignedData(signedData).find(({ result }) => result === 'valid')
  if (check?.certificate === undefined) throw new ListError('its signature does not hold')
  const signer = check.certificate
  if (!signer.extKeyUsage?.some((purpose) => signingPurposes.has(purpose))) {
    throw new ListError('it is signed by a certificate that is not for signing trust lists')
  }
  const path = [signer]
  const pool = signedData.certificates.map(decodeCertificate)
  while (path.length < longestPath) {
    const last = path.at(-1)!
    const next = pool.find(
      (issuer) =>
        issuer.basicConstraints?.cA === true &&
        !path.includes(issuer) &&
        certification(issuer, last) === 'signed',
    )
    if (next === undefined) break
    path.push(next)
  }
  if (path.some((certificate) => !isValidAt(certificate, at))) {
    throw new ListError('a certificate above its signature was not valid on the day of the list')
  }
  return path
}

function isValidAt({ notBefore, notAfter }: Certificate, at: Date): boolean {
  return notBefore !== undefined && notAfter !== undefined && notBefore <= at && at <= notAfter
}

function publishedRoot(subject: TrustedSubject): PublishedRoot {
  const { sha1, sha256, subjectKeyIdentifier, friendlyName } = subject
  return {
    sha1,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(subjectKeyIdentifier === undefined ? {} : { subjectKeyIdentifier }),
    name: friendlyName ?? sha1,
    membership: membershipOf(subject),
    restrictions: restrictionsOf(subject),
  }
}

function membershipOf(subject: TrustedSubject): Membership {
  const { purposes, disabledPurposes, disabledAt, notBeforePurposes, notBefore } = subject
  const allowed = purposes === undefined || covers(purposes)
  // Without a moment beside them, purposes were taken away for good.
  const taken =
    (disabledAt === undefined && covers(disabledPurposes ?? [])) ||
    (notBefore === undefined && covers(notBeforePurposes ?? []))
  return allowed && !taken ? 'tls' : 'other'
}

function restrictionsOf(subject: TrustedSubject): Pick<Restriction, 'kind' | 'date'>[] {
  const { disabledAt, disabledPurposes, notBefore, notBeforePurposes } = subject
  const found: Pick<Restriction, 'kind' | 'date'>[] = []
  if (disabledAt !== undefined && (disabledPurposes === undefined || covers(disabledPurposes))) {
    found.push({ kind: 'disabled', date: dayOf(disabledAt) })
  }
  if (notBefore !== undefined && (notBeforePurposes === undefined || covers(notBeforePurposes))) {
    found.push({ kind: 'issued-after', date: dayOf(notBefore) })
  }
  return found
}

function covers(purposes: readonly string[]): boolean {
  return purposes.includes(serverAuth) || purposes.includes(anyPurpose)
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
