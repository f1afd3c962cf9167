/** What looking at one endpoint costs, beside other people's ways to the same certificates; the server is a real one. */
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import type { Comparison } from './comparison.ts'
import { targetList } from './command.ts'
import { startFarEnd } from './far-end.ts'
import { interleave, type Contender } from './measure.ts'
import { startNodeClient } from './node-client.ts'
import { address, atATime, host } from './place.ts'
import { processCost, unmeasurable } from './process-cost.ts'
import { grabberInGo, installed, said, workFolder } from './tool.ts'

const endpoints = 2000
const rounds = 5

const go = 'Go crypto/tls, full handshake'
const goToCertificate = 'Go crypto/tls, given up at the certificate'
const bulk = 'farend, TLS 1.2 first (--bulk)'
const modern = 'farend, TLS 1.3'
const nodeTls = 'node:tls, shared SecureContext'

/** Go and the others as whole processes; those of Node without their start. */
export async function peers(): Promise<Comparison> {
  const farEnd = await startFarEnd()
  const { port } = farEnd
  const clients = await Promise.all([
    startNodeClient({ kind: 'bulk', port }, endpoints),
    startNodeClient({ kind: 'probe', port }, endpoints),
    startNodeClient({ kind: 'tls-shared', port }, endpoints / 4),
    startNodeClient({ kind: 'tls', port }, endpoints / 4),
  ])
  const [ours, oursModern, shared, unshared] = clients
  const { contenders, skipped } = others(port)
  try {
    return {
      title: `One endpoint, ${farEnd.software}, microseconds of processor time`,
      costs: await interleave(
        {
          ...pick(contenders, [go, goToCertificate]),
          [bulk]: ours.cost,
          [modern]: oursModern.cost,
          [nodeTls]: shared.cost,
          'node:tls, as people use it': unshared.cost,
          ...contenders,
        },
        rounds,
      ),
      skipped,
      goals: [
        { contender: bulk, limits: [{ against: go, atMost: 0.3 }] },
        { contender: bulk, limits: [{ against: nodeTls, atMost: 0.1 }] },
        { contender: modern, limits: [{ against: go, atMost: 0.7 }] },
      ],
      remarks: versions(),
    }
  } finally {
    await Promise.all([...clients, farEnd].map((each) => each.end()))
  }
}

/** A way to run another program over a list, and over how many endpoints. */
interface Peer {
  name: string
  program: string
  endpoints: number
  command: (path: string, list: string, port: number) => string[]
}

const programs: Peer[] = [
  {
    name: 'sslscan, certificate only, one process',
    program: 'sslscan',
    endpoints: 100,
    command: (path, list) => [path, ...sslscanOptions, `--targets=${list}`],
  },
  {
    name: 'nmap --script ssl-cert, one process',
    program: 'nmap',
    endpoints: 100,
    command: (path, list, port) => [path, ...nmapOptions, '-p', `${port}`, '-iL', list],
  },
  {
    name: 'openssl s_client, a process each',
    program: 'openssl',
    endpoints: 20,
    command: (path, _, port) => ['bash', '-c', oneByOne, 'bash', '20', path, ...openSslOptions(port)],
  },
]

function others(port: number): { contenders: Record<string, Contender>; skipped: Record<string, string> } {
  const contenders: Record<string, Contender> = {}
  const skipped: Record<string, string> = {}
  const grabber = grabberInGo()
  const list = targetList(port, endpoints)
  for (const [name, how] of [
    [go, 'full'],
    [goToCertificate, 'certificate'],
  ] as const) {
    const why = unmeasurable ?? ('missing' in grabber ? grabber.missing : undefined)
    if (why !== undefined) skipped[name] = why
    else if ('path' in grabber) {
      const words = [grabber.path, how, host, `${atATime}`]
      contenders[name] = () => processCost(words, list).processor / endpoints
    }
  }
  for (const peer of programs) {
    const tool = installed(peer.program)
    const why = unmeasurable ?? ('missing' in tool ? tool.missing : undefined)
    if (why !== undefined) skipped[peer.name] = why
    else if ('path' in tool) {
      const words = peer.command(tool.path, hostList(peer, port), port)
      contenders[peer.name] = () => processCost(words).processor / peer.endpoints
    }
  }
  return { contenders, skipped }
}

// nmap is told the port by an option and takes hosts only.
function hostList({ program, endpoints: count }: Peer, port: number): string {
  const file = join(workFolder, `${program}-list`)
  writeFileSync(file, `${program === 'nmap' ? address : `${address}:${port}`}\n`.repeat(count))
  return file
}

const sslscanOptions = [
  ...['--no-ciphersuites', '--no-compression', '--no-fallback', '--no-groups', '--no-heartbleed'],
  ...['--no-renegotiation', '--no-colour', `--sni-name=${host}`],
]

const nmapOptions = ['-n', '-Pn', '-T5', '--min-parallelism', '100', '--script', 'ssl-cert']

const oneByOne = 'count=$1; shift; for ((run = 0; run < count; run++)); do "$@" < /dev/null; done'

// Without its store of authorities, which would cost more than all the rest.
function openSslOptions(port: number): string[] {
  const place = ['-connect', `${address}:${port}`, '-servername', host]
  return ['s_client', ...place, '-showcerts', '-no-CAfile', '-no-CApath', '-no-CAstore']
}

function pick(contenders: Record<string, Contender>, names: string[]): Record<string, Contender> {
  return Object.fromEntries(Object.entries(contenders).filter(([name]) => names.includes(name)))
}

function versions(): string[] {
  const asked: [string, string][] = [
    ['go', 'version'],
    ['openssl', 'version'],
    ['nmap', '--version'],
  ]
  const known = asked.flatMap(([name, word]) => {
    const tool = installed(name)
    return 'path' in tool ? [said(tool.path, word)] : []
  })
  return [`with Node ${process.version}${known.map((each) => `, ${each}`).join('')}`]
}
