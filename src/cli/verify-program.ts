/** `farend verify` as the command line offers it, and how its texts are read. */
import type { Command } from 'commander'
import { encodeOid } from '../asn1/oid.ts'
import { toAsciiName } from '../names/dns-name.ts'
import { parseIpAddress } from '../names/ip-address.ts'
import { rfc5280Verifier, webPkiVerifier, type VerifierProfile } from '../path/verifier.ts'
import { trustNames } from '../programs/trust-names.ts'
import { parseMoment, parseTrust } from './check-flags.ts'
import { option, repeated } from './option.ts'
import { UsageError } from './usage-error.ts'

/** Options of a verification, read. What is not there was not given. */
export interface VerifyFlags {
  endEntity?: string
  name?: string
  purpose: 'server' | 'client'
  verifier?: keyof typeof verifierProfiles
  policy?: string[]
  explicitPolicy?: true
  ca?: string[]
  /** Names of programs, sets and origins. */
  trust?: string[]
  at?: Date
  /** Name of a variable, not the passphrase itself. */
  passEnv?: string
  saveBundle?: string
  json?: true
  output?: string
  color: boolean
  verbose?: true
}

/** Profiles by the word that stands for them. */
export const verifierProfiles = {
  rfc5280: rfc5280Verifier,
  'web-pki': webPkiVerifier,
} as const satisfies Record<string, VerifierProfile>

/** Adds the command. `settle` is given its exit code. */
export function addVerify(
  program: Command,
  verify: (files: string[], flags: VerifyFlags) => Promise<number>,
  settle: (exitCode: number) => void,
): void {
  const command = program
    .command('verify')
    .description('verify certificates in files, without a network: PEM, DER, P7B, PFX')
    .argument('[file...]', 'certificates: the end entity and what a server sends along; - is standard input')
    .addHelpText('after', afterHelp)
    .action(async (files: string[], flags: VerifyFlags) => settle(await verify(files, flags)))
  for (const each of verifyOptions()) command.addOption(each)
}

function verifyOptions() {
  return [
    option('--name <host>', 'the host name or IP address that it must be for').argParser(parseName),
    option('--end-entity <file>', 'the end entity is in this file (the certificate that certifies no other)'),
    option('--ca <file>', 'trust these too: a PEM, DER or P7B file, or a folder; may be repeated').argParser(
      repeated(String),
    ),
    option(
      '--trust <program,…>',
      `trust the roots of these, among those at hand: ${trustNames.join(', ')} (node)`,
    ).argParser(parseTrust),
    option('--at <date>', 'verify as of this date, such as 2027-03-15 (now)').argParser(parseMoment),
    option('--purpose <purpose>', 'what it is for: server, client (server)')
      .choices(['server', 'client'])
      .default('server'),
    option(
      '--verifier <profile>',
      'demands of the verifier: rfc5280, web-pki (web-pki below public roots, else rfc5280)',
    ).choices(Object.keys(verifierProfiles)),
    option('--policy <oid>', 'the path must be valid for this certificate policy; may be repeated').argParser(
      repeated(parsePolicy),
    ),
    option('--explicit-policy', 'the path must be valid for some certificate policy'),
    option('--pass-env <variable>', 'name of the variable that holds the passphrase of PFX files'),
    option('--save-bundle <file>', 'write the certificates that a server should send, as PEM'),
    option('-j, --json', 'print one JSON object'),
    option('-o, --output <file>', 'write to this file instead of standard output'),
    option('--no-color', 'no colours'),
    option('-v, --verbose', 'what root programs make of the path, and the other paths that were tried'),
  ]
}

const afterHelp = `
Private keys in the files are left alone: not read, not printed, not written.

Exit codes: 0 valid; 1 not valid; 2 bad usage, or a file that cannot be used;
4 internal fault. What authorities do wrong is told, and changes none of them.

Examples:
  farend verify chain.pem --name sip.contoso.com
  farend verify server.pfx --pass-env PFX_PASSPHRASE --ca lab-root.pem
  farend verify leaf.pem issuing.pem --at 2027-03-15 --save-bundle bundle.pem
`

/**
 * A host name in A-label form, or an IP address.
 * @throws {UsageError}
 */
export function parseName(text: string): string {
  const address = text.replace(/^\[(.*)\]$/, '$1')
  if (parseIpAddress(address) !== undefined) return address
  const name = toAsciiName(text)
  if (name !== undefined) return name
  throw new UsageError(`--name ${text}: right is a host name such as sip.contoso.com, or an IP address`)
}

/**
 * An object identifier in dotted text.
 * @throws {UsageError}
 */
export function parsePolicy(text: string): string {
  try {
    encodeOid(text)
    return text
  } catch {
    throw new UsageError(`--policy ${text}: right is an object identifier such as 2.23.140.1.2.2`)
  }
}
