/** What a Windows certification authority adds, [MS-WCCE] section 2.2.2.7. */
import { readCount, readOctets, readOid } from '../../asn1/primitive.ts'
import { readString } from '../../asn1/string.ts'
import { tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'
import { readGeneralNames } from '../general-name.ts'
import { indent, spacedHex } from './lines.ts'

/** The template of version 2 or later that a certificate was made from. */
export interface CertificateTemplate {
  oid: string
  majorVersion?: number
  minorVersion?: number
}

/** Name of the template that a version 1 template left behind: `WebServer`. */
export const certificateTemplateName: ExtensionKind<string> = {
  oid: '1.3.6.1.4.1.311.20.2',
  tag: tags.bmpString,
  read: (reader, element) => readString(reader, element),
  lines: (name) => [name],
}

/** Says which template of version 2 or later was used. */
export const certificateTemplate: ExtensionKind<CertificateTemplate> = {
  oid: '1.3.6.1.4.1.311.21.7',
  tag: tags.sequence,
  read(reader, element) {
    const fields = reader.children(element, 'certificateTemplate')
    const oid = readOid(reader, fields.required(tags.objectIdentifier, 'templateID'))
    const majorVersion = readCount(reader, fields.optional(tags.integer))
    const minorVersion = readCount(reader, fields.optional(tags.integer))
    fields.finish()
    if (oid === undefined) return undefined
    return {
      oid,
      ...(majorVersion === undefined ? {} : { majorVersion }),
      ...(minorVersion === undefined ? {} : { minorVersion }),
    }
  },
  lines: ({ oid, majorVersion, minorVersion }) => [
    `Template=${oid}`,
    ...(majorVersion === undefined ? [] : [`Major Version Number=${majorVersion}`]),
    ...(minorVersion === undefined ? [] : [`Minor Version Number=${minorVersion}`]),
  ],
}

/** How often a CA renewed its certificate (low 16 bits) and its key (high 16 bits). */
export const caVersion: ExtensionKind<number> = {
  oid: '1.3.6.1.4.1.311.21.1',
  tag: tags.integer,
  read: readCount,
  lines: (version) => [`V${version & 0xffff}.${version >>> 16}`],
}

/** SHA-1 of the CA's previous certificate. */
export const previousCertHash: ExtensionKind<Uint8Array> = {
  oid: '1.3.6.1.4.1.311.21.2',
  tag: tags.octetString,
  read: readOctets,
  lines: (hash) => [spacedHex(hash)],
}

const objectSid = '1.3.6.1.4.1.311.25.2.1'

/** Security identifier of the account that the certificate was issued to: `S-1-5-21-…`. */
export const ntdsSecurityIdentifier: ExtensionKind<string> = {
  oid: '1.3.6.1.4.1.311.25.2',
  tag: tags.sequence,
  read(reader, element) {
    const names = readGeneralNames(reader, element, 'ntdsCASecurity')
    const sid = names.find((name) => name.type === 'otherName' && name.oid === objectSid)
    if (sid?.type !== 'otherName') return undefined
    // An OCTET STRING with the text, and so short that its header is two octets.
    return sid.raw[0] === tags.octetString ? new TextDecoder('latin1').decode(sid.raw.subarray(2)) : undefined
  },
  lines: (sid) => ['Other Name:', ...indent([`NTDS Object SID=${sid}`])],
}
