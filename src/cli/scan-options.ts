/** From the options of the command line to those of a run. */
import type { CheckOptions } from '../scan.ts'
import { anchorsFromFiles } from '../trust/anchors.ts'
import { formatOf, type CheckFlags } from './check-flags.ts'
import { questionsOf } from './questions.ts'

/**
 * What the options of a command say about how to check, with every file that they name read.
 * @throws {UsageError}, {AnchorFileError} and {ClientCertificateError} when they cannot be used
 */
export async function scanOptionsOf(flags: CheckFlags): Promise<CheckOptions> {
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
