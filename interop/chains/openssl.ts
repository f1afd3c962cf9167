/** What `openssl verify` says of a setting. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toPem } from '../../src/bytes/pem.ts'
import type { Certificate } from '../../src/x509/certificate.ts'
import type { PathCase } from '../../test/paths/case.ts'
import type { Setting } from '../../test/paths/outcome.ts'
import { oidOf } from '../../test/paths/oids.ts'
import { runToEnd } from '../command.ts'

/** Its answer, and the words with which it says no. */
export interface Verdict {
  valid: boolean
  reason: string
}

/** Asks about the end entity with these other certificates at hand. `folder` is made and used alone. */
export async function opensslVerdict(
  current: PathCase,
  { at, trusted, certificates }: Setting,
  presented: readonly Certificate[],
  folder: string,
): Promise<Verdict> {
  await mkdir(folder, { recursive: true })
  const [endEntity, ...others] = presented
  const anchors = trusted.flatMap((label) => certificates.get(label) ?? [])
  const files = {
    'end-entity.pem': endEntity === undefined ? [] : [endEntity],
    'others.pem': others,
    'anchors.pem': anchors,
  }
  for (const [name, list] of Object.entries(files)) {
    await writeFile(join(folder, name), list.map(({ der }) => toPem('CERTIFICATE', der)).join(''))
  }
  const words = [
    ...['verify', '-no-CAfile', '-no-CApath', '-no-CAstore', '-partial_chain', '-policy_check'],
    ...['-auth_level', '0', '-purpose', 'sslserver', '-attime', String(Math.floor(at.getTime() / 1000))],
    ...current.verifier.flatMap(({ word, value }) => flags(word, value)),
    // Without a word about it, OpenSSL accepts no policy at all where one is demanded.
    ...(current.verifier.some(({ word }) => word === 'accepts') ? [] : ['-policy', oidOf('any')]),
    ...['-trusted', join(folder, 'anchors.pem')],
    ...(others.length === 0 ? [] : ['-untrusted', join(folder, 'others.pem')]),
    join(folder, 'end-entity.pem'),
  ]
  const { code, output, complaints } = await runToEnd('openssl', words)
  const reason = /error \d+ at \d+ depth lookup: (.*)/.exec(complaints + output)?.[1] ?? complaints.trim()
  return { valid: code === 0, reason }
}

function flags(word: string, value: string): string[] {
  if (word === 'explicit') return ['-explicit_policy']
  if (word === 'inhibit-any') return ['-inhibit_any']
  if (word === 'inhibit-mapping') return ['-inhibit_map']
  if (word === 'accepts') return value.split(' ').flatMap((policy) => ['-policy', oidOf(policy)])
  return word === 'most-intermediates' ? ['-verify_depth', value] : []
}
