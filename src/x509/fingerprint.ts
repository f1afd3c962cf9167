/** Fingerprints, always with the name of the hash: of a whole certificate, or of a SubjectPublicKeyInfo. */
import { hash } from 'node:crypto'

/** SHA-256 in lower-case hex, as this project writes it. */
export function sha256Hex(bytes: Uint8Array): string {
  return hash('sha256', bytes)
}

/** SHA-1 in upper-case hex, as Windows shows a thumbprint. */
export function sha1Hex(bytes: Uint8Array): string {
  return hash('sha1', bytes).toUpperCase()
}
