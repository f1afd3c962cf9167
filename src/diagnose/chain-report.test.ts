// Remembering changes nothing: each of several judgements with one memory is what it would be without any.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificate, endpointObservation, issuing, now, publicRoot, root } from '../../test/facts.ts'
import type { ProgramFacts } from '../programs/facts.ts'
import type { Observation } from '../report/observation.ts'
import type { Profile } from '../report/target.ts'
import { describeCertificate } from '../trust/join-lists.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { diagnose } from './diagnose.ts'
import { Memory } from './memory.ts'

const known = {
  ...describeCertificate(decodeCertificate(root.der)),
  lists: new Map([['mozilla', 'listed']] as const),
}
const programs: ProgramFacts = {
  lists: [
    {
      id: 'mozilla',
      program: 'mozilla',
      title: 'the list',
      source: 'https://lists.test/',
      checkedOn: '2026-11-01',
      purposes: 'tls',
    },
  ],
  roots: [known],
  restrictions: [
    {
      program: 'mozilla',
      kind: 'disabled',
      date: '2026-11-25',
      roots: [known.sha256.slice(0, 16)],
      source: 'notes',
      checkedOn: '2026-11-01',
      confidence: 'read',
    },
  ],
}
const chain = [certificate(), issuing]
const anchors = [publicRoot]

/** The same chain, met under a name, as what, and at a moment. */
const meetings: [host: string, profile: Profile, moment: string][] = [
  ['sip.contoso.test', 'generic', '2026-11-23T12:00:00Z'],
  ['sip.contoso.test', 'edge', '2026-11-23T12:00:00Z'],
  ['sip.contoso.test', 'teams-sbc', '2026-11-23T12:00:01Z'],
  ['other.contoso.test', 'generic', '2026-11-24T23:59:59Z'],
  ['sip.contoso.test', 'generic', '2026-11-25T00:00:00Z'],
  ['sip.contoso.test', 'edge', '2030-11-25T00:00:00Z'],
]

test('a chain that was met before is reported as if it was met for the first time', () => {
  const memory = new Memory()
  const reports = meetings.map(([host, profile, moment]) => {
    const judgement = { anchors, programs, profile, now: new Date(moment) }
    const observation = observed(host)
    const report = diagnose(observation, { ...judgement, memory })
    assert.deepEqual(report, diagnose(observation, judgement), `${host} ${profile} ${moment}`)
    return JSON.stringify(report)
  })
  assert.equal(new Set(reports).size, meetings.length)
})

test('what a report says of a chain is made once for a day and those whom it concerns', () => {
  const memory = new Memory()
  const paths = (host: string, profile: Profile, moment: string) =>
    diagnose(observed(host), { anchors, programs, profile, memory, now: new Date(moment) }).endpoints[0]
      ?.paths
  const first = paths('sip.contoso.test', 'generic', '2026-11-23T12:00:00Z')
  assert.equal(paths('other.contoso.test', 'generic', '2026-11-23T23:00:00Z'), first)
  assert.notEqual(paths('sip.contoso.test', 'edge', '2026-11-23T12:00:00Z'), first)
  assert.notEqual(paths('sip.contoso.test', 'generic', '2026-11-24T00:00:00Z'), first)
})

function observed(host: string): Observation {
  return {
    target: { input: host, name: host, kind: 'DIR', port: 5061 },
    discovery: { resolver: 'none', queries: [], srv: [] },
    endpoints: [endpointObservation(host, 0, { presents: chain })],
    startedAt: now.toISOString(),
    finishedAt: now.toISOString(),
  }
}
