/** From the options of the command line to those of a run. */
import { existsSync } from 'node:fs'
import { ownFromFile, ownFromHost } from '../own-certificate.ts'
import type { OwnCertificate } from '../report/preflight.ts'
import type { CheckOptions } from '../scan.ts'
import { anchorsFromFiles } from '../trust/anchors.ts'
import { formatOf, type CheckFlags } from './check-flags.ts'
import { passphraseOf, questionsOf } from './questions.ts'

/**
 * What the options of a command say about how to check, with every file that they name read.
 * @throws {UsageError}, {AnchorFileError} and {ClientCertificateError} when they cannot be used
 */
export async function scanOptionsOf(flags: CheckFlags): Promise<CheckOptions> {
  const options = await plainOptionsOf(flags)
  const preflight = await ownCertificateOf(flags, options)
  return preflight === undefined ? options : { ...options, preflight }
}

/** A file, if there is one of that name or the text can be nothing else; otherwise a host. */
async function ownCertificateOf(
  { preflight, clientPassEnv }: CheckFlags,
  options: CheckOptions,
): Promise<OwnCertificate | undefined> {
  if (preflight === undefined) return undefined
  const isFile = existsSync(preflight) || /[/\\]|\.(pem|crt|cer|der|p7b|p7c|pfx|p12)$/i.test(preflight)
  if (isFile) return ownFromFile(preflight, passphraseOf(clientPassEnv, process.env))
  return ownFromHost(preflight, options)
}

async function plainOptionsOf(flags: CheckFlags): Promise<CheckOptions> {
  const { dns, pool, ipv4, ipv6, resolve, servername, proxy, profile, ca, trust, at } = flags
  const { online, onlinePrivate } = flags
  const { timeout, deadline, retries, concurrency, perAddress, rate } = flags
  return {
    ...(dns === undefined ? {} : { dns }),
    pool,
    families: ipv4 ? ['A'] : ipv6 ? ['AAAA'] : ['A', 'AAAA'],
    ...(resolve === undefined ? {} : { overrides: resolve }),
    ...(servername === undefined ? {} : { serverName: servername === false ? null : servername }),
    ...(proxy === undefined ? {} : { proxy }),
    ...(profile === undefined ? {} : { profile }),
    questions: await questionsOf(flags, process.env),
    anchors: await anchorsFromFiles(ca ?? []),
    ...(trust === undefined ? {} : { trust }),
    ...(at === undefined ? {} : { at }),
    ...(online ? { online: onlinePrivate === undefined ? {} : { private: onlinePrivate } } : {}),
    timeout,
    ...(deadline === undefined ? {} : { deadline }),
    retries,
    concurrency,
    perAddress,
    ...(rate === undefined ? {} : { rate }),
    ...(flags.bulk ? { bulk: true } : {}),
    // A line of JSON stands for itself; whoever reads text or a table expects the order of the input.
    order: formatOf(flags) === 'jsonl' ? 'finished' : 'given',
  }
}
