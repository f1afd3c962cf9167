/** Where certificates say that CRLs are. */
import { FaultList } from '../asn1/fault.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeExtension } from '../x509/extension.ts'
import { freshestCRL } from '../x509/extensions/distribution-points.ts'
import type { DistributionPoint } from '../x509/extensions/distribution-points.ts'

/** Where a certificate says that delta CRLs are, RFC 5280 section 4.2.1.15. */
export function freshestOf(certificate: Certificate): DistributionPoint[] {
  const extension = certificate.extension(freshestCRL.oid)
  if (extension === undefined) return []
  return decodeExtension(freshestCRL, certificate.der, extension, new FaultList()) ?? []
}

/** The URIs under which a distribution point has its CRL, all of them the same. */
export function urisOf({ fullName = [] }: DistributionPoint): string[] {
  return fullName.flatMap(({ type, value }) => (type === 'uniformResourceIdentifier' ? [value] : []))
}

/** Whether a certificate names this address as that of a CRL about it. */
export function namesCrlAt(certificate: Certificate, url: string): boolean {
  return (certificate.cRLDistributionPoints ?? []).some((point) => urisOf(point).includes(url))
}
