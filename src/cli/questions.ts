/** What the options say is to be asked of every endpoint besides its first flight. */
import {
  clientCertificateFromFiles,
  type ClientCertificate,
  type ClientCertificateFiles,
} from '../probe/client-certificate.ts'
import type { Questions } from '../probe/examine.ts'
import type { CheckFlags } from './check-flags.ts'
import { UsageError } from './usage-error.ts'

/**
 * Reads the client certificate, if one is named, and puts the questions together.
 * @param variables where the passphrase is looked up: on a command line it would be seen by everybody
 * @throws {UsageError} when the options do not fit together
 * @throws {ClientCertificateError} when the certificate cannot be used
 */
export async function questionsOf(
  flags: CheckFlags,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Questions> {
  const { complete, sipOptions, probeVersions, probeSuites, probeCertificates } = flags
  const clientCertificate = await clientCertificateOf(flags, variables)
  return {
    ...(complete ? { complete } : {}),
    ...(clientCertificate === undefined ? {} : { clientCertificate }),
    ...(sipOptions ? { sipOptions } : {}),
    ...(probeVersions ? { versions: probeVersions } : {}),
    ...(probeSuites ? { suites: probeSuites } : {}),
    ...(probeCertificates ? { certificates: probeCertificates } : {}),
  }
}

async function clientCertificateOf(
  { clientCert, clientKey, clientPassEnv, preflight }: CheckFlags,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<ClientCertificate | undefined> {
  if (clientCert === undefined) {
    const stray =
      clientKey !== undefined
        ? '--client-key'
        : clientPassEnv !== undefined && preflight === undefined
          ? '--client-pass-env'
          : undefined
    if (stray === undefined) return undefined
    throw new UsageError(`${stray} belongs to a certificate; name its file with --client-cert`)
  }
  const files: ClientCertificateFiles = { certificate: clientCert }
  if (clientKey !== undefined) files.key = clientKey
  const passphrase = passphraseOf(clientPassEnv, variables)
  if (passphrase !== undefined) files.passphrase = passphrase
  return clientCertificateFromFiles(files)
}

/**
 * The passphrase of the user's own files.
 * @throws {UsageError} when the variable does not exist
 */
export function passphraseOf(
  variable: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (variable === undefined) return undefined
  const passphrase = variables[variable]
  if (passphrase !== undefined) return passphrase
  throw new UsageError(
    `--client-pass-env ${variable}: there is no such variable; right is the name of one that holds the passphrase`,
  )
}
