/** The Certificate message, RFC 8446 section 4.4.2 and RFC 5246 section 7.4.2. */
import type { ByteReader } from '../bytes/reader.ts'
import { decodeWhole, readAll, readExtensions } from './decode.ts'
import { protocolVersion } from './version.ts'

/**
 * DER of each certificate of the certificate_list, in wire order and unread; undefined when the body is no
 * Certificate message of that version. An empty list is a list.
 */
export function decodeCertificateMessage(body: Uint8Array, version: number): Uint8Array[] | undefined {
  return version === protocolVersion.tls13
    ? decodeWhole(body, readTls13)
    : decodeWhole(body, (reader) => readAll(reader.vector24(), (list) => list.vector24()))
}

function readTls13(reader: ByteReader): Uint8Array[] {
  reader.vector8() // certificate_request_context
  return readAll(reader.vector24(), (list) => {
    const certificate = list.vector24()
    readExtensions(list.vector16())
    return certificate
  })
}
