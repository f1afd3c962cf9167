/** The protocols that begin in the clear and go on to TLS when asked to. */
import { ftp } from './ftp.ts'
import { imap } from './imap.ts'
import { ldap } from './ldap.ts'
import { mysql } from './mysql.ts'
import { nntp } from './nntp.ts'
import { pop3 } from './pop3.ts'
import { postgres } from './postgres.ts'
import { Prelude } from './prelude.ts'
import type { Script } from './script.ts'
import { sieve } from './sieve.ts'
import { lmtp, smtp } from './smtp.ts'
import { xmpp } from './xmpp.ts'

/** A protocol with STARTTLS, or what it calls so. */
export type StartTlsProtocol =
  | 'smtp'
  | 'lmtp'
  | 'imap'
  | 'pop3'
  | 'ftp'
  | 'ldap'
  | 'xmpp-client'
  | 'xmpp-server'
  | 'postgres'
  | 'mysql'
  | 'nntp'
  | 'sieve'

/** Every protocol, in the order in which help and schema list them. */
export const startTlsProtocols: readonly StartTlsProtocol[] = [
  'smtp',
  'lmtp',
  'imap',
  'pop3',
  'ftp',
  'ldap',
  'xmpp-client',
  'xmpp-server',
  'postgres',
  'mysql',
  'nntp',
  'sieve',
]

/**
 * What is said before TLS in this protocol.
 * @param domain that XMPP is to be spoken for
 */
export function startTlsPrelude(protocol: StartTlsProtocol, domain: string): Prelude {
  return new Prelude('starttls', scripts[protocol](domain))
}

/** The port of this protocol where none is named: the IANA registry, and 24 for LMTP, which has none there. */
export function startTlsPort(protocol: StartTlsProtocol): number {
  return ports[protocol][0]
}

/** The protocol that is usual on a port; undefined where TLS begins at once, or nothing is known. */
export function startTlsOfPort(port: number): StartTlsProtocol | undefined {
  return startTlsProtocols.find((protocol) => ports[protocol].includes(port))
}

const scripts: Record<StartTlsProtocol, (domain: string) => Script> = {
  smtp: () => smtp(),
  lmtp,
  imap,
  pop3,
  ftp,
  ldap,
  'xmpp-client': (domain) => xmpp('jabber:client', domain),
  'xmpp-server': (domain) => xmpp('jabber:server', domain),
  postgres,
  mysql,
  nntp,
  sieve,
}

/** The port of the protocol, and others on which it is usual: submission, the global catalogue of Windows. */
const ports: Record<StartTlsProtocol, readonly [number, ...number[]]> = {
  smtp: [25, 587, 2525],
  lmtp: [24],
  imap: [143],
  pop3: [110],
  ftp: [21],
  ldap: [389, 3268],
  'xmpp-client': [5222],
  'xmpp-server': [5269],
  postgres: [5432],
  mysql: [3306],
  nntp: [119, 433],
  sieve: [4190],
}
