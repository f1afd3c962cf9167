// What servers of the protocols with STARTTLS say, and how each dialogue is to come out.
import type { StartTlsProtocol } from '../src/prelude/starttls.ts'

/** A server's part: first its greeting, then an answer to each thing that it expects to hear. */
export interface ServerPart {
  greeting?: string
  /** Everything as Latin-1, one character an octet. */
  exchanges: [expected: RegExp, answer: string][]
}

export interface AcceptedDialogue extends ServerPart {
  protocol: StartTlsProtocol
  title: string
}

export interface RefusedDialogue extends AcceptedDialogue {
  /** What the failure has to say. */
  detail: RegExp
  /** Default: `refused`. */
  reason?: 'refused' | 'malformed'
}

// Binary protocols are spoken in control characters.
// oxlint-disable no-control-regex
const ehlo = /^EHLO farend\.invalid\r\n$/
const starttls = /^STARTTLS\r\n$/
const authTls = /^AUTH TLS\r\n$/
const ldapRequest = /^0\x1d\x02\x01\x01w\x18\x80\x161\.3\.6\.1\.4\.1\.1466\.20037$/
const sslRequest = /^\x00\x00\x00\x08\x04\xd2\x16\x2f$/
const xmppHeader = /^<\?xml version='1\.0'\?><stream:stream [^>]*to='sip\.contoso\.test'[^>]*>$/
const xmppStartTls = /^<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'\/>$/
const mysqlRequest = /^\x20\x00\x00\x01\x00\x8a\x00\x00.{4}\x21\x00{23}/s
// oxlint-enable no-control-regex

const xmppStream =
  "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' from='sip.contoso.test' version='1.0'>"
const xmppTls = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>"
const xmppMechanisms =
  "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-1</mechanism></mechanisms>"
const xmppFeatures = `<stream:features>${xmppMechanisms}${xmppTls}</stream:features>`
const xmppProceed = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"

const mysqlCertain = mysqlGreeting('8.0.44-commercial', 0xffff)
const mysqlPlain = mysqlGreeting('5.5.68-MariaDB', 0xf7ff)

/** Dialogues that end with the go-ahead. */
export const accepted: AcceptedDialogue[] = [
  {
    protocol: 'smtp',
    title: 'with capabilities',
    greeting: '220 sip.contoso.test ESMTP Postfix\r\n',
    exchanges: [
      [ehlo, '250-sip.contoso.test\r\n250-PIPELINING\r\n250-STARTTLS\r\n250 8BITMIME\r\n'],
      [starttls, '220 2.0.0 Ready to start TLS\r\n'],
    ],
  },
  {
    protocol: 'smtp',
    title: 'with a greeting of several lines, bare line feeds and small letters',
    greeting: '220-sip.contoso.test ESMTP\n220-We do not relay.\n220\n',
    exchanges: [
      [ehlo, '250-sip.contoso.test\n250 starttls\n'],
      [starttls, '220\n'],
    ],
  },
  {
    protocol: 'lmtp',
    title: 'with capabilities',
    greeting: '220 sip.contoso.test LMTP ready\r\n',
    exchanges: [
      [/^LHLO farend\.invalid\r\n$/, '250-sip.contoso.test\r\n250 STARTTLS\r\n'],
      [starttls, '220 go\r\n'],
    ],
  },
  {
    protocol: 'imap',
    title: 'with remarks in between',
    greeting: '* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n',
    exchanges: [
      [
        /^a1 CAPABILITY\r\n$/,
        '* OK still here\r\n* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK done\r\n',
      ],
      [/^a2 STARTTLS\r\n$/, '* OK one moment\r\na2 OK Begin TLS negotiation now\r\n'],
    ],
  },
  {
    protocol: 'pop3',
    title: 'with capabilities',
    greeting: '+OK POP3 ready <1.2@sip.contoso.test>\r\n',
    exchanges: [
      [/^CAPA\r\n$/, '+OK\r\nTOP\r\nSTLS\r\nUIDL\r\n.\r\n'],
      [/^STLS\r\n$/, '+OK Begin TLS\r\n'],
    ],
  },
  {
    protocol: 'pop3',
    title: 'that does not know CAPA',
    greeting: '+OK\r\n',
    exchanges: [
      [/^CAPA\r\n$/, '-ERR unknown command\r\n'],
      [/^STLS\r\n$/, '+OK\r\n'],
    ],
  },
  {
    protocol: 'ftp',
    title: 'with a banner of any form',
    greeting:
      '220-Welcome to sip.contoso.test\r\n  All sessions are logged.\r\n 220 is our lucky number\r\n220 ready\r\n',
    exchanges: [[authTls, '234 AUTH TLS OK.\r\n']],
  },
  {
    protocol: 'ldap',
    title: 'with short lengths',
    exchanges: [[ldapRequest, '\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x00\x04\x00\x04\x00']],
  },
  {
    protocol: 'ldap',
    title: 'with long lengths and a name, as of Windows',
    exchanges: [
      [
        ldapRequest,
        '\x30\x84\x00\x00\x00\x28\x02\x01\x01\x78\x84\x00\x00\x00\x1f\x0a\x01\x00\x04\x00\x04\x00\x8a\x161.3.6.1.4.1.1466.20037',
      ],
    ],
  },
  {
    protocol: 'xmpp-client',
    title: 'with STARTTLS demanded',
    exchanges: [
      [xmppHeader, xmppStream + xmppFeatures],
      [xmppStartTls, xmppProceed],
    ],
  },
  {
    protocol: 'xmpp-client',
    title: 'with other prefixes, white space and odd attributes',
    exchanges: [
      [
        xmppHeader,
        "\n<s:stream xmlns='jabber:client' id='a>b' note=\"it's\" version='1.0'>\n <s:features> <tls:starttls/>\n</s:features>",
      ],
      [xmppStartTls, '<tls:proceed></tls:proceed>'],
    ],
  },
  {
    protocol: 'xmpp-server',
    title: 'with STARTTLS demanded',
    exchanges: [
      [xmppHeader, xmppStream.replace('jabber:client', 'jabber:server') + xmppFeatures],
      [xmppStartTls, xmppProceed],
    ],
  },
  { protocol: 'postgres', title: 'that says S', exchanges: [[sslRequest, 'S']] },
  {
    protocol: 'mysql',
    title: 'with the capability',
    greeting: mysqlCertain,
    exchanges: [[mysqlRequest, '']],
  },
  {
    protocol: 'nntp',
    title: 'with capabilities',
    greeting: '201 news.contoso.test ready\r\n',
    exchanges: [
      [/^CAPABILITIES\r\n$/, '101 list\r\nVERSION 2\r\nREADER\r\nSTARTTLS\r\n.\r\n'],
      [starttls, '382 go ahead\r\n'],
    ],
  },
  {
    protocol: 'nntp',
    title: 'that does not know CAPABILITIES',
    greeting: '200 ready\r\n',
    exchanges: [
      [/^CAPABILITIES\r\n$/, '500 What?\r\n'],
      [starttls, '382 go ahead\r\n'],
    ],
  },
  {
    protocol: 'sieve',
    title: 'with capabilities',
    greeting: '"IMPLEMENTATION" "Pigeonhole"\r\n"SIEVE" {5}\r\nvnd.x\r\n"STARTTLS"\r\nOK "ready"\r\n',
    exchanges: [[starttls, 'OK "Begin TLS negotiation now."\r\n']],
  },
]

/** Dialogues that do not get there. */
export const refused: RefusedDialogue[] = [
  ...(
    [
      [
        'smtp',
        '421 4.3.2 sip.contoso.test too many connections\r\n',
        /turns the connection away.*421 4\.3\.2/,
      ],
      ['smtp', '554-No service\r\n554 for you\r\n', /turns the connection away.*554 No service for you/],
      ['imap', '* BYE too busy\r\n', /turns the connection away.*BYE too busy/],
      ['imap', '* PREAUTH logged in as smith\r\n', /rules out STARTTLS/],
      ['pop3', '-ERR [SYS/TEMP] later\r\n', /turns the connection away.*later/],
      ['ftp', '421 Too many users\r\n', /turns the connection away.*Too many users/],
      ['nntp', '502 no permission\r\n', /turns the connection away.*no permission/],
      ['sieve', 'BYE "Too many connections"\r\n', /turns the connection away.*Too many/],
      [
        'mysql',
        mysqlError(1130, '#HY000Host not allowed'),
        /turns the connection away.*says: Host not allowed$/,
      ],
      ['mysql', mysqlError(1129, 'Host is blocked'), /turns the connection away.*says: Host is blocked$/],
      ['mysql', mysqlPlain, /version 5\.5\.68-MariaDB, does not offer TLS/],
      ['sieve', '"IMPLEMENTATION" "x"\r\nOK\r\n', /does not offer STARTTLS/],
    ] as const
  ).map(([protocol, greeting, detail]): RefusedDialogue => ({
    protocol,
    title: `that greets with ${JSON.stringify(greeting.slice(0, 30))}`,
    greeting,
    exchanges: [],
    detail,
  })),
  {
    protocol: 'smtp',
    title: 'that does not offer STARTTLS',
    greeting: '220 STARTTLS.contoso.test ESMTP\r\n',
    exchanges: [[ehlo, '250-STARTTLS.contoso.test\r\n250 SIZE 1000\r\n']],
    detail: /does not offer STARTTLS/,
  },
  {
    protocol: 'smtp',
    title: 'that does not know EHLO',
    greeting: '220 ready\r\n',
    exchanges: [[ehlo, '502 5.5.2 command not recognized\r\n']],
    detail: /refuses EHLO.*502 5\.5\.2/,
  },
  {
    protocol: 'smtp',
    title: 'that has no certificate',
    greeting: '220 ready\r\n',
    exchanges: [
      [ehlo, '250-hello\r\n250 STARTTLS\r\n'],
      [starttls, '454 4.7.0 TLS not available\r\n'],
    ],
    detail: /offers STARTTLS and refuses it.*454 4\.7\.0 TLS not available/,
  },
  {
    protocol: 'imap',
    title: 'that does not offer STARTTLS',
    greeting: '* OK ready\r\n',
    exchanges: [[/CAPABILITY/, '* CAPABILITY IMAP4rev1 XSTARTTLS\r\na1 OK\r\n']],
    detail: /does not offer STARTTLS/,
  },
  {
    protocol: 'imap',
    title: 'that says BAD',
    greeting: '* OK ready\r\n',
    exchanges: [
      [/CAPABILITY/, '* CAPABILITY STARTTLS\r\na1 OK\r\n'],
      [/STARTTLS/, 'a2 BAD already done\r\n'],
    ],
    detail: /refuses it\. It says: BAD already done/,
  },
  {
    protocol: 'imap',
    title: 'that says BYE in the middle',
    greeting: '* OK ready\r\n',
    exchanges: [[/CAPABILITY/, '* BYE going down\r\n']],
    detail: /hangs up on CAPABILITY.*going down/,
  },
  {
    protocol: 'pop3',
    title: 'that does not offer STLS',
    greeting: '+OK\r\n',
    exchanges: [[/CAPA/, '+OK\r\nUSER\r\n.\r\n']],
    detail: /does not offer STARTTLS/,
  },
  {
    protocol: 'pop3',
    title: 'that refuses STLS',
    greeting: '+OK\r\n',
    exchanges: [
      [/CAPA/, '-ERR\r\n'],
      [/STLS/, '-ERR no certificate\r\n'],
    ],
    detail: /refuses STARTTLS.*no certificate/,
  },
  {
    protocol: 'ftp',
    title: 'that does not know AUTH',
    greeting: '220 ready\r\n',
    exchanges: [[authTls, '502 Command not implemented\r\n']],
    detail: /does not offer STARTTLS.*502/,
  },
  {
    protocol: 'ftp',
    title: 'that refuses AUTH',
    greeting: '220 ready\r\n',
    exchanges: [[authTls, '431 Need some unavailable resource\r\n']],
    detail: /refuses STARTTLS.*431/,
  },
  {
    protocol: 'ldap',
    title: 'that does not know StartTLS',
    exchanges: [[ldapRequest, `\x30\x1e\x02\x01\x01\x78\x19\x0a\x01\x02\x04\x00\x04\x12unsupported extend`]],
    detail: /does not offer StartTLS \(result code 2, protocolError\).*unsupported extend/,
  },
  {
    protocol: 'ldap',
    title: 'that has no certificate',
    exchanges: [
      [
        ldapRequest,
        '\x30\x84\x00\x00\x00\x22\x02\x01\x01\x78\x84\x00\x00\x00\x19\x0a\x01\x34\x04\x00\x04\x12Error initializing',
      ],
    ],
    detail: /refuses StartTLS \(result code 52, unavailable\).*Error initializing/,
  },
  {
    protocol: 'xmpp-client',
    title: 'that does not serve the domain',
    exchanges: [
      [
        xmppHeader,
        `${xmppStream}<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`,
      ],
    ],
    detail: /error "host-unknown".*--servername/,
  },
  {
    protocol: 'xmpp-server',
    title: 'that does not offer STARTTLS',
    exchanges: [[xmppHeader, `${xmppStream}<stream:features>${xmppMechanisms}</stream:features>`]],
    detail: /does not offer STARTTLS/,
  },
  {
    protocol: 'xmpp-client',
    title: 'without features',
    exchanges: [[xmppHeader, `${xmppStream}<stream:features/>`]],
    detail: /does not offer STARTTLS/,
  },
  {
    protocol: 'xmpp-client',
    title: 'that fails',
    exchanges: [
      [xmppHeader, xmppStream + xmppFeatures],
      [xmppStartTls, "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"],
    ],
    detail: /refuses it.*<failure/,
  },
  {
    protocol: 'postgres',
    title: 'that says N',
    exchanges: [[sslRequest, 'N']],
    detail: /does not offer TLS/,
  },
  {
    protocol: 'postgres',
    title: 'that gives an error',
    exchanges: [[sslRequest, 'E\x00\x00\x00\x1eSFATAL\x00Msorry, too many\x00\x00\x00']],
    detail: /refuses the request for TLS.*says: sorry, too many$/,
  },
  {
    protocol: 'nntp',
    title: 'that does not offer STARTTLS',
    greeting: '200 ready\r\n',
    exchanges: [[/^CAPABILITIES\r\n$/, '101 list\r\nVERSION 2\r\n.\r\n']],
    detail: /does not offer STARTTLS/,
  },
  {
    protocol: 'nntp',
    title: 'that refuses STARTTLS',
    greeting: '200 ready\r\n',
    exchanges: [
      [/^CAPABILITIES\r\n$/, '500\r\n'],
      [starttls, '580 can not initiate TLS\r\n'],
    ],
    detail: /refuses STARTTLS.*580/,
  },
  {
    protocol: 'sieve',
    title: 'that refuses STARTTLS',
    greeting: '"STARTTLS"\r\nOK\r\n',
    exchanges: [[starttls, 'NO "TLS is not configured"\r\n']],
    detail: /refuses it.*not configured/,
  },
  ...(
    [
      ['smtp', 'SSH-2.0-OpenSSH_10.0\r\n', /not an SMTP server\. What it says begins: SSH-2\.0/],
      ['lmtp', 'HTTP/1.1 400 Bad Request\r\n', /not an LMTP server/],
      ['imap', '220 sip.contoso.test ESMTP\r\n', /not an IMAP server/],
      ['pop3', '* OK IMAP\r\n', /not a POP3 server/],
      ['ftp', '<html>\r\n', /not an FTP server/],
      ['nntp', '+OK\r\n', /not a news server/],
      ['sieve', '* OK IMAP\r\n', /not a ManageSieve server/],
      ['mysql', 'SSH-2.0-OpenSSH_10.0\r\n', /not a MySQL server/],
      ['ldap', 'HTTP/1.1 400 Bad Request\r\n', /not an LDAP server/],
      ['xmpp-client', 'HTTP/1.1 400 <html>', /not an XMPP server/],
      ['postgres', 'HTTP/1.1', /not a PostgreSQL server/],
      ['ldap', '\x15\x03\x01\x00\x02\x02\x0a', /speaks TLS from its first byte on/],
      ['postgres', '\x15\x03\x01\x00\x02\x02\x0a', /speaks TLS from its first byte on/],
      ['xmpp-server', '\x15\x03\x01\x00\x02\x02\x0a', /speaks TLS from its first byte on/],
    ] as const
  ).map(([protocol, greeting, detail]): RefusedDialogue => ({
    protocol,
    title: `in whose place ${JSON.stringify(greeting.slice(0, 30))} is said`,
    greeting,
    exchanges: [],
    detail,
    reason: 'malformed',
  })),
]

function mysqlGreeting(version: string, capabilities: number): string {
  const low = String.fromCharCode(capabilities & 0xff, capabilities >> 8)
  const payload = `\x0a${version}\0\x01\0\0\0challeng\0${low}\x21\x02\0\xff\x81\x15${'\0'.repeat(10)}challenge123\0`
  return mysqlPacket(payload)
}

function mysqlError(number: number, text: string): string {
  return mysqlPacket(`\xff${String.fromCharCode(number & 0xff, number >> 8)}${text}`)
}

function mysqlPacket(payload: string): string {
  return `${String.fromCharCode(payload.length & 0xff, payload.length >> 8)}\0\0${payload}`
}
