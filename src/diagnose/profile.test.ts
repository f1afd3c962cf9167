import assert from 'node:assert/strict'
import { test } from 'node:test'
import { selfSigned } from '../estate/authority.ts'
import { clientAuthUnknown, type EndpointObservation, type Observation } from '../report/observation.ts'
import type { Profile, Target } from '../report/target.ts'
import { audiencesOf, settleProfile } from './profile.ts'

function observe(
  target: Target,
  srvTargets: string[],
  seen: Partial<EndpointObservation> | undefined,
): Observation {
  const srv = srvTargets.map((name) => ({ service: '', priority: 0, weight: 0, port: 5061, target: name }))
  const endpoint = {
    host: target.name,
    address: '192.0.2.1',
    port: target.port ?? 5061,
    serverName: target.name,
    member: false,
    alerts: [],
    clientAuth: clientAuthUnknown,
    presented: [],
    timings: {},
    tries: 1,
    attempts: [],
    transcripts: [],
  }
  return {
    target,
    discovery: { resolver: '', queries: [], srv },
    endpoints: seen === undefined ? [] : [{ ...endpoint, ...seen }],
    startedAt: '',
    finishedAt: '',
  }
}

interface Case {
  target: Partial<Target>
  srv?: string[]
  seen?: Partial<EndpointObservation>
  chosen?: Profile
  profile: Profile
  audiences: string
  reason: RegExp
}

const naming = (...names: string[]): Partial<EndpointObservation> => ({
  presented: [
    selfSigned({
      subject: ['CN=webext.contoso.test'],
      subjectAltName: names.map((dns) => ({ dns })),
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2027-01-01'),
    }).der,
  ],
})
const answering = (server: string): Partial<EndpointObservation> => ({
  sip: { status: 200, server, detail: 'It answered.' },
})
const host = (name: string, port = 5061) => ({ name, port })
const microsoft = /Microsoft's own servers/
const chosenReason = /^chosen$/

const cases: Case[] = [
  {
    target: { kind: 'FED' },
    srv: ['sip.contoso.test'],
    profile: 'edge',
    audiences: 'sfb edge fed',
    reason: /federation SRV record/,
  },
  {
    target: { kind: 'FED' },
    srv: ['sipfed.online.lync.com'],
    profile: 'generic',
    audiences: 'fed ms-end',
    reason: microsoft,
  },
  { target: { kind: 'SIP' }, profile: 'edge', audiences: 'sfb edge sip-client', reason: /external sign-in/ },
  {
    target: { kind: 'SIPINT' },
    profile: 'front-end',
    audiences: 'sfb fe sip-client',
    reason: /internal sign-in/,
  },
  { target: host('contoso.test'), profile: 'edge', audiences: 'sfb edge', reason: /port 5061/ },
  { target: host('contoso.test', 443), profile: 'web', audiences: 'web', reason: /port 443/ },
  { target: host('contoso.test', 5067), profile: 'generic', audiences: '', reason: /nothing points/ },
  { target: host('sip.contoso.test'), profile: 'edge', audiences: 'sfb edge', reason: /port 5061/ },
  {
    target: host('sip.contoso.test', 443),
    profile: 'edge',
    audiences: 'sfb edge',
    reason: /name sip and port 443/,
  },
  { target: host('sip.contoso.test', 25), profile: 'generic', audiences: '', reason: /nothing points/ },
  {
    target: host('lyncdiscover.contoso.test', 443),
    profile: 'reverse-proxy',
    audiences: 'rp web',
    reason: /name lyncdiscover/,
  },
  {
    target: host('sipinternal.contoso.test'),
    profile: 'front-end',
    audiences: 'sfb fe',
    reason: /sipinternal/,
  },
  {
    target: host('meet.contoso.test', 443),
    profile: 'web',
    audiences: 'web',
    reason: /port 443/,
  },
  { target: host('sbc1.contoso.test', 443), profile: 'web', audiences: 'web', reason: /port 443/ },
  { target: host('sbc1.contoso.test', 5067), profile: 'teams-sbc', audiences: 'teams-sbc', reason: /sbc1/ },
  { target: host('sbcglobal.test'), profile: 'edge', audiences: 'sfb edge', reason: /port 5061/ },
  { target: host('expe-1.contoso.test'), profile: 'cisco', audiences: 'cisco sip', reason: /expe-1/ },
  { target: host('us01peer01.sc.zoom.us'), profile: 'sip', audiences: 'sip', reason: /Zoom Phone/ },
  {
    target: host('sip.pstnhub.microsoft.com'),
    profile: 'generic',
    audiences: 'ms-end',
    reason: microsoft,
  },
  {
    target: host('www.contoso.test', 443),
    seen: naming('webext.contoso.test', 'lyncdiscover.contoso.test', 'meet.contoso.test'),
    profile: 'reverse-proxy',
    audiences: 'rp web',
    reason: /certificate names lyncdiscover\.contoso\.test and meet\.contoso\.test/,
  },
  {
    target: host('www.contoso.test', 443),
    seen: naming('www.contoso.test', 'meet.contoso.test'),
    profile: 'web',
    audiences: 'web',
    reason: /port 443/,
  },
  {
    target: host('voip.contoso.test'),
    seen: answering('kamailio (5.8.2 (x86_64/linux))'),
    profile: 'sip',
    audiences: 'sip',
    reason: /SIP answer/,
  },
  {
    target: host('voip.contoso.test', 5067),
    seen: answering('RTC/7.0'),
    profile: 'edge',
    audiences: 'sfb edge',
    reason: /Skype for Business/,
  },
  {
    target: host('contoso.test'),
    chosen: 'teams-sbc',
    profile: 'teams-sbc',
    audiences: 'teams-sbc',
    reason: chosenReason,
  },
  {
    target: { ...host('contoso.test', 443), profile: 'cisco' },
    profile: 'cisco',
    audiences: 'cisco sip',
    reason: chosenReason,
  },
  {
    target: { ...host('contoso.test', 443), profile: 'cisco' },
    chosen: 'sip',
    profile: 'sip',
    audiences: 'sip',
    reason: chosenReason,
  },
]

for (const { target: changes, srv = [], seen, chosen, profile, audiences, reason } of cases) {
  const what = `${JSON.stringify(changes)} ${chosen ?? ''} ${seen === undefined ? '' : 'after what was seen'}`
  test(`profile of ${what} is ${profile}, because ${reason.source}`, () => {
    const target: Target = { input: '', kind: 'DIR', name: 'contoso.test', ...changes }
    const observation = observe(target, srv, seen)
    const settled = settleProfile(observation, chosen)
    assert.equal(settled.profile, profile)
    assert.match(settled.profileReason, reason)
    assert.equal([...audiencesOf(settled, observation)].join(' '), audiences)
  })
}
