import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding } from '../../report/finding.ts'
import type { Endpoint, Report } from '../../report/report.ts'
import { branchesOf } from './branches.ts'
import { causesOf } from './cause.ts'

const finding = (rule: string, severity: Finding['severity'], follows?: string): Finding => ({
  rule,
  severity,
  message: rule,
  evidence: {},
  source: [],
  ...(follows === undefined ? {} : { follows: { rule: follows } }),
})

const endpoint = (address: string | null, findings: Finding[], certificate?: string): Endpoint => ({
  host: 'sip.contoso.test',
  address,
  port: 5061,
  serverName: 'sip.contoso.test',
  service: '_sip._tls',
  member: true,
  outcome: certificate === undefined ? 'no-certificate' : 'certificate',
  alerts: [],
  clientAuth: { request: 'none', authorities: [], authoritiesBytes: 0, types: [], signatureSchemes: [] },
  presented: certificate === undefined ? [] : [certificate],
  paths: [],
  findings,
  timings: {},
  tries: 1,
  attempts: [],
})

const report = (endpoints: Endpoint[], more: Partial<Report> = {}): Report => ({
  target: { input: 'contoso.test', kind: 'SIP', name: 'contoso.test', profile: 'edge', profileReason: '' },
  discovery: { resolver: 'none', queries: [], srv: [] },
  endpoints,
  pools: [],
  certificates: {},
  findings: [],
  verdict: 'ok',
  headline: { text: '' },
  startedAt: '',
  finishedAt: '',
  judgedAt: '',
  ...more,
})

test('an effect of an effect is folded under the root cause, the worst first', () => {
  const all = [
    finding('b', 'warning', 'a'),
    finding('c', 'error', 'b'),
    finding('a', 'info'),
    finding('d', 'warning'),
  ]
  const { causes, elsewhere } = causesOf(all)
  assert.deepEqual(
    causes.map(({ finding: { rule }, severity, effects }) => [
      rule,
      severity,
      effects.map((each) => each.rule),
    ]),
    [
      ['a', 'error', ['c', 'b']],
      ['d', 'warning', []],
    ],
  )
  assert.deepEqual(elsewhere, [])
})

test('findings that follow from one another in a circle are all told', () => {
  const { causes } = causesOf([finding('a', 'error', 'b'), finding('b', 'error', 'a')])
  assert.deepEqual(
    causes.map(({ finding: { rule } }) => rule),
    ['a', 'b'],
  )
})

test('a finding whose cause nobody found stands for itself', () => {
  const { causes, elsewhere } = causesOf([finding('a', 'error', 'gone')], [[finding('other', 'ok')]])
  assert.deepEqual([causes.length, elsewhere.length], [1, 0])
})

test('an effect at an address is folded under its cause at the pool, and named at the address', () => {
  const effect = finding('expired', 'error', 'differs')
  const members = [
    endpoint('192.0.2.1', [finding('differs', 'ok'), effect], 'x'),
    endpoint('192.0.2.2', [effect], 'y'),
  ]
  const pool = {
    host: 'sip.contoso.test',
    port: 5061,
    members: ['192.0.2.1', '192.0.2.2'],
    reference: [],
    differences: [],
    findings: [finding('differs', 'warning')],
  }
  const [service] = branchesOf(report(members, { pools: [pool] })).services
  const [name] = service?.names ?? []
  assert.deepEqual(
    name?.causes.map(({ finding: { rule }, severity, effects }) => [rule, severity, effects.length]),
    [['differs', 'error', 1]],
  )
  const second = name?.addresses.find(({ first }) => first.address === '192.0.2.2')
  assert.deepEqual(
    second?.elsewhere.map(({ finding: { rule }, of }) => [rule, of]),
    [['expired', 'differs']],
  )
})

test('addresses that say the same are one branch; the worst branch comes first', () => {
  const fine = finding('fine', 'ok')
  const { services } = branchesOf(
    report([
      endpoint('192.0.2.1', [fine], 'x'),
      endpoint('192.0.2.2', [finding('wrong', 'error')], 'y'),
      endpoint('192.0.2.3', [fine], 'x'),
      endpoint(null, []),
    ]),
  )
  const addresses = services[0]?.names[0]?.addresses ?? []
  assert.deepEqual(
    addresses.map(({ severity, endpoints }) => [severity, endpoints]),
    [
      ['error', [1]],
      ['unknown', [3]],
      ['ok', [0, 2]],
    ],
  )
  assert.deepEqual(addresses[2]?.fine.length, 1)
})
