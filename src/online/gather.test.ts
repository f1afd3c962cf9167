import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAuthority } from '../estate/authority.ts'
import type { IssuedCertificate } from '../estate/certificate.ts'
import { makeCrl, type CrlRequest } from '../estate/crl.ts'
import { makeOcspRefusal, makeOcspResponse } from '../estate/ocsp.ts'
import type { Endpoint } from '../report/report.ts'
import { gatheredEndpoint, statementsOf } from '../../test/gathered-endpoint.ts'
import {
  fromNow,
  serialOf,
  startRevocationServer,
  type RevocationServer,
} from '../../test/revocation-server.ts'
import { makeSignedData } from '../../test/signed-data.ts'
import { decodeCertificate } from '../x509/decode.ts'

const sound = { thisUpdate: fromNow(-1), nextUpdate: fromNow(24) }
const late = { thisUpdate: fromNow(-72), nextUpdate: fromNow(-24) }

const rulesOf = ({ findings }: Endpoint) =>
  findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule }) => rule)

function listing(
  server: RevocationServer,
  request: Partial<CrlRequest> = {},
  signer = server.issuing,
): Uint8Array {
  return makeCrl({ ...sound, ...request }, signer)
}

function answering(
  server: RevocationServer,
  leaf: IssuedCertificate,
  rest: object = {},
  signer = server.issuing,
) {
  const answer = {
    serialNumber: serialOf(leaf),
    issuer: server.issuing,
    status: 'good' as const,
    ...sound,
    ...rest,
  }
  return makeOcspResponse({ answers: [answer], certificates: [signer.der] }, signer)
}

test('everything good: every certificate of the path but the anchor is told about, and nothing is asked twice', async (t) => {
  const server = await startRevocationServer(t)
  const leaf = server.endEntity()
  server.content.set('/leaf.crl', listing(server))
  server.content.set('/root.crl', listing(server, {}, server.root))
  server.content.set('/ocsp', answering(server, leaf))
  const endpoint = await gatheredEndpoint(server.root, [leaf, server.issuing])
  assert.deepEqual(statementsOf(endpoint), { crl: 'good good', ocsp: 'good good' })
  assert.deepEqual(
    endpoint.revocation?.map(({ certificate, status }) => [certificate, status]),
    [
      [decodeCertificate(leaf.der).sha256, 'good'],
      [decodeCertificate(leaf.der).sha256, 'good'],
      [decodeCertificate(server.issuing.der).sha256, 'good'],
    ],
  )
  assert.deepEqual(rulesOf(endpoint), [])
  assert.deepEqual(server.asked.toSorted(), ['GET /leaf.crl', 'GET /root.crl', 'POST /ocsp'])
  assert.ok(endpoint.fetched?.every(({ outcome, bytes = 0 }) => outcome === 'ok' && bytes > 100))
})

test('revoked, by CRL and by OCSP', async (t) => {
  const server = await startRevocationServer(t)
  const leaf = server.endEntity()
  server.content.set(
    '/leaf.crl',
    listing(server, { entries: [{ serialNumber: serialOf(leaf), revocationDate: fromNow(-9), reason: 4 }] }),
  )
  server.content.set('/ocsp', answering(server, leaf, { status: { revokedAt: fromNow(-9), reason: 4 } }))
  const endpoint = await gatheredEndpoint(server.root, [leaf, server.issuing])
  assert.deepEqual(statementsOf(endpoint), { crl: 'revoked revoked', ocsp: 'revoked revoked' })
  assert.ok(rulesOf(endpoint).includes('crl-revoked'))
  assert.equal(endpoint.revocation?.[0]?.reason, 'superseded')
})

const outcomes: [
  why: string,
  prepare: (server: RevocationServer, leaf: IssuedCertificate) => void,
  crl: string,
  ocsp: string,
  rule?: string,
][] = [
  [
    'whose time is over',
    (server, leaf) => {
      server.content.set('/leaf.crl', listing(server, late))
      server.content.set('/ocsp', answering(server, leaf, late))
    },
    'stale stale',
    'stale stale',
    'crl-stale',
  ],
  [
    'signed by somebody else',
    (server, leaf) => {
      server.content.set('/leaf.crl', listing(server, {}, server.root))
      server.content.set('/ocsp', answering(server, leaf, {}, server.root))
    },
    'unknown wrong-signer',
    'unknown responder-not-authorized',
    'cdp-unreachable',
  ],
  ['that are not there', () => {}, 'unreachable unreachable', 'unreachable unreachable', 'cdp-unreachable'],
  [
    'that are pages',
    (server) => {
      for (const path of ['/leaf.crl', '/ocsp']) server.content.set(path, Buffer.from('<html>'))
    },
    'unknown unreadable',
    'unknown unreadable',
    'cdp-unreachable',
  ],
  [
    'behind a redirect to a private address',
    (server) => {
      for (const path of ['/leaf.crl', '/ocsp']) {
        server.content.set(path, (_, response) => {
          response.writeHead(302, { location: 'http://127.0.0.2/inside' }).end()
        })
      }
    },
    'unknown refused',
    'unknown refused',
  ],
  [
    'of a gigabyte',
    (server) => {
      for (const path of ['/leaf.crl', '/ocsp']) {
        server.content.set(path, (_, response) => {
          response.setHeader('content-length', 2 ** 30)
          response.write(Buffer.alloc(2 ** 16))
        })
      }
    },
    'unreachable unreachable',
    'unreachable unreachable',
    'cdp-unreachable',
  ],
  [
    'that never end',
    (server) => {
      for (const path of ['/leaf.crl', '/ocsp']) {
        server.content.set(path, (_, response) => {
          const timer = setInterval(() => response.write('x'), 50)
          response.on('close', () => clearInterval(timer))
        })
      }
    },
    'unreachable unreachable',
    'unreachable unreachable',
    'cdp-unreachable',
  ],
  [
    'of a responder that refuses',
    (server) => {
      server.content.set('/leaf.crl', listing(server))
      server.content.set('/ocsp', makeOcspRefusal(6))
    },
    'good good',
    'unknown responder-error',
  ],
]
for (const [why, prepare, crl, ocsp, rule] of outcomes) {
  test(`a CRL and an OCSP answer ${why}`, async (t) => {
    const server = await startRevocationServer(t)
    const leaf = server.endEntity()
    prepare(server, leaf)
    const endpoint = await gatheredEndpoint(server.root, [leaf, server.issuing], { deadline: 1000 })
    assert.deepEqual(statementsOf(endpoint), { crl, ocsp })
    if (rule !== undefined) assert.ok(rulesOf(endpoint).includes(rule))
  })
}

test('the nonce is asked for, and left out for a responder that refuses it', async (t) => {
  const server = await startRevocationServer(t)
  const leaf = server.endEntity()
  let questions = 0
  server.content.set('/ocsp', (request, response) => {
    const pieces: Uint8Array[] = []
    request.on('data', (piece: Uint8Array) => pieces.push(piece))
    request.on('end', () => {
      questions += 1
      assert.equal(request.headers['content-type'], 'application/ocsp-request')
      const nonce = Buffer.concat(pieces).includes(Buffer.from('2b0601050507300102', 'hex'))
      assert.equal(nonce, questions === 1)
      response.end(nonce ? makeOcspRefusal(1) : answering(server, leaf))
    })
  })
  const endpoint = await gatheredEndpoint(server.root, [leaf, server.issuing])
  assert.equal(questions, 2)
  assert.equal(statementsOf(endpoint)['ocsp'], 'good good')
})

test('a delta CRL is fetched from where the complete one says, and laid over it', async (t) => {
  const server = await startRevocationServer(t)
  const leaf = server.endEntity()
  const entries = [{ serialNumber: serialOf(leaf), revocationDate: fromNow(-1) }]
  server.content.set('/leaf.crl', listing(server, { number: 4, freshest: [`${server.url}/delta.crl`] }))
  server.content.set('/delta.crl', listing(server, { number: 5, baseNumber: 4, entries }))
  const endpoint = await gatheredEndpoint(server.root, [leaf, server.issuing])
  assert.equal(statementsOf(endpoint)['crl'], 'revoked revoked')
})

for (const [form, contentOf] of [
  ['DER', ({ issuing }: RevocationServer) => issuing.der],
  ['PEM', ({ issuing }: RevocationServer) => Buffer.from(issuing.pem)],
  [
    'PKCS #7',
    ({ issuing, root }: RevocationServer) => makeSignedData({ certificates: [root.der, issuing.der] }),
  ],
] as const) {
  test(`an issuer that was not sent is fetched as ${form}, and completes the path`, async (t) => {
    const server = await startRevocationServer(t)
    server.content.set('/issuing', contentOf(server))
    const endpoint = await gatheredEndpoint(server.root, [server.endEntity()])
    assert.equal(endpoint.paths[0]?.valid, true)
    assert.equal(endpoint.presentedList?.missing !== undefined, true)
    const [issuer] = endpoint.fetched ?? []
    assert.equal(issuer?.purpose, 'issuer')
    assert.ok(issuer.sha256?.includes(decodeCertificate(server.issuing.der).sha256))
    assert.ok(rulesOf(endpoint).includes('chain-missing-intermediate'))
  })
}

test('issuers of issuers are fetched, and a way that never ends is left', async (t) => {
  const server = await startRevocationServer(t)
  const dates = { notBefore: fromNow(-24), notAfter: fromNow(24) }
  let above = server.root
  for (let level = 0; level < 30; level += 1) {
    const path = `/level-${level}`
    const authority = createAuthority(
      {
        ...dates,
        subject: [`CN=Level ${level}`],
        authorityInfoAccess: { caIssuers: [`${server.url}/level-${level - 1}`] },
      },
      above,
    )
    server.content.set(path, authority.der)
    above = authority
  }
  const leaf = above.issue({
    ...dates,
    subject: ['CN=a'],
    authorityInfoAccess: { caIssuers: [`${server.url}/level-29`] },
  })
  const endpoint = await gatheredEndpoint(server.root, [leaf])
  assert.equal(endpoint.paths[0]?.valid, false)
  assert.equal(server.asked.length, 12)

  const { issuers } = leaf
  server.asked.splice(0)
  const near = issuers[25]
  assert.ok(near)
  const short = await gatheredEndpoint(server.root, [near])
  assert.equal(short.paths[0]?.valid, true)
  assert.equal(server.asked.length, 4)
})

test('an address that gives no certificate, or that of a stranger, changes nothing', async (t) => {
  const server = await startRevocationServer(t)
  const stranger = createAuthority({ subject: ['CN=Stranger'], notBefore: fromNow(-1), notAfter: fromNow(1) })
  for (const content of [Buffer.from('<html>'), stranger.der, server.endEntity().der]) {
    server.content.set('/issuing', content)
    const endpoint = await gatheredEndpoint(server.root, [server.endEntity()])
    assert.equal(endpoint.paths[0]?.valid, false)
    assert.deepEqual(statementsOf(endpoint), { none: 'not-checked issuer-unknown' })
  }
})

test('a certificate that names no address but ldap was not checked', async (t) => {
  const server = await startRevocationServer(t)
  const leaf = server.endEntity({ crlUris: ['ldap:///CN=a'], authorityInfoAccess: {} })
  assert.deepEqual(statementsOf(await gatheredEndpoint(server.root, [leaf, server.issuing])), {
    crl: 'unknown refused',
  })
  const bare = server.endEntity({ crlUris: [], authorityInfoAccess: {} })
  const endpoint = await gatheredEndpoint(server.root, [bare, server.issuing])
  assert.deepEqual(statementsOf(endpoint), { none: 'not-checked no-source' })
})
