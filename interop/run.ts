/**
 * Puts real servers, as Debian packages them, in front of the probe, the resolver and the whole command; on loopback
 * only.
 *
 *   npm run interop [-- <group>...]
 *
 * A group is a server's name, `questions`, `pipeline`, `revocation` or `chains`. Exit code 0 when all that could be
 * had passed, 1 when something failed, 2 for a group that does not exist, 130 when interrupted.
 */
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseNetwork } from '../src/estate/addresses.ts'
import type { Cell, Ground } from './cell.ts'
import { chainCells } from './chain-cells.ts'
import { dnsCells } from './dns-cells.ts'
import { matrixLines, type SettingResult } from './matrix.ts'
import { bringPrograms, type Availability } from './packages.ts'
import { pipelineCells } from './pipeline.ts'
import { createPki } from './pki.ts'
import { proxyCells } from './proxy-cells.ts'
import { questionCells } from './question-cells.ts'
import { revocationCells } from './revocation-cells.ts'
import type { NameServer, Program, ProxyProgram, StartTlsServer, TlsServer } from './server.ts'
import { botan } from './servers/botan.ts'
import { caddy } from './servers/caddy.ts'
import { dovecot } from './servers/dovecot.ts'
import { erlang } from './servers/erlang.ts'
import { exim } from './servers/exim.ts'
import { gnutls } from './servers/gnutls.ts'
import { haproxy } from './servers/haproxy.ts'
import { jsse } from './servers/jsse.ts'
import { kamailio } from './servers/kamailio.ts'
import { knot } from './servers/knot.ts'
import { lighttpdMbedtls, lighttpdWolfssl } from './servers/lighttpd.ts'
import { mariadb } from './servers/mariadb.ts'
import { microsocks } from './servers/microsocks.ts'
import { nginx } from './servers/nginx.ts'
import { nsd } from './servers/nsd.ts'
import { openssl } from './servers/openssl.ts'
import { postgresql } from './servers/postgresql.ts'
import { prosody } from './servers/prosody.ts'
import { python } from './servers/python.ts'
import { selfserv } from './servers/selfserv.ts'
import { slapd } from './servers/slapd.ts'
import { stunnel } from './servers/stunnel.ts'
import { tinyproxy } from './servers/tinyproxy.ts'
import { vsftpd } from './servers/vsftpd.ts'
import { startTlsCells } from './starttls-cells.ts'
import { summaryLines, type Outcome, type Result } from './summary.ts'
import { tlsCells } from './tls-cells.ts'

const tlsServers: readonly TlsServer[] = [
  openssl,
  gnutls,
  selfserv,
  lighttpdMbedtls,
  lighttpdWolfssl,
  botan,
  jsse,
  caddy,
  erlang,
  python,
  nginx,
  haproxy,
  stunnel,
  kamailio,
]
const startTlsServers: readonly StartTlsServer[] = [
  exim,
  dovecot,
  slapd,
  prosody,
  postgresql,
  mariadb,
  vsftpd,
]
const proxies: readonly ProxyProgram[] = [tinyproxy, microsocks]
const nameServers: readonly NameServer[] = [nsd, knot]

const groups = new Map<string, readonly Cell[]>([
  ...tlsServers.map((server) => [server.name, tlsCells(server)] as const),
  ...startTlsServers.map((server) => [server.name, startTlsCells(server)] as const),
  ...proxies.map((proxy) => [proxy.name, proxyCells(proxy, openssl)] as const),
  ...nameServers.map((server) => [server.name, dnsCells(server)] as const),
  ['questions', questionCells({ strict: [openssl, kamailio], sipPeer: kamailio, twins: nginx })],
  ['revocation', revocationCells(openssl)],
  ['chains', chainCells(openssl)],
  ['pipeline', pipelineCells({ nameServer: nsd, sipPeer: kamailio, webServer: nginx })],
])

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => interruption.abort(new Error('interrupted')))
}
// Whoever reads along may go away, as head does.
process.stdout.on('error', (error) => interruption.abort(error))
try {
  process.exitCode = await main(process.argv.slice(2), interruption.signal)
} catch (error) {
  if (!interruption.signal.aborted) throw error
  console.error('Interrupted. Everything that was started has been stopped.')
  process.exitCode = 130
}

async function main(names: readonly string[], signal: AbortSignal): Promise<number> {
  const unknown = names.filter((name) => !groups.has(name))
  if (unknown.length > 0) {
    console.error(`No group is called ${unknown.join(', ')}; there are ${[...groups.keys()].join(', ')}`)
    return 2
  }
  const chosen = [...groups].filter(([name]) => names.length === 0 || names.includes(name))
  const programs = new Set(chosen.flatMap(([, cells]) => cells.flatMap((cell) => cell.programs)))
  const available = await bringPrograms([...programs], signal)
  for (const [program, availability] of available) console.log(availabilityLine(program, availability))

  await using folder = await mkdtempDisposable(join(tmpdir(), 'farend-interop-'))
  const ground = { folder: folder.path, network: chooseNetwork(), pki: createPki(new Date()), signal }
  const results: Result[] = []
  const settingResults: SettingResult[] = []
  for (const [group, cells] of chosen) {
    for (const cell of cells) {
      const runnable = cell.programs.every((program) => 'version' in (available.get(program) ?? {}))
      const outcome = runnable ? await runCell(group, cell, ground) : 'skipped'
      results.push({ group, outcome })
      if (cell.setting !== undefined) settingResults.push({ server: group, setting: cell.setting, outcome })
    }
  }
  if (settingResults.length > 0) console.log(`\n${matrixLines(settingResults).join('\n')}`)
  console.log(`\n${summaryLines(results).join('\n')}`)
  return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0
}

function availabilityLine(program: Program, availability: Availability): string {
  return 'version' in availability
    ? `${program.name} ${availability.version}`
    : `skipped: ${program.name} (${availability.missing})`
}

async function runCell(group: string, cell: Cell, ground: Ground): Promise<Outcome> {
  const faults = await cell.run(ground).catch((error: unknown) => {
    ground.signal.throwIfAborted()
    return [error instanceof Error ? error.message : String(error)]
  })
  ground.signal.throwIfAborted()
  const outcome = faults.length === 0 ? 'passed' : 'failed'
  console.log(`${outcome}: ${group}, ${cell.title}`)
  for (const line of faults.join('\n').trimEnd().split('\n').filter(Boolean)) console.log(`    ${line}`)
  return outcome
}
