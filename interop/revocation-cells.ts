/** CRLs of `openssl ca` and answers of `openssl ocsp`, over HTTP, as `--online` gathers and judges them. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Authority } from '../src/estate/authority.ts'
import { createAuthority } from '../src/estate/authority.ts'
import type { IssuedCertificate } from '../src/estate/certificate.ts'
import { listen } from '../src/estate/listener.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
import { gatheredEndpoint, statementsOf } from '../test/gathered-endpoint.ts'
import { differences, loopback, newPlace, type Cell, type Ground } from './cell.ts'
import { runToEnd } from './command.ts'
import { freePort } from './process.ts'
import type { Program } from './server.ts'

const day = 86_400_000

interface Case {
  title: string
  /** What the authority's data base says of the certificate. */
  entry: 'V' | 'R'
  /** Days around now from and to which what is published holds. Default: now and a week. */
  period?: readonly [from: number, to: number]
  /** Somebody else signs. */
  isStranger?: true
  /** Nobody answers. */
  isSilent?: true
  crl: string
  ocsp: string
}

const cases: readonly Case[] = [
  { title: 'good', entry: 'V', crl: 'good good', ocsp: 'good good' },
  { title: 'revoked', entry: 'R', crl: 'revoked revoked', ocsp: 'revoked revoked' },
  { title: 'stale', entry: 'V', period: [-9, -2], crl: 'stale stale', ocsp: 'good good' },
  {
    title: 'signed by a stranger',
    entry: 'R',
    isStranger: true,
    crl: 'unknown wrong-signer',
    ocsp: 'unknown responder-not-authorized',
  },
  {
    title: 'unreachable',
    entry: 'V',
    isSilent: true,
    crl: 'unreachable unreachable',
    ocsp: 'unreachable unreachable',
  },
]

/** One cell for each answer that there is. */
export function revocationCells(openssl: Program): Cell[] {
  return cases.map((each) => ({
    programs: [openssl],
    title: each.title,
    run: (ground) => runCase(openssl, each, ground),
  }))
}

async function runCase(openssl: Program, each: Case, ground: Ground): Promise<string[]> {
  const address = loopback(ground, 7)
  const { folder } = await newPlace(ground, [address])
  const server = createServer((request, response) => {
    void answer(request).then((octets) => response.end(octets))
  })
  const { port, close } = await listen(server, address, 0)
  try {
    const dead = each.isSilent ? await freePort([address]) : port
    const url = `http://${address}:${dead}`
    const { issuing, root } = authorities()
    const certificate = issuing.issue({
      subject: ['CN=sip.interop.test'],
      notBefore: new Date(Date.now() - day),
      notAfter: new Date(Date.now() + 30 * day),
      crlUris: [`${url}/issuing.crl`],
      authorityInfoAccess: { ocsp: [`${url}/ocsp`] },
    })
    await prepare(folder, certificate, issuing, each)
    const endpoint = await gatheredEndpoint(root, [certificate, issuing], { permitted: address })
    const seen = statementsOf(endpoint)
    return differences(
      (['crl', 'ocsp'] as const).map((means) => ({
        what: means,
        expected: each[means],
        seen: seen[means] ?? 'nothing',
      })),
    )
  } finally {
    await close()
  }

  async function answer(request: IncomingMessage): Promise<Uint8Array> {
    if (request.method !== 'POST') return makeCrl(openssl, folder, each)
    await writeFile(join(folder, 'request.der'), await buffer(request))
    return respond(openssl, folder)
  }
}

function authorities(): { root: Authority; issuing: Authority } {
  const dates = { notBefore: new Date(Date.now() - 30 * day), notAfter: new Date(Date.now() + 3650 * day) }
  const root = createAuthority({ ...dates, subject: ['CN=Interop Revocation Root'] })
  return { root, issuing: createAuthority({ ...dates, subject: ['CN=Interop Revocation Issuing'] }, root) }
}

/** The folder of an authority of `openssl ca`, which knows one certificate. */
async function prepare(
  folder: string,
  certificate: IssuedCertificate,
  issuing: Authority,
  { entry, isStranger }: Case,
): Promise<void> {
  const dates = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + day) }
  const signer = isStranger ? createAuthority({ ...dates, subject: ['CN=Stranger'] }) : issuing
  const time = (moment: Date) => `${moment.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`
  const { serialNumber } = decodeCertificate(certificate.der)
  const revoked = entry === 'R' ? `${time(new Date(Date.now() - day))},keyCompromise` : ''
  const files = {
    'index.txt': `${entry}\t${time(dates.notAfter)}\t${revoked}\t${serialNumber}\tunknown\t/CN=a\n`,
    'index.txt.attr': 'unique_subject = no\n',
    crlnumber: '01\n',
    'issuer.pem': issuing.pem,
    'signer.pem': signer.pem,
    'signer.key': signer.keyPem,
    'ca.cnf': [
      '[ca]',
      'default_ca = here',
      '[here]',
      'database = index.txt',
      'crlnumber = crlnumber',
      'default_md = sha256',
      'default_crl_days = 7',
      'crl_extensions = crl',
      '[crl]',
      'authorityKeyIdentifier = keyid',
      '',
    ].join('\n'),
  }
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
}

async function makeCrl({ command }: Program, folder: string, { period }: Case): Promise<Uint8Array> {
  const time = (days: number) =>
    `${new Date(Date.now() + days * day).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
  const dates = period && ['-crl_lastupdate', time(period[0]), '-crl_nextupdate', time(period[1])]
  const words = ['ca', '-config', 'ca.cnf', '-gencrl', '-cert', 'signer.pem', '-keyfile', 'signer.key']
  return produce(command, [...words, '-out', 'made.crl', ...(dates ?? [])], folder, 'made.crl')
}

async function respond({ command }: Program, folder: string): Promise<Uint8Array> {
  const signer = ['-rsigner', 'signer.pem', '-rkey', 'signer.key', '-CA', 'issuer.pem']
  const words = ['ocsp', '-index', 'index.txt', ...signer, '-reqin', 'request.der', '-ndays', '7']
  return produce(command, [...words, '-respout', 'response.der'], folder, 'response.der')
}

/** What a command wrote; what it complained about, where it wrote nothing. */
async function produce(
  command: string,
  words: readonly string[],
  folder: string,
  file: string,
): Promise<Uint8Array> {
  const { complaints } = await runToEnd(command, words, { folder })
  return readFile(join(folder, file)).catch(() => Buffer.from(complaints))
}
