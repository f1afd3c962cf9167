import { tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'

/** The status of this OCSP responder's certificate is not to be asked for, RFC 6960 section 4.2.2.2.1. */
export const ocspNoCheck: ExtensionKind<true> = {
  oid: '1.3.6.1.5.5.7.48.1.5',
  tag: tags.null,
  read: () => true,
  lines: () => ['No revocation checking'],
}
