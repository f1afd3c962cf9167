/** The cases in the structure of PKITS, revocation included, as `openssl verify` judges them. */
import { globSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseCases, type Property } from '../../test/paths/case.ts'
import { oidOf } from '../../test/paths/oids.ts'
import { testcasesOf } from '../../test/paths/testcase.ts'
import type { Cell, Ground } from '../cell.ts'
import { runToEnd } from '../command.ts'
import type { Program } from '../server.ts'

/** Cases that OpenSSL refuses and that have to be accepted, by the number of their section, and why. */
const refusedByOpenssl = new Map([
  ['4.1.5', 'OpenSSL 3 reads no DSA key without parameters; RFC 3279 section 2.3.2 lets it inherit them.'],
  [
    '4.5.4',
    'The signer of the CRL is listed nowhere but in its own CRL. OpenSSL demands more; RFC 5280 section 6.3.3 (f) only a valid path.',
  ],
  ['4.14.30', 'As 4.5.4: the issuer of the CRL has its status in the CRL itself.'],
])

type Question = ReturnType<typeof testcasesOf>[number]

/** One cell for all of them: what each case expects is what OpenSSL says. */
export function pkitsCell(openssl: Program): Cell {
  return { programs: [openssl], title: 'cases in the structure of PKITS', run: compareAll }
}

async function compareAll(ground: Ground): Promise<string[]> {
  const faults: string[] = []
  for (const question of questions()) {
    ground.signal.throwIfAborted()
    const folder = join(ground.folder, 'pkits')
    const answer = await ask(question, folder)
    const [section = ''] = question.id.replace('pkits::', '').split(' ')
    const isKnown = !answer.accepted && question.verdict.accepted && refusedByOpenssl.has(section)
    if (answer.accepted === question.verdict.accepted || isKnown) continue
    faults.push(`${question.id}: OpenSSL ${answer.accepted ? 'accepts it' : `says ${answer.reason}`}`)
  }
  return faults
}

function questions(): Question[] {
  return globSync('testdata/paths/pkits/*.txt')
    .sort()
    .flatMap((file) => parseCases(readFileSync(file, 'utf8'), basename(file)))
    .flatMap((current) => testcasesOf(current, 'pkits'))
}

async function ask(question: Question, folder: string): Promise<{ accepted: boolean; reason: string }> {
  const { peer_certificate: endEntity, untrusted_intermediates: others, crls } = question
  await mkdir(folder, { recursive: true })
  const files = { anchors: question.trusted_certs, others, crls, endEntity: [endEntity] }
  for (const [name, pems] of Object.entries(files)) await writeFile(join(folder, name), pems.join('\n'))
  const words = [
    ...['verify', '-no-CApath', '-no-CAstore', '-CAfile', join(folder, 'anchors')],
    ...['-crl_check_all', '-extended_crl', '-use_deltas', '-policy_check', '-auth_level', '0'],
    ...['-attime', String(Date.parse(question.validation_time ?? '') / 1000)],
    ...(others.length === 0 ? [] : ['-untrusted', join(folder, 'others')]),
    ...(crls.length === 0 ? [] : ['-CRLfile', join(folder, 'crls')]),
    ...policyFlags(question.verdict.verifier),
    join(folder, 'endEntity'),
  ]
  const { code, output, complaints } = await runToEnd('openssl', words)
  const reason = /error \d+ at \d+ depth lookup: (.*)/.exec(complaints + output)?.[1] ?? complaints.trim()
  return { accepted: code === 0, reason }
}

function policyFlags(properties: readonly Property[]): string[] {
  const values = new Map(properties.map(({ word, value }) => [word, value]))
  return [
    ...(values.has('explicit') ? ['-explicit_policy'] : []),
    ...(values.has('inhibit-mapping') ? ['-inhibit_map'] : []),
    ...(values.has('inhibit-any') ? ['-inhibit_any'] : []),
    ...(values.get('accepts') ?? 'any').split(' ').flatMap((policy) => ['-policy', oidOf(policy)]),
  ]
}
