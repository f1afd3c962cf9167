import { readInteger, readOctets } from '../../asn1/primitive.ts'
import { contextTag, tags } from '../../asn1/tag.ts'
import { toHex } from '../../bytes/hex.ts'
import type { ExtensionKind } from '../extension.ts'
import { readGeneralNames } from '../general-name.ts'
import type { GeneralName } from '../general-name.ts'
import { generalNameLines, indent, spacedHex } from './lines.ts'

/** Which key signed: by its identifier, by a certificate of it, or both. */
export interface AuthorityKeyIdentifier {
  keyIdentifier?: Uint8Array
  authorityCertIssuer?: GeneralName[]
  /** Upper-case hex of the INTEGER's content octets. */
  authorityCertSerialNumber?: string
}

/** RFC 5280 section 4.2.1.2. */
export const subjectKeyIdentifier: ExtensionKind<Uint8Array> = {
  oid: '2.5.29.14',
  tag: tags.octetString,
  critical: false,
  read(reader, element) {
    const octets = readOctets(reader, element)
    if (octets?.length === 0) reader.faults.add(element.start, 'subjectKeyIdentifier is empty')
    return octets
  },
  lines: (octets) => [spacedHex(octets)],
}

/** RFC 5280 section 4.2.1.1. */
export const authorityKeyIdentifier: ExtensionKind<AuthorityKeyIdentifier> = {
  oid: '2.5.29.35',
  tag: tags.sequence,
  critical: false,
  read(reader, element) {
    const fields = reader.children(element, 'authorityKeyIdentifier')
    const keyIdentifier = readOctets(reader, fields.optional(contextTag(0)))
    const issuer = fields.optional(contextTag(1))
    const authorityCertIssuer = issuer && readGeneralNames(reader, issuer, 'authorityCertIssuer')
    const serial = readInteger(reader, fields.optional(contextTag(2)))
    fields.finish()
    if ((issuer === undefined) !== (serial === undefined)) {
      reader.faults.add(
        element.start,
        'authorityKeyIdentifier has one of issuer and serial number without the other',
      )
    }
    return {
      ...(keyIdentifier === undefined ? {} : { keyIdentifier }),
      ...(authorityCertIssuer === undefined ? {} : { authorityCertIssuer }),
      ...(serial === undefined ? {} : { authorityCertSerialNumber: toHex(serial).toUpperCase() }),
    }
  },
  lines: ({ keyIdentifier, authorityCertIssuer, authorityCertSerialNumber }) => [
    ...(keyIdentifier === undefined ? [] : [`KeyID=${spacedHex(keyIdentifier)}`]),
    ...(authorityCertIssuer === undefined
      ? []
      : ['Certificate Issuer:', ...indent(generalNameLines(authorityCertIssuer))]),
    ...(authorityCertSerialNumber === undefined
      ? []
      : [`Certificate SerialNumber=${authorityCertSerialNumber.toLowerCase().replace(/..(?=.)/g, '$& ')}`]),
  ],
}
