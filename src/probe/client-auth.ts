/** Says in a report's words what the far end asked of us. */
import { type ClientAuth, clientAuthUnknown } from '../report/observation.ts'
import type { CertificateRequest } from '../tls/certificate-request.ts'
import { decodeName, formatName } from '../x509/name.ts'

/** null: the flight was read to its end and held no request; undefined: it was not read that far. */
export function clientAuthOf(request: CertificateRequest | null | undefined): ClientAuth {
  if (request === undefined) return clientAuthUnknown
  if (request === null) return { ...clientAuthUnknown, request: 'none' }
  const { authoritiesBytes, types, signatureSchemes } = request
  const authorities = request.authorities.map((name) => formatName(decodeName(name)))
  return { request: 'requested', authorities, authoritiesBytes, types, signatureSchemes }
}
