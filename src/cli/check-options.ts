/** The options of a check as the command line offers them. Each is a variable too: `--dns` is `FAREND_DNS`. */
import type { Option } from 'commander'
import { profiles } from '../report/target.ts'
import { parseOverride } from '../targets/override.ts'
import { parsePorts } from '../targets/port.ts'
import { parseProxy } from '../targets/proxy.ts'
import {
  parseCount,
  parseDuration,
  parseMoment,
  parsePrivate,
  parseServerName,
  parseStartTls,
  parseTrust,
  startTlsChoices,
} from './check-flags.ts'
import { option, repeated } from './option.ts'
import { failOnOption, formOptions, redactOptions } from './output-options.ts'
import { trustNames } from '../programs/trust-names.ts'

/** Every option of a check, in the order of the help. */
export function checkOptions(): Option[] {
  return [
    ...group('What to check:', [
      option('-p, --port <ports>', 'ports of targets that name none, separated by commas (443)').argParser(
        parsePorts,
      ),
      option('--fed', 'the targets are SIP domains: follow _sipfederationtls._tcp').conflicts([
        'sip',
        'sipint',
      ]),
      option('--sip', 'the targets are SIP domains: follow _sip._tls').conflicts(['fed', 'sipint']),
      option('--sipint', 'the targets are SIP domains: follow _sipinternaltls._tcp').conflicts([
        'fed',
        'sip',
      ]),
      option(
        '--starttls <protocol>',
        `ask for TLS in this protocol first: ${startTlsChoices.join(', ')}, which goes by the port`,
      )
        .argParser(parseStartTls)
        .conflicts(['fed', 'sip', 'sipint', 'import']),
      option('-i, --import <file>', 'CSV with Domain,Type,Port; Type is FED, SIP, SIPINT or DIR').argParser(
        repeated(String),
      ),
    ]),
    ...group('How to get there:', [
      option('--dns <server>', "DNS server to ask, with :port where it is not 53 (the system's)"),
      option('--no-pool', 'only the first address of each name'),
      option('-4, --ipv4', 'only IPv4 addresses').conflicts('ipv6'),
      option('-6, --ipv6', 'only IPv6 addresses').conflicts('ipv4'),
      option(
        '--resolve <host:port:address>',
        'use this address, whatever DNS says; may be repeated',
      ).argParser(repeated(parseOverride)),
      option('--servername <name>', 'server name (SNI) to send, in place of the host').argParser(
        parseServerName,
      ),
      option('--no-servername', 'send no server name'),
      option(
        '--proxy <url>',
        'reach servers through http://host:port (CONNECT) or socks5://host:port; user:password@ before the host',
      ).argParser(parseProxy),
      option('--timeout <seconds>', 'wait this long at each stage; 500ms is understood (4)')
        .argParser(parseDuration('--timeout'))
        .default(4000),
      option(
        '--deadline <seconds>',
        'try no other hello on an address after this long (timeout × 5)',
      ).argParser(parseDuration('--deadline')),
      option('--retries <count>', 'further tries after a failure that may pass (2)')
        .argParser(parseCount('--retries', 0, 100))
        .default(2),
      option('--concurrency <count>', 'connections at the same time (100)')
        .argParser(parseCount('--concurrency', 1, 10_000))
        .default(100),
      option('--per-address <count>', 'connections at the same time to one address (4)')
        .argParser(parseCount('--per-address', 1, 1000))
        .default(4),
      option('--bulk', 'for long lists: a TLS 1.2 hello first, which costs both sides less'),
      option('--rate <count>', 'endpoints begun in a second, at most').argParser(
        parseCount('--rate', 1, 100_000),
      ),
    ]),
    ...group('What else to ask of every address:', [
      option('--complete', 'finish a handshake too: does the far end accept us, and without a certificate?'),
      option('--client-cert <file>', 'finish it with this client certificate: PEM, or PFX with its key'),
      option('--client-key <file>', 'the private key in PEM, where the certificate file has none'),
      option('--client-pass-env <variable>', 'name of the variable that holds the passphrase'),
      option('--sip-options', 'finish a handshake, send one SIP OPTIONS request, read the answer'),
      option('--probe-versions', 'which of TLS 1.0 to 1.3 it accepts; 4 connections more'),
      option('--probe-suites', 'which suites: of Teams, RSA key exchange, forward secrecy; 6 more'),
      option('--probe-certificates', 'what it presents without server name, for RSA, for ECDSA; 3 more'),
    ]),
    ...group('How to judge:', [
      option('--online', 'fetch what certificates name: missing issuers, CRLs, OCSP; plain http only'),
      option(
        '--online-private <addresses>',
        'with --online, fetch from these private addresses too: separated by commas, or all',
      ).argParser(parsePrivate),
      option(
        '--preflight <file|host>',
        'would they accept this certificate of yours, and you theirs? A file without key, or host[:port] (5061)',
      ),
      option('--profile <role>', `what the far end is: ${profiles.join(', ')} (inferred)`).choices(profiles),
      option(
        '--ca <file>',
        'trust these too: a PEM, DER or P7B file, or a folder; may be repeated',
      ).argParser(repeated(String)),
      option(
        '--trust <program,…>',
        `trust the roots of these, among those at hand: ${trustNames.join(', ')} (node)`,
      ).argParser(parseTrust),
      option('--at <date>', 'judge as of this date, such as 2027-03-15 (now)').argParser(parseMoment),
      failOnOption(),
    ]),
    ...group('What to print:', [
      ...formOptions(),
      option('--jsonl', 'short for --format jsonl: one report a line, as each is ready').conflicts('json'),
      option('--csv <file>', 'write a table too, one row for each address'),
      option(
        '--save-bundle <file>',
        'write the certificates that should be sent, as PEM; a folder gets a file for each bundle',
      ),
      option(
        '--evidence <file>',
        'write one HTML page with the report and all octets it rests on; farend evaluate judges them again',
      ),
      ...redactOptions().map((each) => each.conflicts('saveBundle')),
      option('-o, --output <file>', 'write to this file instead of standard output'),
      option('--no-color', 'no colours'),
      option('-q, --quiet', 'no progress on standard error'),
      option('-v, --verbose', 'on standard error: every DNS question and connection, with times'),
    ]),
  ]
}

function group(heading: string, options: Option[]): Option[] {
  return options.map((each) => each.helpGroup(heading))
}
