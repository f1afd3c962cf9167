import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Observation } from '../report/observation.ts'
import type { Profile, Target } from '../report/target.ts'
import { audiencesOf, settleProfile } from './profile.ts'

function observe(target: Target, srvTargets: string[]): Observation {
  const srv = srvTargets.map((name) => ({ service: '', priority: 0, weight: 0, port: 5061, target: name }))
  return {
    target,
    discovery: { resolver: '', queries: [], srv },
    endpoints: [],
    startedAt: '',
    finishedAt: '',
  }
}

type Case = [
  target: Partial<Target>,
  srv: string[],
  chosen: Profile | undefined,
  profile: Profile,
  audiences: string,
]
const cases: Case[] = [
  [{ kind: 'FED' }, ['sip.contoso.test'], undefined, 'edge', 'sfb edge fed'],
  [{ kind: 'FED' }, ['sipfed.online.lync.com'], undefined, 'edge', 'fed ms-end'],
  [{ kind: 'SIP' }, [], undefined, 'edge', 'sfb edge sip-client'],
  [{ kind: 'SIPINT' }, [], undefined, 'front-end', 'sfb fe sip-client'],
  [{ port: 5061 }, [], undefined, 'edge', 'sfb edge'],
  [{ port: 443 }, [], undefined, 'web', 'web'],
  [{ port: 5067 }, [], undefined, 'generic', ''],
  [{ port: 5061, name: 'sip.pstnhub.microsoft.com' }, [], undefined, 'edge', 'ms-end'],
  [{ port: 5061 }, [], 'teams-sbc', 'teams-sbc', 'teams-sbc'],
  [{ port: 443, profile: 'cisco' }, [], undefined, 'cisco', 'cisco sip'],
  [{ port: 443, profile: 'cisco' }, [], 'sip', 'sip', 'sip'],
]

for (const [changes, srv, chosen, profile, audiences] of cases) {
  test(`profile of ${JSON.stringify(changes)} ${chosen ?? ''} is ${profile}`, () => {
    const target: Target = { input: '', kind: 'DIR', name: 'contoso.test', ...changes }
    const settled = settleProfile(target, chosen)
    assert.equal(settled.profile, profile)
    assert.equal(settled.profileReason === 'chosen', chosen !== undefined || target.profile !== undefined)
    assert.equal([...audiencesOf(settled, observe(target, srv))].join(' '), audiences)
  })
}
