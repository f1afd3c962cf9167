/** The certificate that we would present, for the preflight: from a file, or from our own server as others see it. */
import { readFile } from 'node:fs/promises'
import { readCertificateFile } from './container/certificate-file.ts'
import { CertificateFileError } from './container/certificate-file-error.ts'
import { findEndEntity } from './diagnose/end-entity.ts'
import { toAsciiName } from './names/dns-name.ts'
import type { OwnCertificate } from './report/preflight.ts'
import { checkAllWithEvidence, type CheckOptions } from './scan.ts'
import { parseTarget } from './targets/from-text.ts'
import { decodeCertificate } from './x509/decode.ts'

/** A certificate of ours that cannot be had; the message says which, why, and what would be right. */
export class OwnCertificateError extends Error {
  override name = 'OwnCertificateError'
}

/** Where servers that speak mutual TLS in SIP listen. */
const usualPort = 5061

/** Larger files hold no chain. */
const mostOctets = 2 ** 20

/**
 * Reads the certificates of a file (PEM, DER, P7B, PFX). No private key is needed, and one that is there is left alone.
 * @param passphrase of a PFX file
 * @throws {OwnCertificateError} when the file cannot be read or holds no certificate
 */
export async function ownFromFile(file: string, passphrase?: string): Promise<OwnCertificate> {
  const octets = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new OwnCertificateError(
      `${file}: cannot be read (${cause.code ?? cause.message}); right is a file with your certificate, or your host`,
      { cause },
    )
  })
  return ownFromOctets(octets, file, passphrase)
}

/**
 * Reads the certificates of a file that is at hand.
 * @param file name for messages and the report
 * @param passphrase of a PFX file
 * @throws {OwnCertificateError} when it holds no certificate
 */
export function ownFromOctets(octets: Uint8Array, file: string, passphrase?: string): OwnCertificate {
  if (octets.length > mostOctets) {
    throw new OwnCertificateError(`${file}: ${octets.length} octets, which is no file of certificates`)
  }
  try {
    const certificates = readCertificateFile(octets, passphrase).certificates.map(decodeCertificate)
    const endEntity = findEndEntity(certificates)
    const others = certificates.filter(({ sha256 }) => sha256 !== endEntity.sha256)
    return { from: file, presented: [endEntity, ...others].map(({ der }) => der) }
  } catch (cause) {
    if (!(cause instanceof CertificateFileError)) throw cause
    throw new OwnCertificateError(`${file}: ${cause.message}`, { cause })
  }
}

/**
 * Fetches the certificate of our own server: the first of its addresses that presents one. The port is 5061 unless it
 * is named.
 * @throws {InputError} when the text names no host
 * @throws {OwnCertificateError} when the server presents none
 */
export async function ownFromHost(text: string, options: CheckOptions = {}): Promise<OwnCertificate> {
  const [target, ...rest] = parseTarget(text, { ports: [usualPort] })
  if (target === undefined || rest.length > 0) {
    throw new OwnCertificateError(`${text}: one host is wanted, such as sip.contoso.com:5061`)
  }
  const { profile: _, at: __, online: ___, questions: ____, preflight: _____, ...way } = options
  for await (const { observation } of checkAllWithEvidence([target], way)) {
    const seen = observation.endpoints.find(({ presented }) => presented.length > 0)
    if (seen !== undefined) {
      const host = toAsciiName(seen.host)
      const from = `${seen.host}:${seen.port}`
      return { from, ...(host === undefined ? {} : { host }), presented: seen.presented }
    }
    const why = observation.endpoints[0]?.failure?.detail ?? 'no server was found'
    throw new OwnCertificateError(
      `${text}: no certificate of yours could be seen there (${why}); right is your own host, or a file`,
    )
  }
  throw new OwnCertificateError(`${text}: the check of your own host was stopped`)
}
