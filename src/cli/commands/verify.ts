/** `farend verify <file>...`: verifies certificates in files and prints what was found. */
import { CertificateFileError } from '../../container/certificate-file-error.ts'
import { readCertificateFile } from '../../container/certificate-file.ts'
import { verify, type NamedFile, type VerifyOptions } from '../../diagnose/verify.ts'
import { escapeText } from '../../render/escape.ts'
import { renderVerificationJson } from '../../render/json.ts'
import { renderVerification } from '../../render/verification-text.ts'
import type { Verification } from '../../report/verification.ts'
import { anchorsFromFiles } from '../../trust/anchors.ts'
import { storeFolder } from '../../trust/root-store.ts'
import { loadTrust } from '../../trust/select-anchors.ts'
import { bundlePem } from '../bundle-output.ts'
import { missingText } from '../bundle-text.ts'
import { exit } from '../exit-code.ts'
import { readInputFile } from '../input-file.ts'
import { openOutputFile, type OutputFile } from '../output-file.ts'
import { terminalOf } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import { verifierProfiles, type VerifyFlags } from '../verify-program.ts'
import { version } from '../../version.ts'

/**
 * Verifies and gives the exit code: 0 when valid.
 * @throws {UsageError} when a file or an option cannot be used
 * @throws {AnchorFileError} when a file of `--ca` cannot be
 * @throws {TrustError} and {RootStoreError} when the roots of `--trust` cannot be had
 */
export async function runVerify(paths: string[], flags: VerifyFlags): Promise<number> {
  if (paths.length === 0 && flags.endEntity === undefined) {
    throw new UsageError('no file; right is farend verify chain.pem; see farend verify --help')
  }
  const passphrase = passphraseOf(flags)
  const files: NamedFile[] = []
  for (const path of paths) files.push(await readFile(path, passphrase))
  const named = flags.endEntity === undefined ? undefined : await readFile(flags.endEntity, passphrase)
  const options = await optionsOf(flags, named)
  const outputs = await openOutputs(flags)
  try {
    const verification = verify(files, options)
    await finish(verification, flags, outputs)
    return verification.valid ? exit.fine : exit.findings
  } catch (error) {
    await Promise.all(Object.values(outputs).map((output) => output.discard().catch(() => undefined)))
    throw error
  }
}

/** Larger files are no certificates, and longer lists are no chain. */
const most = { octets: 2 ** 24, certificates: 1000 }

async function readFile(path: string, passphrase: string | undefined): Promise<NamedFile> {
  const name = path === '-' ? 'standard input' : path
  const octets = await readInputFile(path, { most: most.octets, advice: 'no file of certificates does' })
  try {
    const file = readCertificateFile(octets, passphrase)
    if (file.certificates.length <= most.certificates) return { file: name, ...file }
    const { length } = file.certificates
    throw new UsageError(
      `${name}: ${length} certificates; right are at most ${most.certificates}, those of one chain`,
    )
  } catch (cause) {
    if (!(cause instanceof CertificateFileError)) throw cause
    throw new UsageError(`${name}: ${cause.message}`, { cause })
  }
}

function passphraseOf({ passEnv }: VerifyFlags): string | undefined {
  if (passEnv === undefined) return undefined
  const passphrase = process.env[passEnv]
  if (passphrase !== undefined) return passphrase
  throw new UsageError(
    `--pass-env ${passEnv}: there is no such variable; right is the name of one that holds the passphrase`,
  )
}

async function optionsOf(flags: VerifyFlags, endEntity: NamedFile | undefined): Promise<VerifyOptions> {
  const { ca = [], trust, at, name, purpose, verifier, policy, explicitPolicy } = flags
  const [own, { anchors, facts }] = await Promise.all([
    anchorsFromFiles(ca),
    loadTrust(trust, storeFolder(process.env)),
  ])
  return {
    anchors: [...own, ...anchors],
    programs: facts,
    now: at ?? new Date(),
    ...(endEntity === undefined ? {} : { endEntity }),
    ...(name === undefined ? {} : { name }),
    purpose,
    ...(verifier === undefined ? {} : { verifier: verifierProfiles[verifier] }),
    ...(policy === undefined && explicitPolicy === undefined
      ? {}
      : { policies: { explicit: true, ...(policy === undefined ? {} : { acceptable: policy }) } }),
  }
}

interface Outputs {
  text?: OutputFile
  bundle?: OutputFile
}

async function openOutputs({ output, saveBundle }: VerifyFlags): Promise<Outputs> {
  const outputs: Outputs = {}
  if (output !== undefined && output !== '-') outputs.text = await openOutputFile(output)
  if (saveBundle === undefined) return outputs
  try {
    outputs.bundle = await openOutputFile(saveBundle)
    return outputs
  } catch (error) {
    await outputs.text?.discard()
    throw error
  }
}

async function finish(
  verification: Verification,
  flags: VerifyFlags,
  { text, bundle }: Outputs,
): Promise<void> {
  const stream = text === undefined ? process.stdout : {}
  const terminal = terminalOf(stream, process.env, flags.color)
  const result = flags.json
    ? renderVerificationJson(verification, version)
    : renderVerification(verification, { ...terminal, verbose: flags.verbose === true })
  if (text === undefined) process.stdout.write(result)
  else await writeWhole(text, result)
  if (bundle === undefined) return
  if (verification.bundle.complete) {
    return writeWhole(bundle, bundlePem(verification.bundle, verification.certificates))
  }
  await bundle.discard()
  const reason = missingText(verification.bundle)
  process.stderr.write(`farend: ${escapeText(`${flags.saveBundle} was not written: ${reason}`)}\n`)
}

async function writeWhole(file: OutputFile, content: string): Promise<void> {
  await file.write(content)
  await file.finish()
}
