/** Words of timeline, map, roots, verification and rules, English. */
import type { Homing } from '../../report/map.ts'
import type { CertificateConformance } from '../../report/verification.ts'
import { count, day, instant, plural } from './units-en.ts'

const certificates = (number: number) => plural(number, 'certificate', 'certificates')
const results = (number: number) => plural(number, 'result', 'results')
const monthName = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const shortNumber = new Intl.NumberFormat('en', { notation: 'compact' })

const month = (name: string) => {
  if (name === 'earlier' || name === 'later') return name
  return monthName.format(new Date(`${name}-01T00:00:00Z`))
}

export const placesEn = {
  timeline: {
    heading: 'When certificates end',
    none: 'No results are loaded. Open a check from the history, or test something: its certificates appear here.',
    rows: (number: number) => `of ${results(number)} of the open check`,
    ended: (number: number) => `${certificates(number)} ended`,
    soon: (number: number) => `${certificates(number)} ${number === 1 ? 'ends' : 'end'} within 30 days`,
    undated: (number: number) => `${results(number)} without a date`,
    chartRegion: 'Timeline',
    chart: (bins: number) =>
      `Results by the month in which their certificate ends, ${plural(bins, 'bar', 'bars')}; the table says the same`,
    today: 'today',
    month,
    short: (number: number) => shortNumber.format(number),
    bin: (name: string, number: number) => `${name}: ${results(number)}`,
    next: 'What ends first',
    nothingNext: 'Nothing ends after today.',
    times: (number: number) => `in ${results(number)}`,
    months: 'By month',
    columns: { month: 'Month', results: 'Results', certificates: 'Certificates' },
    show: (name: string) => `Show what ends in ${name}`,
    ending: (name: string, number: number) => `Ending: ${name}, ${results(number)}`,
  },

  map: {
    heading: 'Map of a SIP domain',
    about:
      'Every record worth asking for, every server behind them, one verdict. The settings of checks hold here too.',
    domain: 'SIP domain',
    domainTip: 'Such as contoso.com',
    internal: 'internal names too',
    internalTip: 'Ask for the records that only exist inside, too',
    microsoft: 'Microsoft’s own ends too',
    microsoftTip: 'Look at the certificates of Microsoft 365, too',
    draw: 'Draw',
    drawTip: 'Ask for the records and check every server that they lead to',
    stop: 'Stop',
    asking: (domain: string) => `Asking for the records of ${domain}, and checking where they lead…`,
    tree: 'Records of the domain, worst first; arrow keys move and open',
    homes: {
      'on-premises': 'on-premises',
      'microsoft-365': 'Microsoft 365',
      hybrid: 'hybrid',
      none: 'no servers',
      unknown: 'home not known',
    } satisfies Record<Homing['kind'], string>,
    found: (found: number, all: number) => `${count(found)} of ${plural(all, 'record', 'records')} found;`,
    asked: (resolver: string, at: string) => `asked ${resolver}, judged as of ${instant(at)};`,
    unanswered: (number: number) => `${plural(number, 'record', 'records')} not answered`,
    wildcard: (number: number) =>
      `${plural(number, 'record exists', 'records exist')} by the wildcard of the domain only`,
    absent: (number: number) => `${plural(number, 'record', 'records')} not there`,
    alias: 'alias of',
    concerns: 'concerns',
    silent: 'no answer, and no record says that there is a service',
    open: 'Open report',
    back: 'Back to the map',
  },

  roots: {
    heading: 'Roots',
    root: 'Root',
    all: 'All roots',
    search: 'Search',
    searchTip: 'Words of the name, or the beginning of a fingerprint',
    found: (shown: number, all: number) =>
      shown === all ? plural(all, 'root', 'roots') : `${count(shown)} of ${plural(all, 'root', 'roots')}`,
    until: (date: string) => `until ${day(date)}`,
    limited: (program: string) => `${program} (with limits)`,
    inPrograms: (programs: string) => `trusted by ${programs}`,
    inNone: 'in no list',
    fields: {
      subject: 'Subject',
      notBefore: 'Not before',
      notAfter: 'Not after',
      key: 'Key',
      keyIdentifier: 'Key identifier',
      heldBy: 'At hand',
    },
    notHeld: 'no; farend roots update may fetch it',
    fingerprints: 'Fingerprints',
    programs: 'Root programs',
    links: 'Where to get it',
    noLinks: 'In no public list: ask its owner, and compare the fingerprint by telephone.',
    commands: 'How it is installed',
    compare: 'Only after comparing the fingerprint with one from its authority.',
    command: (system: string) => `the command for ${system}`,
    save: (form: string) => `Save as ${form}`,
  },

  verify: {
    heading: 'Verify files',
    about:
      'Certificates from files are judged on this server without any connection. Private keys in them are never read. Files may be dropped anywhere on the page.',
    choose: 'Choose files…',
    chooseTip: 'PEM, DER, P7B or PFX; the end entity and its issuers, in any order',
    authorities: 'Further trust anchors…',
    authoritiesTip: 'Files of certificates that are trusted here, such as your own root',
    remove: (name: string) => `Remove ${name}`,
    name: 'Name',
    nameTip: 'Name that clients connect to; empty: it is not compared',
    purpose: 'Purpose',
    purposeTip: 'What the end entity is to be used for',
    purposes: { server: 'TLS server', client: 'TLS client' },
    at: 'As of',
    atTip: 'Judge as of this day instead of now',
    trust: 'Trust',
    trustTip: 'Whose roots are trust anchors',
    trustUsual: 'as usual',
    passphrase: 'Password of PFX',
    passphraseTip:
      'Needed for files whose certificates are encrypted; it is sent to this server only and not kept',
    verify: 'Verify',
    valid: 'valid',
    invalid: 'not valid',
    as: (purpose: 'server' | 'client', at: string, profile: string | undefined) =>
      `as a TLS ${purpose} on ${instant(at)}${profile === undefined ? '' : `, by the profile ${profile}`}`,
    notFirst: 'The end entity is not the first certificate: it is the one that certifies no other.',
    matches: 'name matches',
    matchesNot: 'name does not match',
    file: (file: string, form: string, inside: number, keys: number, others: readonly string[]) =>
      [
        `${file}: ${form}, ${certificates(inside)}`,
        ...(keys === 0 ? [] : [`${plural(keys, 'private key', 'private keys')} left alone`]),
        ...(others.length === 0 ? [] : [`left alone: ${others.join(', ')}`]),
      ].join('; '),
    rules: 'Rules for authorities',
    rulesNotAsked: 'Only a public root was given.',
    rulesKept: (profiles: string) => `nothing is broken (${profiles})`,
    rulesBroken: (profiles: string) => `Broken (${profiles}), which by itself makes no path invalid:`,
    roles: { 'end-entity': 'end entity', intermediate: 'intermediate', root: 'root' } satisfies Record<
      CertificateConformance['role'],
      string
    >,
    malformed: 'malformed',
    given: 'What was given',
  },

  explain: {
    heading: 'Rules',
    all: 'All rules',
    search: 'Search',
    searchTip: 'Words that must all be in the rule',
    found: (shown: number, all: number) =>
      shown === all ? plural(all, 'rule', 'rules') : `${count(shown)} of ${plural(all, 'rule', 'rules')}`,
    usually: (severity: string) => `usually: ${severity}`,
    scopes: {
      target: 'about the target',
      pool: 'about a pool',
      chain: 'about what is presented',
      endpoint: 'about an address',
    },
    what: 'What',
    why: 'Why it matters',
    fix: 'What to do',
    bad: 'Wrong',
    good: 'Right',
    sources: 'Sources',
  },
}
