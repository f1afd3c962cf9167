/** The user's own certificate and key, read from files, for far ends that ask for one. */
import { readFile } from 'node:fs/promises'
import type { SecureContextOptions } from 'node:tls'
import { fromPem, toPem } from '../bytes/pem.ts'
import { decodeCertificate } from '../x509/decode.ts'

/** What can be presented to a far end. Made by `clientCertificateFromFiles`, which has proved that it is usable. */
export interface ClientCertificate {
  /** For node:tls. Holds the private key: it is never logged and stands in no report. */
  identity: Pick<SecureContextOptions, 'cert' | 'key' | 'pfx' | 'passphrase'>
}

export interface ClientCertificateFiles {
  /** PEM with the certificate and its intermediates, a DER certificate, or PFX (PKCS #12), which holds the key too. */
  certificate: string
  /** PEM of the private key. Default: the certificate's file, which then has to hold it. */
  key?: string
  /** Of the PFX file or of an encrypted key. */
  passphrase?: string
}

/** A client certificate that cannot be used; the message says which file, why, and what would be right, in one line. */
export class ClientCertificateError extends Error {
  override name = 'ClientCertificateError'
}

/**
 * Reads a client certificate and its key, and tries them out.
 * @throws {ClientCertificateError} when a file cannot be read, holds something else, needs another passphrase, or key
 * and certificate do not belong together.
 */
export async function clientCertificateFromFiles(files: ClientCertificateFiles): Promise<ClientCertificate> {
  const { certificate, key, passphrase } = files
  const bytes = await read(certificate)
  const secret = passphrase === undefined ? {} : { passphrase }
  const isDer = bytes[0] === 0x30
  const isCertificate = isDer && decodeCertificate(bytes).publicKey !== undefined
  const identity =
    isDer && !isCertificate
      ? { pfx: bytes, ...secret }
      : await pemIdentity(isDer ? toPem('CERTIFICATE', bytes) : bytes.toString('latin1'), certificate, key)
  const { createSecureContext } = await import('node:tls')
  try {
    createSecureContext({ ...identity, ...secret, ciphers: 'ALL:@SECLEVEL=0', ca: [] })
  } catch (cause) {
    throw refusal(files, cause)
  }
  return { identity: { ...identity, ...secret } }
}

async function pemIdentity(
  pem: string,
  certificate: string,
  key: string | undefined,
): Promise<{ cert: string; key: string }> {
  if (!labels(pem).some((label) => label.endsWith('CERTIFICATE'))) {
    throw new ClientCertificateError(`${certificate}: holds no certificate; give a PEM, DER or PFX file`)
  }
  const keyPem = key === undefined ? pem : (await read(key)).toString('latin1')
  if (labels(keyPem).some((label) => label.endsWith('PRIVATE KEY'))) return { cert: pem, key: keyPem }
  throw new ClientCertificateError(
    key === undefined
      ? `${certificate}: holds no private key; name its file with --client-key`
      : `${key}: holds no private key; give a PEM file with one`,
  )
}

// A text that looks like PEM and is not is told like a text without any.
function labels(pem: string): string[] {
  try {
    return fromPem(pem).map(({ label }) => label)
  } catch {
    return []
  }
}

async function read(file: string): Promise<Buffer> {
  return readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new ClientCertificateError(
      `${file}: cannot be read (${cause.code ?? cause.message}); check the name`,
      {
        cause,
      },
    )
  })
}

/** What OpenSSL says, in words that help; its own where there are none. */
function refusal(files: ClientCertificateFiles, cause: unknown): ClientCertificateError {
  const said = cause instanceof Error ? cause.message : String(cause)
  const file = files.key ?? files.certificate
  const [, why] = reasons.find(([pattern]) => pattern.test(said)) ?? [undefined, `cannot be used (${said})`]
  const passphrase =
    why === wrongPassphrase && files.passphrase === undefined
      ? 'is encrypted; name the variable that holds its passphrase with --client-pass-env'
      : why
  return new ClientCertificateError(`${file}: ${passphrase}`, { cause })
}

const wrongPassphrase = 'the passphrase is wrong; check the variable named with --client-pass-env'

const reasons: readonly [RegExp, string][] = [
  [/mac verify failure|bad decrypt|bad password|interrupted or cancelled|empty password/i, wrongPassphrase],
  [/key values mismatch|key type mismatch/i, 'the key does not belong to the certificate; give the pair'],
  [/unsupported/i, 'is protected with an algorithm that is out of use; export it again, with AES'],
  [
    /asn1|not enough data|wrong tag|too long|field missing/i,
    'is neither a certificate nor PFX; give a PEM, DER or PFX file',
  ],
]
