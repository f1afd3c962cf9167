import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAuthority, properList } from '../estate/authority.ts'
import type { IssuedCertificate } from '../estate/certificate.ts'
import type { TrustAnchor } from '../path/path.ts'
import { clientAuthUnknown, type EndpointObservation, type Observation } from '../report/observation.ts'
import type { Target } from '../report/target.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { diagnose } from './diagnose.ts'

const now = new Date('2026-06-01')
const dates = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
const root = createAuthority({ subject: ['CN=Root'], ...dates })
const issuing = createAuthority({ subject: ['CN=Issuing'], ...dates }, root)
const anchors: TrustAnchor[] = [{ certificate: decodeCertificate(root.der), origin: 'test', public: false }]

const soundRequest = {
  subject: ['CN=sip.contoso.test'],
  subjectAltName: [{ dns: 'sip.contoso.test' }],
  crlUris: ['http://pki.contoso.test/issuing.crl'],
}

function sipCertificate(changes = {}): IssuedCertificate {
  return issuing.issue({
    ...soundRequest,
    ...dates,
    ...changes,
  })
}

const current = sipCertificate()
const old = sipCertificate({ notBefore: new Date('2025-01-01'), notAfter: new Date('2026-02-01') })

function endpoint(address: string, presented: IssuedCertificate[]): EndpointObservation {
  return {
    host: 'sip.contoso.test',
    address,
    port: 5061,
    serverName: 'sip.contoso.test',
    member: true,
    ...(presented.length === 0
      ? {
          failure: {
            stage: 'connect',
            code: 'connection-refused',
            blame: 'peer',
            detail: 'Nothing listens.',
          },
        }
      : {
          tls: {
            version: 'TLS 1.2',
            cipherSuite: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
            attempt: 'modern',
          },
        }),
    alerts: [],
    clientAuth: presented.length === 0 ? clientAuthUnknown : { ...clientAuthUnknown, request: 'none' },
    presented: presented.map(({ der }) => der),
    timings: {},
    tries: 1,
    attempts: [],
    transcripts: [],
  }
}

function observation(endpoints: EndpointObservation[], target: Partial<Target> = {}): Observation {
  return {
    target: { input: 'sip.contoso.test:5061', kind: 'DIR', name: 'sip.contoso.test', port: 5061, ...target },
    discovery: { resolver: '127.0.0.1:53', queries: [], srv: [] },
    endpoints,
    startedAt: now.toISOString(),
    finishedAt: now.toISOString(),
  }
}

const good = properList(current)

test('a sound pool is ok, and its certificates stand in the report once', () => {
  const report = diagnose(observation([endpoint('192.0.2.1', good), endpoint('192.0.2.2', good)]), {
    anchors,
    now,
  })
  assert.equal(report.verdict, 'ok')
  assert.equal(Object.keys(report.certificates).length, 3)
  assert.deepEqual(
    report.pools.map(({ differences }) => differences),
    [[]],
  )
  assert.equal(report.endpoints[0]?.paths[0]?.valid, true)
})

test('the member that differs is named against the majority', () => {
  const report = diagnose(
    observation([
      endpoint('192.0.2.1', good),
      endpoint('192.0.2.2', [old]),
      endpoint('192.0.2.3', good),
      endpoint('192.0.2.4', []),
    ]),
    { anchors, now },
  )
  const [pool] = report.pools
  assert.equal(report.verdict, 'error')
  assert.deepEqual(pool?.reference, ['192.0.2.1', '192.0.2.3'])
  assert.deepEqual(
    pool?.differences.map(({ address, property }) => `${address} ${property}`),
    [
      '192.0.2.2 certificate',
      '192.0.2.2 public-key',
      '192.0.2.2 expiry',
      '192.0.2.2 presented-list',
      '192.0.2.4 no-certificate',
    ],
  )
})

test('without a majority every member is told and none is the reference', () => {
  const { pools } = diagnose(
    observation([endpoint('192.0.2.1', good), endpoint('192.0.2.2', properList(old))]),
    { anchors, now },
  )
  assert.deepEqual(pools[0]?.reference, [])
  assert.equal(pools[0]?.differences.filter(({ property }) => property === 'certificate').length, 2)
})

test('what was not seen is never ok', () => {
  const blind = [
    observation([]),
    observation([endpoint('192.0.2.1', [])]),
    observation([endpoint('192.0.2.1', good), endpoint('192.0.2.2', [])]),
  ]
  for (const one of blind) assert.notEqual(diagnose(one, { anchors, now }).verdict, 'ok')
})

test('what an invalid path leads to is never ok', () => {
  const presents = (presented: IssuedCertificate[]) =>
    diagnose(observation([endpoint('192.0.2.1', presented)]), { anchors, now })
  const ownRoot = createAuthority({ subject: ['CN=Own root'], ...dates })
  const forged = ownRoot.issue({ ...soundRequest, ...dates })
  assert.equal(presents([forged, ownRoot]).verdict, 'warning')
  const leafAsIssuer = { ...issuing, ...current }
  const below = createAuthority({ subject: ['CN=sip.contoso.test'], ...dates, key: current.key }, issuing)
  const byLeaf = below.issue({ ...soundRequest, ...dates })
  assert.equal(presents([byLeaf, leafAsIssuer, issuing]).verdict, 'error')
  const left = { ...observation([endpoint('192.0.2.1', good)]) }
  left.discovery = { ...left.discovery, leftOut: 1 }
  assert.equal(diagnose(left, { anchors, now }).verdict, 'unknown')
})

test('an address asked under a name is judged by that name', () => {
  const judged = (serverName: string | null) =>
    diagnose(observation([{ ...endpoint('192.0.2.1', good), host: '192.0.2.1', serverName }]), {
      anchors,
      now,
    })
      .endpoints[0]?.findings.map(({ rule, severity }) => `${rule}:${severity}`)
      .filter((name) => /^name-(san|ip)/.test(name))
  assert.deepEqual(judged('sip.contoso.test'), ['name-san-match:ok'])
  assert.deepEqual(judged('sip.fabrikam.test'), ['name-san-mismatch:error'])
  assert.deepEqual(judged(null), ['name-ip-target-skipped:info'])
})

test('the same observation is judged by the day', () => {
  const seen = observation([endpoint('192.0.2.1', good)])
  const verdicts = ['2026-06-01', '2026-12-20', '2027-02-01'].map(
    (day) => diagnose(seen, { anchors, now: new Date(day) }).verdict,
  )
  assert.deepEqual(verdicts, ['ok', 'warning', 'error'])
})

test('garbage in place of certificates gives a report', () => {
  const garbage = [Uint8Array.of(), Uint8Array.of(0x30, 0x82), new Uint8Array(1000).fill(0x30)]
  const report = diagnose(observation([{ ...endpoint('192.0.2.1', good), presented: garbage }]), {
    anchors,
    now,
  })
  assert.notEqual(report.verdict, 'ok')
  assert.ok(Object.values(report.certificates).every(({ faults }) => faults.length > 0))
})

test('what a member lacks is taken from another into the bundle it should send, not into its path', () => {
  const { endpoints } = diagnose(
    observation([endpoint('192.0.2.1', good), endpoint('192.0.2.2', [current])]),
    { anchors, now },
  )
  const right = good.map(({ der }) => decodeCertificate(der).sha256)
  assert.deepEqual(endpoints[0]?.bundle, { certificates: right, same: true, complete: true })
  assert.deepEqual(endpoints[1]?.bundle, { certificates: right, same: false, complete: true })
  assert.deepEqual(endpoints[1]?.paths[0]?.certificates, right.slice(0, 1))
})

test('what authorities must not issue is told apart from what makes a path invalid', () => {
  const odd = properList(sipCertificate({ serialNumber: 0n, extKeyUsage: null }))
  const conformanceWith = (isPublic: boolean) => {
    const held = anchors.map((anchor) => ({ ...anchor, public: isPublic }))
    const [path] =
      diagnose(observation([endpoint('192.0.2.1', odd)]), { anchors: held, now }).endpoints[0]?.paths ?? []
    assert.equal(path?.valid, true)
    assert.equal(path.profile, isPublic ? 'Web PKI' : 'RFC 5280')
    const codes = path.conformance?.breaches.map(({ code }) => code)
    return { profile: path.conformance?.profile, codes }
  }
  assert.deepEqual(conformanceWith(false), { profile: 'RFC 5280', codes: ['serial-number'] })
  const { profile, codes } = conformanceWith(true)
  assert.equal(profile, 'Baseline Requirements')
  assert.ok(codes?.includes('serial-number') && codes.includes('ext-key-usage'), String(codes))
})

test('a public root is not held against the rules of today, a private one is', () => {
  const oldRoot = createAuthority({ subject: ['CN=Old root'], serialNumber: 0n, ...dates })
  const server = oldRoot.issue({ ...soundRequest, ...dates })
  for (const isPublic of [true, false]) {
    const certificate = decodeCertificate(oldRoot.der)
    const held = [{ certificate, origin: 'test', public: isPublic }]
    const [first] = diagnose(observation([endpoint('192.0.2.1', [server])]), { anchors: held, now }).endpoints
    const breaches = first?.paths[0]?.conformance?.breaches.filter(({ code }) => code === 'serial-number')
    assert.deepEqual(
      breaches?.map((breach) => breach.certificate),
      isPublic ? [] : [certificate.sha256],
    )
  }
})

test('the fault of a path points into the certificate', () => {
  const odd = sipCertificate({
    extensions: [{ oid: '1.2.3.4', critical: true, value: Uint8Array.of(5, 0) }],
  })
  const [first] = diagnose(observation([endpoint('192.0.2.1', properList(odd))]), { anchors, now }).endpoints
  const [error] = first?.paths[0]?.errors ?? []
  assert.equal(error?.code, 'unhandled-critical')
  assert.equal(error.certificate, decodeCertificate(odd.der).sha256)
  assert.ok((error.offset ?? 0) > 0)
  assert.equal(error.name, '1.2.3.4')
})
