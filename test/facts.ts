// Situations for the tests of rules: certificates are really issued and decoded, lists and paths really built.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { targetFacts } from '../src/diagnose/facts.ts'
import { Memory } from '../src/diagnose/memory.ts'
import { audiencesOf } from '../src/diagnose/profile.ts'
import type { DnsQuery, SrvRecord } from '../src/dns/query.ts'
import { createAuthority, properList, type Authority } from '../src/estate/authority.ts'
import type { CertificateRequest, IssuedCertificate } from '../src/estate/certificate.ts'
import type { TrustAnchor } from '../src/path/path.ts'
import type { ProgramFacts } from '../src/programs/facts.ts'
import type { Finding } from '../src/report/finding.ts'
import { clientAuthUnknown, type EndpointObservation, type Failure } from '../src/report/observation.ts'
import type { Profile, TargetKind } from '../src/report/target.ts'
import type { TargetFacts } from '../src/rules/facts.ts'
import { concerns, toFinding, type Rule, type RuleResult } from '../src/rules/rule.ts'
import { decodeCertificate } from '../src/x509/decode.ts'

/** The moment of judgement in every situation. */
export const now = new Date('2026-11-23T12:00:00Z')

/** So many days after now. */
export function days(count: number): Date {
  return new Date(now.getTime() + count * 86_400_000)
}

const validForYears = { notBefore: days(-3650), notAfter: days(3650) }

export const root = createAuthority({ subject: ['O=Contoso', 'CN=Contoso Root CA'], ...validForYears })

/** Makes an authority below the root, valid for ten years. */
export function intermediate(commonName: string, request: Partial<CertificateRequest> = {}): Authority {
  return createAuthority({ subject: ['O=Contoso', `CN=${commonName}`], ...validForYears, ...request }, root)
}

export const issuing = intermediate('Contoso Issuing CA')

/** What `certificate` makes when nothing else is asked for: no rule has anything against it. */
export const sound: CertificateRequest = {
  subject: ['O=Contoso', 'CN=sip.contoso.test'],
  subjectAltName: [{ dns: 'sip.contoso.test' }],
  notBefore: days(-100),
  notAfter: days(200),
  crlUris: ['http://crl.contoso.test/issuing.crl'],
}

/** An end-entity certificate like `sound` but for what is asked. */
export function certificate(
  request: Partial<CertificateRequest> = {},
  authority = issuing,
): IssuedCertificate {
  return authority.issue({ ...sound, ...request })
}

/** An end-entity certificate with these DNS names, the first of them its common name. */
export function named(...names: string[]): IssuedCertificate {
  return certificate({ subject: [`CN=${names[0]}`], subjectAltName: names.map((dns) => ({ dns })) })
}

/** An end-entity certificate without subject alternative names; its subject is this one RDN, `CN=host`. */
export function withoutSan(rdn: string): IssuedCertificate {
  const { subjectAltName: _, ...request } = sound
  return issuing.issue({ ...request, subject: [rdn] })
}

/** One endpoint. Left out: a sound certificate with its intermediate at the next address of the host. */
export interface EndpointSituation extends Partial<EndpointObservation> {
  /** Certificates in wire order. */
  presents?: readonly IssuedCertificate[]
}

export interface Situation {
  /** Default: sip.contoso.test, for a SIP domain contoso.test. */
  name?: string
  /** Default: DIR. */
  kind?: TargetKind
  /** Default: generic. */
  profile?: Profile
  /** Default: chosen. */
  profileReason?: string
  /** Certificates of the only endpoint, in wire order; the intermediates of a single one are added. */
  presents?: IssuedCertificate | readonly IssuedCertificate[]
  /** More about the only endpoint. */
  endpoint?: EndpointSituation
  /** In place of the only endpoint. */
  endpoints?: readonly EndpointSituation[]
  srv?: readonly Partial<SrvRecord>[]
  queries?: readonly Partial<DnsQuery>[]
  /** What else DNS says about the SIP domain. */
  related?: readonly Partial<DnsQuery>[]
  /** Default: 127.0.0.1:53. */
  resolver?: string
  /** Default: the root, as a private anchor. */
  anchors?: readonly TrustAnchor[]
  /** Default: nothing is known of any root. */
  programs?: ProgramFacts
  /** The certificates that we would present. */
  own?: readonly IssuedCertificate[]
}

/** A certificate as a trust anchor. */
export function anchor(issued: IssuedCertificate, isPublic = false): TrustAnchor {
  return { certificate: decodeCertificate(issued.der), origin: 'test anchors', public: isPublic }
}

/** The root as an anchor of a public root program. */
export const publicRoot = anchor(root, true)

const privateRoot = anchor(root)

const noPrograms: ProgramFacts = { lists: [], roots: [], restrictions: [] }

/** An endpoint that gave no certificate, and why. */
export function failed(failure: Partial<Failure>): EndpointSituation {
  return {
    presents: [],
    failure: { stage: 'tls', code: 'silent', blame: 'unknown', detail: 'What happened.', ...failure },
  }
}

/**
 * Registers a test for each case: the situation, and what the rule must find in it as `severity message`. Every
 * finding is rendered, and one that is no good news must say what to do.
 */
export function testRule(rule: Rule, cases: Record<string, [Situation, string[]]>): void {
  for (const [title, [situation, expected]] of Object.entries(cases)) {
    test(`${rule.id}: ${title}`, () => {
      assert.deepEqual(
        judge(rule, situation).map(({ severity, detail }) => `${severity} ${detail ?? 'finding'}`),
        expected,
      )
    })
  }
}

/** What a rule finds in a situation. */
export function judge(rule: Rule, situation: Situation): Finding[] {
  const target = facts(situation)
  if (!concerns(rule, target.audiences)) return []
  const findings = [...results(rule, target)].map((result) => toFinding(rule, result))
  for (const { severity, detail, fix } of findings) {
    if (severity === 'ok' || severity === 'info') continue
    assert.ok(fix, `${rule.id} ${detail ?? 'finding'} is of severity ${severity} and does not say what to do`)
  }
  return findings
}

function* results(rule: Rule, target: TargetFacts): Generator<RuleResult> {
  if (rule.scope === 'target') yield* rule.check(target)
  else if (rule.scope === 'pool') for (const pool of target.pools) yield* rule.check(pool, target)
  else for (const endpoint of target.endpoints) yield* rule.check(endpoint, target)
}

/** What rules see of a situation. */
export function facts(situation: Situation): TargetFacts {
  const {
    kind = 'DIR',
    profile = 'generic',
    profileReason = 'chosen',
    anchors = [privateRoot],
    programs = noPrograms,
  } = situation
  const name = situation.name ?? (kind === 'DIR' ? 'sip.contoso.test' : 'contoso.test')
  const target = { input: name, name, kind, profile, profileReason }
  const host = kind === 'DIR' ? name : `sip.${name}`
  const endpoints = situation.endpoints ?? [
    { presents: presented(situation.presents), ...situation.endpoint },
  ]
  const moment = now.toISOString()
  const { own } = situation
  const observation = {
    target,
    ...(own === undefined ? {} : { own: { from: 'own.pem', presented: own.map(({ der }) => der) } }),
    discovery: {
      resolver: situation.resolver ?? '127.0.0.1:53',
      queries: (situation.queries ?? []).map((query) => ({ ...silentQuery, ...query })),
      ...(situation.related === undefined
        ? {}
        : { related: situation.related.map((query) => ({ ...silentQuery, ...query })) }),
      srv: (situation.srv ?? []).map((record) => ({ ...plainRecord, target: host, ...record })),
    },
    endpoints: endpoints.map((endpoint, index) => endpointObservation(host, index, endpoint)),
    startedAt: moment,
    finishedAt: moment,
  }
  const memory = new Memory()
  const standpoint = memory.standpoint(audiencesOf(target, observation), anchors, programs)
  return targetFacts(observation, target, standpoint, { anchors, now, memory })
}

function presented(given: Situation['presents'] = certificate()): readonly IssuedCertificate[] {
  return 'der' in given ? properList(given) : given
}

/** What a probe saw of one address, by the documentation's addresses, at the port of federation. */
export function endpointObservation(
  host: string,
  index: number,
  { presents = properList(certificate()), ...rest }: EndpointSituation,
): EndpointObservation {
  return {
    host,
    address: `192.0.2.${index + 1}`,
    port: 5061,
    serverName: host,
    member: false,
    alerts: [],
    clientAuth: clientAuthUnknown,
    presented: presents.map(({ der }) => der),
    timings: {},
    tries: 1,
    attempts: [],
    transcripts: [],
    ...rest,
  }
}

const silentQuery: DnsQuery = {
  name: 'sip.contoso.test',
  type: 'A',
  rcode: 'NOERROR',
  answers: [],
  server: '127.0.0.1:53',
  transport: 'udp',
  ms: 1,
}

const plainRecord: Omit<SrvRecord, 'target'> = {
  service: '_sipfederationtls._tcp',
  priority: 0,
  weight: 0,
  port: 5061,
}
