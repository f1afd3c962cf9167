import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding, Severity } from '../report/finding.ts'
import type { Endpoint, Pool } from '../report/report.ts'
import { foldEffects } from './causes.ts'

/** `rule severity` or `rule:detail severity`. */
function finding(text: string): Finding {
  const [name = '', severity = ''] = text.split(' ')
  const [rule = '', detail] = name.split(':')
  return {
    rule,
    ...(detail === undefined ? {} : { detail }),
    severity: severity as Severity,
    message: name,
    evidence: {},
    source: [],
  }
}

function endpoint(address: string, findings: string[]): Endpoint {
  return {
    host: 'sip.contoso.test',
    address,
    port: 5061,
    serverName: 'sip.contoso.test',
    member: true,
    outcome: 'certificate',
    alerts: [],
    clientAuth: { request: 'none', authorities: [], authoritiesBytes: 0, types: [], signatureSchemes: [] },
    presented: [],
    paths: [],
    findings: findings.map(finding),
    timings: {},
    tries: 1,
    attempts: [],
  }
}

function pool(findings: string[], odd: string): Pool {
  return {
    host: 'sip.contoso.test',
    port: 5061,
    members: ['192.0.2.1', '192.0.2.2', '192.0.2.3'],
    reference: ['192.0.2.1', '192.0.2.2'],
    differences: [{ address: odd, property: 'certificate', value: 'b', expected: 'a' }],
    findings: findings.map(finding),
  }
}

function shown({ rule, detail, follows }: Finding): string {
  const name = detail === undefined ? rule : `${rule}:${detail}`
  return follows === undefined ? name : `${name} < ${follows.rule}`
}

const cases: [name: string, given: string[], expected: string[]][] = [
  ['nothing to fold', ['exp-expired error', 'name-san-mismatch error'], ['exp-expired', 'name-san-mismatch']],
  [
    'an invalid path follows from an expired certificate',
    ['chain-complete:not-valid error', 'exp-expired error'],
    ['exp-expired', 'chain-complete:not-valid < exp-expired'],
  ],
  [
    'what is in order follows from nothing',
    ['chain-complete ok', 'exp-expired error'],
    ['exp-expired', 'chain-complete'],
  ],
  [
    'a warning explains an error',
    ['chain-complete:not-valid error', 'chain-missing-intermediate warning'],
    ['chain-complete:not-valid < chain-missing-intermediate', 'chain-missing-intermediate'],
  ],
  ['a notice explains no fault', ['teams-ca error', 'root-distrusted info'], ['teams-ca', 'root-distrusted']],
  [
    'of two causes the more telling one',
    ['pki-private-ca info', 'pki-self-signed error', 'pki-default-cert error'],
    ['pki-self-signed < pki-default-cert', 'pki-default-cert', 'pki-private-ca < pki-default-cert'],
  ],
]

for (const [name, given, expected] of cases) {
  test(`root causes: ${name}`, () => {
    const folded = foldEffects({ endpoints: [endpoint('192.0.2.1', given)], pools: [], findings: [] })
    assert.deepEqual(folded.endpoints[0]?.findings.map(shown), expected)
  })
}

test('root causes: what only the odd member has follows from its being odd, where that is as bad', () => {
  const members = (): Endpoint[] => [
    endpoint('192.0.2.1', ['cdp-missing error']),
    endpoint('192.0.2.2', ['cdp-missing error']),
    endpoint('192.0.2.3', ['cdp-missing error', 'exp-expired error']),
  ]
  const oddOne = (severity: string) =>
    foldEffects({
      endpoints: members(),
      pools: [pool([`dnslb-cert-differs ${severity}`], '192.0.2.3')],
      findings: [],
    }).endpoints[2]?.findings.map(shown)
  assert.deepEqual(oddOne('error'), ['exp-expired < dnslb-cert-differs', 'cdp-missing'])
  assert.deepEqual(oddOne('warning'), ['exp-expired', 'cdp-missing'])
})

test('root causes: a finding about the target explains one about an endpoint', () => {
  const folded = foldEffects({
    endpoints: [endpoint('192.0.2.1', ['dnslb-member-fails error'])],
    pools: [],
    findings: [finding('srv-target-unresolved error')],
  })
  assert.deepEqual(folded.endpoints[0]?.findings.map(shown), ['dnslb-member-fails < srv-target-unresolved'])
})

test('root causes: a finding about an endpoint explains one about the target', () => {
  const folded = foldEffects({
    endpoints: [endpoint('192.0.2.1', ['edge-private-ca error'])],
    pools: [],
    findings: [finding('pki-private-ca info')],
  })
  assert.deepEqual(folded.findings.map(shown), ['pki-private-ca < edge-private-ca'])
})
