/** Words of a result, English. */
import type { PreflightAnswer } from '../../report/preflight.ts'
import type { ClientAuth, Answer } from '../../report/observation.ts'
import type { RevocationMeans, RevocationStatus } from '../../revocation/statement.ts'
import type { SentMark } from '../views/bundle-marks.ts'
import type { PoolProperty } from '../views/pool-table.ts'
import { count, instant, plural } from './units-en.ts'

const addresses = (number: number) => plural(number, 'address', 'addresses')

export const resultEn = {
  sections: {
    findings: 'Findings',
    recipes: 'What to type',
    pool: (host: string) => `Pool ${host}`,
    paths: 'Certification paths',
    sent: 'What is sent',
    preflight: 'Preflight',
    certificates: 'Certificates',
    clientAuth: 'Client certificates',
    connections: 'Connections',
    dns: 'DNS',
  },
  recipe: (product: string) => `what to type on ${product}`,
  jump: 'Parts of the result',
  judgedAs: (profile: string, reason: string) => `judged as ${profile} (${reason})`,
  seen: (from: string, to: string, at: string) =>
    `seen from ${instant(from)} to ${instant(to)}, judged as of ${instant(at)}`,
  leftOut: (number: number) =>
    `${count(number)} more addresses or SRV records were not followed: one target may have 128`,
  onlyFirst: 'Of several addresses of a name only the first was checked.',

  tree: {
    label: 'From the target to the findings, worst first; arrow keys move and open',
    service: 'SRV record',
    record: (priority: number, weight: number) => `priority ${priority}, weight ${weight}`,
    starttls: (protocol: string) => `after STARTTLS (${protocol})`,
    pool: (members: number) => `pool of ${addresses(members)}`,
    alike: (members: number) => `${addresses(members)}, all alike`,
    noAddress: 'no address',
    noServer: 'No server to connect to.',
    noCertificate: 'no certificate',
    nothing: 'Nothing to remark.',
    fine: (number: number) => `${plural(number, 'rule', 'rules')} in order`,
    effects: (number: number) => `Explains also ${plural(number, 'finding', 'findings')}`,
    elsewhere: (number: number) =>
      number === 1 ? '1 finding follows from another' : `${count(number)} findings follow from others`,
    follows: 'follows from',
    ends: (days: number) =>
      days < 0 ? `ended ${plural(-days, 'day', 'days')} ago` : `${plural(days, 'day', 'days')} left`,
    notYet: 'not yet valid',
  },
  finding: {
    why: 'Why it matters',
    fix: 'What to do',
    evidence: 'Evidence',
    source: 'Source',
    asOf: (day: string) => `as of ${day}`,
    explain: 'All about this rule',
    yes: 'yes',
    no: 'no',
  },

  pool: {
    agree: (members: number) => `All ${count(members)} members answer alike.`,
    differ: (odd: number, members: number, reference: number) =>
      `${count(odd)} of ${count(members)} members ${odd === 1 ? 'differs' : 'differ'} from the ${count(reference)} that agree.`,
    noMajority: (members: number) =>
      `None of ${count(members)} members is in the majority: no value is that of most.`,
    table: (host: string) => `Members of the pool ${host} by what they are compared by`,
    member: 'Member',
    majority: (members: number) => `majority (${count(members)})`,
    columns: {
      'no-certificate': 'Outcome',
      certificate: 'Certificate',
      'public-key': 'Key',
      expiry: 'Ends',
      'presented-list': 'Sent list',
      'tls-version': 'TLS',
      'client-auth': 'Client certificate',
    } satisfies Record<PoolProperty, string>,
    odd: 'differs',
    alike: 'as most',
    none: 'nothing seen',
    list: (number: number, issuers: string) =>
      issuers === '' ? 'end entity only' : `${count(number)}: end entity, ${issuers}`,
    onlyOdd: 'Only those that differ',
    onlyOddTip: 'Leave out the members that agree with the majority',
  },

  path: {
    of: (places: string) => `Paths of ${places}`,
    best: 'best path',
    candidate: (number: number) => `path ${number}`,
    valid: 'valid',
    invalid: 'not valid',
    profile: (profile: string) => `by the profile ${profile}`,
    drawing: 'Paths from the end entity to where they end',
    endEntity: 'end entity',
    sent: (places: readonly number[]) => `sent as ${places.map((place) => `#${place}`).join(', ')}`,
    fetched: 'fetched',
    fromFile: (file: string) => `from ${file}`,
    fromStore: (origin: string) => `from the store: ${origin}`,
    notSent: 'not sent',
    anchor: 'trust anchor',
    selfSigned: 'self-signed',
    crossSigned: (issuers: string) => `cross-signed: the same key is certified by ${issuers} too`,
    onlyIn: (candidates: readonly number[]) =>
      `in ${candidates.map((each) => `path ${each + 1}`).join(', ')}`,
    atOctet: (offset: number) => `at octet ${count(offset)}`,
    breaches: 'Breaks rules for authorities, which by itself makes no path invalid',
    ends: (candidate: number, anchor: string | undefined) =>
      anchor === undefined
        ? `path ${candidate + 1} ends in no trust anchor at hand`
        : `path ${candidate + 1} ends in a trust anchor: ${anchor}`,
    noPath: 'No path could be built: no certificate was seen.',
    revocation: {
      good: 'not revoked',
      revoked: 'revoked',
      stale: 'answer out of date',
      unreachable: 'revocation not to be had',
      unknown: 'revocation not known',
      'not-checked': 'revocation not checked',
    } satisfies Record<RevocationStatus, string>,
    means: { crl: 'CRL', ocsp: 'OCSP', staple: 'stapled OCSP' } satisfies Record<RevocationMeans, string>,
  },
  bundle: {
    sent: 'What was sent',
    wanted: 'What should be sent',
    same: 'Exactly what should be sent was sent.',
    marks: {
      right: 'right',
      misplaced: 'in the wrong place',
      duplicate: 'sent again',
      'self-signed': 'self-signed, not needed',
      unrelated: 'not part of the chain',
      'not-examined': 'not examined: the list is too long',
    } satisfies Record<SentMark, string>,
    wasSent: (place: number) => `was sent as #${place}`,
    wasNotSent: 'was not sent',
    missing: 'The certificate of this issuer is not at hand; it may be a private root:',
    from: 'It can be had from',
    copy: 'Copy as PEM',
    copyWhat: 'the certificates that should be sent, as PEM',
    save: 'Save as PEM',
    saveTip: 'Save the certificates that should be sent, end entity first',
    file: (name: string) => `${name}-bundle.pem`,
  },
  programs: {
    heading: 'Root programs on the root of the best path',
    columns: { program: 'Program', trusted: 'Trusts', detail: 'Why', checkedOn: 'As of' },
    trusted: { yes: 'yes', no: 'no', partly: 'partly', unknown: 'not known' },
    root: 'Root',
    links: 'Where to get the root',
    linkKinds: { file: 'File', page: 'Page', 'windows-update': 'Windows Update', search: 'Search' },
    titles: {
      windows: 'Windows',
      mozilla: 'Mozilla',
      apple: 'Apple',
      chrome: 'Chrome',
      java: 'Java',
      android: 'Android',
    } as Record<string, string>,
  },

  preflight: {
    with: 'Certificate that we would present',
    from: (from: string) => `from ${from}`,
    ours: 'Would they accept us?',
    theirs: 'Would we accept them?',
    answers: { yes: 'yes', no: 'no', unknown: 'cannot know' } satisfies Record<PreflightAnswer, string>,
    codes: {
      asked: 'asked for',
      authorities: 'their list of authorities',
      'key-type': 'type of key',
      'signature-schemes': 'signature schemes',
      'chain-signatures': 'signatures of the chain',
      purpose: 'purpose',
      validity: 'dates',
      chain: 'chain',
      path: 'path',
      trust: 'trust',
      name: 'name',
      revocation: 'revocation',
    } as Record<string, string>,
  },

  certificate: {
    ends: (iso: string | null) => (iso === null ? 'end unreadable' : `until ${instant(iso)}`),
    sentBy: (members: number) => `sent by ${addresses(members)}`,
    notSent: 'not sent',
    anchor: 'trust anchor',
    fetched: 'fetched',
    own: 'ours',
    unnamed: '(no name)',
  },

  clientAuth: {
    requests: {
      none: 'asks for no certificate',
      requested: 'asks for a certificate',
      required: 'insists on a certificate',
      unknown: 'not known',
    } satisfies Record<ClientAuth['request'], string>,
    authorities: (number: number, octets: number) =>
      `${plural(number, 'acceptable authority', 'acceptable authorities')}, ${count(octets)} octets`,
    none: 'It names no authorities: any may do, or none is known.',
    tooLong: 'Windows cuts the list at 16,384 octets: authorities behind that may be lost.',
    types: 'Types of key',
    schemes: 'Signature schemes',
    label: 'Acceptable authorities',
  },

  connection: {
    version: 'TLS version',
    suite: 'Cipher suite',
    group: 'Key exchange',
    serverName: 'Server name sent',
    noServerName: 'none',
    tries: 'Connections made',
    attempts: 'Attempts, and what they met',
    attemptColumns: { name: 'Hello', outcome: 'Outcome', detail: 'Detail' },
    alerts: 'Alerts',
    alert: (level: string, description: number) => `${level}, number ${description}`,
    timings: 'Timings',
    milliseconds: (ms: number) => `${count(Math.round(ms * 10) / 10)} ms`,
    stages: {
      connect: 'connect',
      proxy: 'proxy',
      starttls: 'STARTTLS',
      firstFlight: 'first flight',
    } as Record<string, string>,
    failure: 'Why there is no certificate',
    completion: 'Handshake to its end',
    versions: 'Versions accepted',
    suites: 'Cipher suites accepted',
    withoutServerName: 'Without server name',
    twins: 'By kind of key',
    twin: (rsa: string | undefined, ecdsa: string | undefined) =>
      `RSA ${rsa ?? 'none'}, ECDSA ${ecdsa ?? 'none'}`,
    answers: { accepted: 'yes', refused: 'no', unknown: 'not known' } satisfies Record<Answer, string>,
    same: 'the same certificate',
    another: 'another certificate',
    turnedAway: 'turned away',
    notKnown: 'not known',
    sip: 'SIP OPTIONS',
    sipServer: 'Server',
    sipContact: 'Contact',
    fetched: 'Fetched',
    octets: (number: number) => `${count(number)} octets`,
    fetchPurposes: { issuer: 'issuer', crl: 'CRL', ocsp: 'OCSP' },
  },

  dns: {
    resolver: (resolver: string) => `asked ${resolver}`,
    columns: {
      name: 'Name',
      type: 'Type',
      outcome: 'Outcome',
      answers: 'Answers',
      server: 'Server',
      time: 'Time',
    },
    ttl: (seconds: number) => `TTL ${count(seconds)}`,
    related: (number: number) =>
      `${plural(number, 'other question', 'other questions')} about the domain; nothing of it was followed`,
    none: 'Nothing was asked of DNS.',
    table: 'Questions to DNS and their answers',
    relatedTable: 'Other questions about the domain',
  },
}
