/** What a far end says about the revocation of its own certificate: RFC 6066 section 8, RFC 8446 section 4.4.2.1. */
import { ByteReader } from '../bytes/reader.ts'
import { decodeWhole, readExtensions } from './decode.ts'
import { extensionType } from './extension-type.ts'

const ocsp = 1

/** DER of the OCSP response in a CertificateStatus; undefined when it holds none. */
export function decodeCertificateStatus(body: Uint8Array): Uint8Array | undefined {
  return decodeWhole(body, (reader) => {
    const type = reader.uint8()
    const response = reader.vector24()
    return type === ocsp && response.length > 0 ? response : undefined
  })
}

/** DER of the OCSP response with the end entity in the body of a Certificate message of TLS 1.3. */
export function stapleIn(body: Uint8Array): Uint8Array | undefined {
  const status = decodeWhole(body, (reader) => {
    reader.vector8() // certificate_request_context
    const list = new ByteReader(reader.vector24())
    list.vector24()
    return readExtensions(list.vector16()).get(extensionType.statusRequest)
  })
  return status && decodeCertificateStatus(status)
}
