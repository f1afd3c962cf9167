/**
 * What looking at one endpoint costs the client, when the server only replays what it once said: beside the least that
 * any client must do, in C and over node:net.
 */
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { ClientOrder } from './client.ts'
import type { Comparison } from './comparison.ts'
import { interleave, type Contender } from './measure.ts'
import { startNodeClient } from './node-client.ts'
import { address, atATime } from './place.ts'
import { startReplay, type Replay } from './replay.ts'
import { floorInC, workFolder } from './tool.ts'

const endpoints = 4000
const rounds = 7

const inC = 'C, epoll: connect, send, read, close'
const overNet = 'node:net: the same, as farend does it'

/** TLS 1.2, as --bulk asks for it. */
export function grabTls12(): Promise<Comparison> {
  const ours = 'farend, TLS 1.2 first (--bulk)'
  return grab('TLSv1.2', ours, 'bulk', [
    {
      contender: ours,
      limits: [
        { against: inC, atMost: 4.5 },
        { against: overNet, atMost: 1.5 },
      ],
    },
  ])
}

/** TLS 1.3, key exchange and decryption included. */
export function grabTls13(): Promise<Comparison> {
  return grab('TLSv1.3', 'farend, TLS 1.3', 'probe', [])
}

async function grab(
  version: 'TLSv1.2' | 'TLSv1.3',
  ours: string,
  kind: ClientOrder['kind'],
  goals: NonNullable<Comparison['goals']>,
): Promise<Comparison> {
  const replay = await startReplay(version)
  const { port, hello, octets, privateKeys } = replay
  const [net, probe] = await Promise.all([
    startNodeClient({ kind: 'net', port, hello, octets }, endpoints),
    startNodeClient({ kind, port, privateKeys }, endpoints),
  ])
  try {
    const floor = floorInC()
    const contenders: Record<string, Contender> = {
      ...('path' in floor ? { [inC]: () => costInC(floor.path, replay) } : {}),
      [overNet]: net.cost,
      [ours]: probe.cost,
    }
    return {
      title: `One endpoint, replayed flight of ${version.replace('v', ' ')}, microseconds of processor time`,
      costs: await interleave(contenders, rounds),
      ...('missing' in floor ? { skipped: { [inC]: floor.missing } } : {}),
      goals,
    }
  } finally {
    await Promise.all([net, probe, replay].map((each) => each.end()))
  }
}

function costInC(path: string, { port, hello, octets }: Replay): number {
  const file = join(workFolder, `hello-${port}`)
  writeFileSync(file, hello, 'hex')
  const stdin = openSync(file, 'r')
  const words = [address, port, endpoints, atATime, octets].map(String)
  const { stdout, stderr, status } = spawnSync(path, words, {
    stdio: [stdin, 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  closeSync(stdin)
  if (status !== 0) throw new Error(`the loop in C failed: ${stderr}`)
  return Number(stdout) / endpoints
}
