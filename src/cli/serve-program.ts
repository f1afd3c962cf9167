/** `farend serve` as the command line offers it. */
import type { Command } from 'commander'
import { parseIpAddress } from '../names/ip-address.ts'
import type { IpNetwork } from '../names/ip-network.ts'
import { parseNetworks } from '../serve/network-policy.ts'
import { parseCount, parseTrust } from './check-flags.ts'
import { option, repeated } from './option.ts'
import { UsageError } from './usage-error.ts'

/** Options of the server, read. What is not there was not given. */
export interface ServeFlags {
  host: string
  port: number
  token?: string
  open: boolean
  /** A file, or `memory`. */
  store?: string
  allowHost?: string[]
  allowNetworks?: IpNetwork[]
  denyNetworks?: IpNetwork[]
  userHeader?: string
  userHeaderFrom?: string[]
  tlsCert?: string
  tlsKey?: string
  maxTargets: number
  maxChecks: number
  dns?: string
  ca?: string[]
  /** Names of programs, sets and origins. */
  trust?: string[]
  quiet?: true
}

/** Where the page is to be found when nobody says otherwise. */
export const usualPort = 7443

/** Adds the command. `settle` is given its exit code. */
export function addServe(
  program: Command,
  serve: (flags: ServeFlags) => Promise<number>,
  settle: (exitCode: number) => void,
): void {
  const command = program
    .command('serve')
    .description('a page and an API on this computer, until Ctrl-C')
    .addHelpText('after', afterHelp)
    .action(async (flags: ServeFlags) => settle(await serve(flags)))
  for (const each of serveOptions()) command.addOption(each)
}

function serveOptions() {
  return [
    ...[
      option('--host <address>', 'listen on this address (127.0.0.1)').default('127.0.0.1'),
      option('--port <port>', `listen on this port; 0 takes a free one (${usualPort})`, 'SERVE')
        .argParser(parseCount('--port', 0, 65_535))
        .default(usualPort),
      option('--no-open', 'do not open the page in a browser'),
      option('--store <file>', 'keep results in this file, or in memory (a file of this user)', 'SERVE'),
      option('-q, --quiet', 'print the address and nothing else'),
    ].map((each) => each.helpGroup('Where:')),
    ...[
      option(
        '--token <token>',
        'what callers must show; better in FAREND_TOKEN (made anew at each start)',
      ).argParser(parseToken),
      option(
        '--allow-host <host>',
        'answer to this name too, with :port where it is not that of --port; may be repeated',
      ).argParser(repeated(parseHost)),
      option(
        '--user-header <name>',
        'a reverse proxy asks who it is, and sends this header for whoever may pass',
      ).argParser(parseHeader),
      option(
        '--user-header-from <addresses>',
        'addresses of that proxy, separated by commas (127.0.0.1,::1)',
      ).argParser(parseAddresses),
      option('--tls-cert <file>', 'speak TLS with this certificate, PEM, with its chain'),
      option('--tls-key <file>', 'its private key, PEM'),
    ].map((each) => each.helpGroup('Who may ask:')),
    ...[
      option(
        '--allow-networks <networks>',
        'check addresses in these too, such as 10.0.0.0/8 (all on loopback, else public ones)',
      ).argParser(networksOf('--allow-networks')),
      option('--deny-networks <networks>', 'check no address in these, whatever is allowed').argParser(
        networksOf('--deny-networks'),
      ),
      option('--max-targets <count>', 'targets of one check, at most (100000)')
        .argParser(parseCount('--max-targets', 1, 100_000))
        .default(100_000),
      option('--max-checks <count>', 'checks at the same time, at most (4)')
        .argParser(parseCount('--max-checks', 1, 100))
        .default(4),
    ].map((each) => each.helpGroup('What may be asked:')),
    ...[
      option('--dns <server>', "DNS server of checks that name none (the system's)"),
      option(
        '--ca <file>',
        'trust these too: a PEM, DER or P7B file, or a folder; may be repeated',
      ).argParser(repeated(String)),
      option('--trust <program,…>', 'trust the roots of these (node)').argParser(parseTrust),
    ].map((each) => each.helpGroup('How to check:')),
  ]
}

function parseToken(text: string): string {
  if (/^[\x21-\x7e]{16,512}$/.test(text)) return text
  throw new UsageError('--token: right is 16 to 512 characters without spaces, hard to guess')
}

function parseHost(text: string): string {
  if (/^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(text)) return text.toLowerCase()
  throw new UsageError(
    `--allow-host ${text}: right is a name with or without port, such as farend.contoso.com:443`,
  )
}

function parseHeader(text: string): string {
  if (/^[\w-]{1,100}$/.test(text)) return text.toLowerCase()
  throw new UsageError(`--user-header ${text}: right is the name of a header, such as X-Forwarded-User`)
}

function parseAddresses(text: string): string[] {
  const addresses = text.split(',').map((each) => each.trim())
  const wrong = addresses.find((each) => parseIpAddress(each) === undefined)
  if (wrong === undefined) return addresses
  throw new UsageError(`--user-header-from ${text}: "${wrong}" is no IP address; right is 10.0.0.2,10.0.0.3`)
}

function networksOf(name: string): (text: string) => IpNetwork[] {
  return (text) => {
    try {
      return parseNetworks(text)
    } catch (error) {
      throw error instanceof RangeError ? new UsageError(`${name} ${text}: ${error.message}`) : error
    }
  }
}

const afterHelp = `
On loopback, every address may be checked and a token is needed: it is in the
address that is printed. Off loopback (--host 0.0.0.0) a token of your own or
--user-header is needed, and private addresses are checked only where
--allow-networks names them.

The variables of --port and --store are FAREND_SERVE_PORT and FAREND_SERVE_STORE.

Exit codes: 0 ended by Ctrl-C; 2 bad usage, or the port is taken; 4 internal
fault.

Examples:
  farend serve
  farend serve --port 8443 --no-open --store farend.db
  FAREND_TOKEN=… farend serve --host 10.0.0.5 --tls-cert c.pem --tls-key k.pem
`
