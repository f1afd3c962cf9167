/** Extensions in words, in the manner of Windows' certificate dialog. */
import { FaultList } from '../asn1/fault.ts'
import { oidName, oidTitle } from '../asn1/oid.ts'
import type { Certificate } from './certificate.ts'
import { decodeExtension } from './extension.ts'
import type { Extension } from './extension.ts'
import { extensionKind } from './extensions/kinds.ts'

/** What Windows calls an extension: `Subject Alternative Name`; the OID when it has no name. */
export function extensionName(oid: string): string {
  return oidTitle(oid) ?? oidName(oid) ?? oid
}

/**
 * The lines that show an extension of this certificate, nested ones indented by five spaces a level. Empty when the
 * extension is not understood or cannot be read: then its octets are all there is. Never throws; control characters
 * of the certificate's text are still in the lines.
 */
export function extensionText(certificate: Certificate, extension: Extension): string[] {
  const kind = extensionKind(extension.oid)
  if (kind === undefined) return []
  const value = decodeExtension(kind, certificate.der, extension, new FaultList())
  return value === undefined ? [] : kind.lines(value)
}
