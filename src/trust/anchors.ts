/** The trust anchors at hand: Node's own bundle of Mozilla roots, and files that the user names. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fromPem } from '../bytes/pem.ts'
import type { TrustAnchor } from '../path/path.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { certificatesOfPkcs7 } from '../x509/pkcs7.ts'

/** A file of trust anchors that cannot be used; the message says which and why, in one line. */
export class AnchorFileError extends Error {
  override name = 'AnchorFileError'
}

/**
 * Node's bundled roots. The bundle is named explicitly because Node's default set takes in whatever
 * NODE_EXTRA_CA_CERTS points to. `node:tls` is loaded only here: it costs more than a whole check.
 */
export async function bundledAnchors(): Promise<TrustAnchor[]> {
  const { getCACertificates } = await import('node:tls')
  const origin = `Mozilla roots of Node ${process.versions.node}`
  return getCACertificates('bundled').flatMap((pem) => anchorsOf(pem, origin, true))
}

/**
 * Certificates of the given PEM, DER or PKCS #7 files, and of every `.pem`, `.crt`, `.cer`, `.der`, `.p7b` and `.p7c`
 * file of the given folders.
 * @throws {AnchorFileError} when a file cannot be read or holds no certificate.
 */
export async function anchorsFromFiles(paths: readonly string[]): Promise<TrustAnchor[]> {
  const files = await Promise.all(paths.map(filesAt))
  const anchors = await Promise.all(files.flat().map(anchorsFromFile))
  return anchors.flat()
}

/** Trust anchors of a PEM text. `origin` says in words where it came from. */
export function anchorsOf(pem: string, origin: string, isPublic: boolean): TrustAnchor[] {
  return fromPem(pem)
    .filter(({ label }) => label === 'CERTIFICATE' || label === 'TRUSTED CERTIFICATE')
    .map(({ der }) => ({ certificate: decodeCertificate(der), origin, public: isPublic }))
}

async function filesAt(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const names = await readdir(path)
    return names.filter((name) => /\.(pem|crt|cer|der|p7b|p7c)$/i.test(name)).map((name) => join(path, name))
  } catch (cause) {
    throw unusable(path, 'cannot be read', cause)
  }
}

/** Octets of a file; all public roots together take half a megabyte. */
const mostOctets = 2 ** 24

async function anchorsFromFile(path: string): Promise<TrustAnchor[]> {
  // Read by a stream with an end: a device or a pipe may have none.
  const bytes = await buffer(createReadStream(path, { end: mostOctets })).catch((cause: unknown) => {
    throw unusable(path, 'cannot be read', cause)
  })
  if (bytes.length > mostOctets) throw unusable(path, `is longer than ${mostOctets / 2 ** 20} MB`)
  return anchorsFromOctets(bytes, path)
}

/**
 * Certificates of a file that was read already: PEM, DER or PKCS #7.
 * @param path of the file, for messages; its last part names the origin
 * @throws {AnchorFileError} when it holds no certificate
 */
export function anchorsFromOctets(bytes: Uint8Array, path: string): TrustAnchor[] {
  const origin = `file ${basename(path)}`
  if (bytes[0] === 0x30) {
    const certificate = decodeCertificate(bytes)
    if (certificate.publicKey !== undefined) return [{ certificate, origin, public: false }]
    const bag = certificatesOfPkcs7(bytes).map(decodeCertificate)
    if (bag.length > 0) return bag.map((each) => ({ certificate: each, origin, public: false }))
  }
  const anchors = pemAnchors(Buffer.from(bytes).toString('latin1'), origin)
  if (anchors.length === 0) throw unusable(path, 'holds no certificate in PEM, DER or PKCS #7 form')
  return anchors
}

// A text that looks like PEM and is not is told like a text without any.
function pemAnchors(text: string, origin: string): TrustAnchor[] {
  try {
    return anchorsOf(text, origin, false)
  } catch {
    return []
  }
}

function unusable(path: string, why: string, cause?: unknown): AnchorFileError {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return new AnchorFileError(
    `${path}: ${why}${code}; give a PEM, DER or P7B file of trusted roots, or a folder of them`,
  )
}
