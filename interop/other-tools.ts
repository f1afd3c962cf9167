/**
 * Sets what farend says of demo scenarios beside what other tools say, and writes docs/other-tools.md.
 *
 *   node interop/other-tools.ts        needs openssl, gnutls-cli, sslscan, nmap and testssl
 *
 * Each tool is told what it can be told: the address, the name asked for, and the root to trust.
 */
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEstate, type Scenario } from '../src/estate/estate.ts'
import { anchorsOf } from '../src/trust/anchors.ts'
import { check } from '../src/scan.ts'
import { parseTarget } from '../src/targets/from-text.ts'
import type { Endpoint, Report } from '../src/report/report.ts'
import { runToEnd } from './command.ts'

/** Scenarios with one fault each that a tool could name. */
const shown = new Set([
  ...['half-renewed-pool', 'wildcard-edge', 'client-certificate-demanded', 'tls-1-0-only', 'pss-signature'],
  ...['sha1-signature', 'rsa-1024', 'wrong-name', 'no-server-purpose', 'no-crl', 'revoked', 'self-signed'],
  ...['wrong-order', 'expires-soon', 'not-yet-valid', 'not-tls', 'silent-port', 'alert', 'refused-port'],
  ...['altered-certificate', 'other-generation', 'issued-by-server', 'outside-constraints', 'mail-authority'],
  ...['unknown-critical', 'factory-certificate', 'expired-cross', 'inspected', 'encipher-only', 'weak-key'],
  ...['cut-authorities', 'wildcard-sip-port', 'edge-private-ca', 'crl-by-ldap'],
])

/** Where a tool is sent. */
interface Place {
  host: string
  address: string
  port: number
  /** File with the estate's root. */
  root: string
  /** A folder of its own. */
  folder: string
}

/** What a tool says, in a few of its own words; each knows where to look for them. */
const tools: Record<string, (place: Place) => Promise<string>> = {
  async 'openssl s_client'({ host, address, port, root }) {
    const words = ['s_client', '-connect', `${address}:${port}`, '-servername', host, '-CAfile', root]
    const said = await run('openssl', [...words, '-verify_hostname', host])
    const problem = found(said, /(?:alert|error:|errno|refused).*/i)
    // It verifies nothing, and says "ok" of that.
    if (said.includes('no peer certificate available')) return problem ?? 'no certificate'
    return found(said, /Verify return code: \d+ \(.*\)/) ?? problem ?? 'nothing'
  },
  async 'gnutls-cli'({ host, address, port, root }) {
    const words = ['--x509cafile', root, '--sni-hostname', host, '--verify-hostname', host]
    const said = await run('gnutls-cli', [...words, '-p', String(port), address])
    return found(said, /Status: .*/) ?? found(said, /\*\*\* .*/) ?? 'nothing'
  },
  async sslscan({ host, address, port }) {
    const words = ['--no-colour', '--show-certificate', '--no-cipher-details', `--sni-name=${host}`]
    const said = await run('sslscan', [...words, `${address}:${port}`])
    return (
      found(said, /ERROR: .*/) ??
      (said.includes('Not valid after') ? 'shows the certificate' : 'no certificate')
    )
  },
  async 'nmap ssl-cert'({ host, address, port }) {
    const words = ['-Pn', '-n', '-p', String(port), '--script', 'ssl-cert']
    const said = await run('nmap', [...words, '--script-args', `tls.servername=${host}`, address])
    return said.includes('Not valid after') ? 'shows the end entity' : 'no certificate'
  },
  async 'testssl -S'({ host, address, port, root, folder }) {
    const file = join(folder, `testssl-${address}.json`)
    const words = [
      '-S',
      '--quiet',
      '--warnings',
      'off',
      '--add-ca',
      root,
      '--ip',
      address,
      '--jsonfile',
      file,
    ]
    await run('testssl', [...words, `${host}:${port}`])
    const text = await readFile(file, 'utf8').catch(() => '[]')
    const findings = [
      ...text.matchAll(
        /"id"\s*:\s*"([^"]*)"[^{}]*"severity"\s*:\s*"([^"]*)"[^{}]*"finding"\s*:\s*"([^"]*)"/g,
      ),
    ]
    const bad = findings.filter(([, , severity = '']) => /MEDIUM|HIGH|CRITICAL|FATAL|WARN/.test(severity))
    const told = [...new Set(bad.map(([, id = '', , finding = '']) => `${id}: ${finding}`))].slice(0, 3)
    return told.join('; ') || (findings.length > 0 ? 'no remark' : 'nothing')
  },
}

await using folder = await mkdtempDisposable(join(tmpdir(), 'farend-tools-'))
const root = join(folder.path, 'root.pem')
const estate = await startEstate()
try {
  await writeFile(root, estate.rootPem)
  const rows: string[] = []
  for (const scenario of estate.scenarios.filter(({ id }) => shown.has(id))) {
    rows.push(await row(scenario))
    console.error(scenario.id)
  }
  await writeFile(new URL('../docs/other-tools.md', import.meta.url), page(rows, await versions()))
} finally {
  await estate.close()
}

async function row(scenario: Scenario): Promise<string> {
  const [target] = parseTarget(scenario.target, { kind: scenario.kind })
  if (target === undefined) throw new Error(`${scenario.id} has no target`)
  const anchors = anchorsOf(estate.rootPem, 'the estate', false)
  const report = await check(target, { dns: estate.dns, anchors, timeout: 1500, retries: 0 })
  const endpoint = faultyEndpoint(report)
  const place = {
    host: endpoint.host,
    address: endpoint.address ?? '',
    port: endpoint.port,
    root,
    folder: folder.path,
  }
  const answers: string[] = []
  for (const tool of Object.values(tools)) answers.push(await tool(place))
  const { headline } = report
  const cells = [scenario.id, `${headline.text} (${headline.rule ?? 'no rule'})`, ...answers]
  return `| ${cells.map(cell).join(' | ')} |`
}

function faultyEndpoint({ endpoints, pools }: Report): Endpoint {
  const odd = new Set(pools.flatMap(({ differences }) => differences.map(({ address }) => address)))
  const endpoint = endpoints.find(({ address }) => odd.has(address ?? '')) ?? endpoints[0]
  if (endpoint === undefined) throw new Error('there is no server')
  return endpoint
}

/** Of both outputs; a tool that hangs is ended after three minutes. */
async function run(command: string, words: readonly string[]): Promise<string> {
  const ended = await runToEnd('timeout', ['180', command, ...words])
  return `${ended.output}\n${ended.complaints}`
}

function found(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[0]
}

/** What differs from run to run, addresses and dates, would only make noise. */
function cell(text: string): string {
  return text
    .replaceAll(/127\.\d+\.\d+\.\d+(:\d+)?/g, '127.x.y.z')
    .replaceAll(/^[\dA-F]{12,}:/g, '')
    .replaceAll(/\b[\da-f]{16,}…?/g, '…')
    .replaceAll('|', '\\|')
    .slice(0, 220)
}

async function versions(): Promise<string[]> {
  const asked: [string, string][] = [
    ['openssl', 'version'],
    ['gnutls-cli', '--version'],
    ['sslscan', '--version'],
    ['nmap', '--version'],
    ['testssl', '--version'],
  ]
  const said: string[] = []
  for (const [command, word] of asked) {
    const number = found(await run(command, [word]), /\d+\.\d+(\.\d+)?/)
    said.push(`${command} ${number ?? 'of unknown version'}`)
  }
  return said
}

function page(rows: readonly string[], tested: readonly string[]): string {
  const heads = ['scenario', 'farend', ...Object.keys(tools)]
  return `# Beside other tools

What each tool says of the demo's scenarios (\`farend demo\`), captured once on ${new Date().toISOString().slice(0, 10)} with
${tested.join(', ')}. Each was told the address, the name asked for and, where it takes one, the root to trust.
\`node interop/other-tools.ts\` writes this page anew. They are good tools, each made for another question; the table is
here to show which fault an engineer on the telephone learns of.

| ${heads.join(' | ')} |
|${heads.map(() => '---|').join('')}
${rows.join('\n')}
`
}
