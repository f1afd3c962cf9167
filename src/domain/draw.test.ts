import assert from 'node:assert/strict'
import { test } from 'node:test'
import { poolReport, silentReport } from '../../test/report-samples.ts'
import type { DnsOutcome, DnsQuery } from '../dns/query.ts'
import type { Report } from '../report/report.ts'
import { drawMap } from './draw.ts'
import type { Lookup } from './lookup.ts'
import { planChecks, type Plan } from './plan.ts'
import { recordName } from './record.ts'
import { domainRecords } from './records.ts'

const domain = 'contoso.test'

function lookup(id: string, data: string[], aliases: string[] = [], rcode: DnsOutcome = 'NOERROR'): Lookup {
  const record = domainRecords.find((each) => each.id === id)
  assert.ok(record, id)
  const name = recordName(record, domain)
  const answers = data.map((text) => ({ name, type: record.type, ttl: 60, data: text }))
  const query: DnsQuery = {
    ...{ name, rcode, answers, server: '192.0.2.53:53', transport: 'udp', ms: 1 },
    type: record.type,
  }
  return { record, name, queries: [query], answers, aliases }
}

function draw(lookups: Lookup[], reports: Report[] = [], isOutside = false, plan?: Plan) {
  const moment = '2026-11-23T09:31:30.000Z'
  return drawMap({
    ...{ domain, resolver: '192.0.2.53:53', asked: { internal: true, microsoft: false, reason: '' } },
    ...{ lookups, wildcard: [], plan: plan ?? planChecks(domain, lookups, []), reports, isOutside },
    ...{ startedAt: moment, finishedAt: moment, judgedAt: moment },
  })
}

const home: [what: string, lookups: Lookup[], kind: string, reason: RegExp][] = [
  ['nothing', [lookup('sip', [], [], 'NXDOMAIN')], 'none', /No record/],
  ['no answer', [lookup('sip', [], [], 'SERVFAIL')], 'unknown', /not answered/],
  [
    'an Edge',
    [lookup('sipfederationtls', ['0 0 5061 sip.contoso.test'])],
    'on-premises',
    /outside Microsoft 365/,
  ],
  [
    'aliases of Microsoft 365',
    [
      lookup('sip', ['192.0.2.1'], ['sipdir.online.lync.com']),
      lookup('lyncdiscover', ['192.0.2.1'], ['webdir.online.lync.com']),
    ],
    'microsoft-365',
    /lead to Microsoft 365/,
  ],
  [
    'an Edge and an alias of Microsoft 365',
    [
      lookup('sipfederationtls', ['0 0 5061 sip.contoso.test']),
      lookup('lyncdiscover', ['192.0.2.1'], ['webdir.online.lync.com']),
    ],
    'hybrid',
    /lyncdiscover.contoso.test leads to Microsoft 365/,
  ],
  ['Cisco only', [lookup('collab-edge', ['0 0 8443 edge.contoso.test'])], 'on-premises', /Only _collab-edge/],
  ['a service that is not offered', [lookup('sipfederationtls', ['0 0 0 .'])], 'none', /No record/],
]
for (const [what, lookups, kind, reason] of home) {
  test(`${what} makes the home ${kind}`, () => {
    const { homing } = draw(lookups)
    assert.equal(homing.kind, kind)
    assert.match(homing.reason, reason)
  })
}

test('an internal name that strangers see is remarked on', () => {
  const inside = [lookup('ucupdates', ['192.0.2.1'])]
  assert.deepEqual(draw(inside).records[0]?.remarks, [])
  const [record] = draw(inside, [], true).records
  assert.deepEqual(
    record?.remarks.map(({ code }) => code),
    ['internal-is-public'],
  )
  assert.equal(record?.verdict, 'warning')
})

test('SRV targets are the ports of their hosts; a host without is tried on the usual ones', () => {
  const lookups = [
    lookup('sip-tls', ['0 0 4443 sip.contoso.test']),
    lookup('xmpp-server', ['0 0 5269 xmpp.contoso.test']),
    lookup('sip', ['192.0.2.1']),
    lookup('sbc', ['192.0.2.1']),
    lookup('meet', ['192.0.2.2']),
    lookup('access', ['192.0.2.1']),
  ]
  const { checks } = planChecks(domain, lookups, [])
  assert.deepEqual(
    checks.map(({ target: { kind, name, port, starttls, profile }, isGuess }) =>
      [kind, name, port, starttls, profile, isGuess].join(' '),
    ),
    [
      'SIP contoso.test    false',
      'DIR xmpp.contoso.test 5269 xmpp-server generic false',
      'DIR sbc.contoso.test 5061  teams-sbc true',
      'DIR sbc.contoso.test 5067  teams-sbc true',
      'DIR meet.contoso.test 443  reverse-proxy false',
    ],
  )
})

test('a host that is an alias of Microsoft 365 is checked under that name, and plays no role of the domain', () => {
  const { checks } = planChecks(
    domain,
    [lookup('lyncdiscover', ['192.0.2.1'], ['webdir.online.lync.com'])],
    [],
  )
  assert.equal(checks[0]?.target.name, 'webdir.online.lync.com')
  assert.equal(checks[0]?.target.profile, undefined)
})

test('the worst record comes first and gives the headline; silence of one port is no fault where another answers', () => {
  const sip = lookup('sipfederationtls', ['0 0 5061 sip.contoso.test'])
  const quiet = { ...silentReport.endpoints[0]!, host: 'sbc.contoso.test', port: 5067 }
  const spoken = { ...poolReport.endpoints[0]!, host: 'sbc.contoso.test', port: 5061, findings: [] }
  const lookups = [
    lookup('sbc', ['192.0.2.1']),
    lookup('naptr', ['10 50 "s" "SIPS+D2T" "" _sips._tcp.contoso.test']),
    sip,
  ]
  const plan = planChecks(domain, lookups, [])
  const reports = plan.checks.map(({ target }): Report =>
    target.kind === 'FED'
      ? poolReport
      : { ...silentReport, findings: [], pools: [], endpoints: [target.port === 5067 ? quiet : spoken] },
  )
  const { records, verdict, headline } = draw(lookups, reports, false, plan)
  assert.deepEqual(
    records.map(({ id }) => id),
    ['sipfederationtls', 'sbc', 'naptr'],
  )
  assert.equal(verdict, 'error')
  assert.equal(headline.record, sip.name)
  const endpoints = records.find(({ id }) => id === 'sbc')?.names.flatMap((name) => name.endpoints) ?? []
  assert.deepEqual(
    endpoints.map(({ counts }) => counts),
    [true, false],
  )
})

test('of a flood of SRV records the first are followed, and it is said', () => {
  const flood = Array.from({ length: 200 }, (_, index) => `0 0 5061 h${index}.contoso.test`)
  const lookups = [lookup('sips-tcp', flood)]
  assert.equal(planChecks(domain, lookups, []).checks.length, 16)
  const [record] = draw(lookups).records
  assert.deepEqual(
    record?.remarks.map(({ code }) => code),
    ['left-out'],
  )
  assert.equal(record?.verdict, 'unknown')
})

test('what is found out about the pool behind a host belongs to its record', () => {
  const lookups = [lookup('meet', ['192.0.2.1'])]
  const plan = planChecks(domain, lookups, [])
  const endpoints = poolReport.endpoints.map((each) => ({
    ...each,
    host: 'meet.contoso.test',
    port: 443,
    findings: [],
  }))
  const { records } = draw(lookups, [{ ...poolReport, endpoints }], false, plan)
  assert.equal(records[0]?.worst?.rule, 'dnslb-cert-differs')
  assert.equal(records[0]?.verdict, 'error')
})
