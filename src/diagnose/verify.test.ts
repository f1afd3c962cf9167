import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createAuthority, selfSigned } from '../estate/authority.ts'
import type { CertificateRequest, IssuedCertificate } from '../estate/certificate.ts'
import { webPkiVerifier } from '../path/verifier.ts'
import { verificationFileObject } from '../schema/verification.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { verify, type NamedFile, type VerifyOptions } from './verify.ts'

const now = new Date('2026-11-23T12:00:00Z')
const dates = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
const root = createAuthority({ subject: ['CN=Root'], ...dates })
const issuing = createAuthority({ subject: ['CN=Issuing'], ...dates }, root)
const leaf = server({})
const other = selfSigned({ subject: ['CN=other.test'], ...dates })
const stranger = createAuthority({ subject: ['CN=Stranger'], ...dates })

function server(changes: Partial<CertificateRequest>): IssuedCertificate {
  const subjectAltName = [{ dns: 'sip.contoso.test' }, { dns: '*.edge.contoso.test' }]
  return issuing.issue({ subject: ['CN=sip.contoso.test'], subjectAltName, ...dates, ...changes })
}

function file(...certificates: IssuedCertificate[]): NamedFile {
  const packed = certificates.map(({ der }) => der)
  return { file: 'a.pem', form: 'PEM', certificates: packed, privateKeys: 0, others: [] }
}

function verified(certificates: IssuedCertificate[], changes: Partial<VerifyOptions> = {}, isPublic = false) {
  const certificate = decodeCertificate(root.der)
  const anchors = [{ certificate, origin: 'test', public: isPublic }]
  const verification = verify([file(...certificates)], { anchors, now, ...changes })
  verificationFileObject.parse({
    schema: 'farend.verification/1',
    tool: { name: 'farend', version: '0' },
    verification,
  })
  return verification
}

const hash = ({ der }: IssuedCertificate) => decodeCertificate(der).sha256

interface Row {
  title: string
  given: IssuedCertificate[]
  options?: Partial<VerifyOptions>
  isPublic?: true
  endEntity?: IssuedCertificate
  chosen?: 'first' | 'certifies-no-other' | 'named'
  /** Codes of the best path's errors; valid when there are none and the name fits. */
  errors?: string[]
  matches?: boolean
}

const rows: Row[] = [
  { title: 'a proper list', given: [leaf, issuing] },
  { title: 'the wrong order', given: [root, issuing, leaf], chosen: 'certifies-no-other' },
  { title: 'strangers among them', given: [leaf, stranger, issuing, other] },
  {
    title: 'a stranger of an authority first',
    given: [stranger, issuing, leaf],
    chosen: 'certifies-no-other',
  },
  { title: 'authorities alone', given: [issuing, root], endEntity: issuing },
  { title: 'one named', given: [other, issuing], options: { endEntity: file(leaf) }, chosen: 'named' },
  { title: 'a missing issuer', given: [leaf], errors: ['no-anchor'] },
  { title: 'an unknown self-signed one', given: [other], endEntity: other, errors: ['no-anchor'] },
  {
    title: 'another moment',
    given: [leaf, issuing],
    options: { now: new Date('2028-01-01') },
    errors: ['expired', 'expired', 'expired'],
  },
  { title: 'clients', given: [leaf, issuing], options: { purpose: 'client' } },
  {
    title: 'clients with a certificate for servers',
    given: [server({ extKeyUsage: ['serverAuth'] }), issuing],
    options: { purpose: 'client' },
    errors: ['ext-key-usage'],
  },
  {
    title: 'a policy that is not there',
    given: [leaf, issuing],
    options: { policies: { explicit: true } },
    errors: ['policy'],
  },
  {
    title: 'SHA-1 below a private root',
    given: [server({ signature: 'sha1ECDSA' }), issuing],
  },
  {
    title: 'SHA-1 below a private root, for a verifier that refuses it',
    given: [server({ signature: 'sha1ECDSA' }), issuing],
    options: { verifier: webPkiVerifier },
    errors: ['signature-weak'],
  },
  {
    title: 'SHA-1 below a public root',
    given: [server({ signature: 'sha1ECDSA' }), issuing],
    isPublic: true,
    errors: ['signature-weak'],
  },
  { title: 'its name', given: [leaf, issuing], options: { name: 'SIP.contoso.test' }, matches: true },
  { title: 'a wildcard', given: [leaf, issuing], options: { name: 'a.edge.contoso.test' }, matches: true },
  {
    title: 'another name',
    given: [leaf, issuing],
    options: { name: 'a.b.edge.contoso.test' },
    matches: false,
  },
  { title: 'an address', given: [leaf, issuing], options: { name: '192.0.2.1' }, matches: false },
]

describe('verifying', () => {
  for (const { title, given, options, isPublic, endEntity, chosen = 'first', errors = [], matches } of rows) {
    test(title, () => {
      const result = verified(given, options, isPublic)
      const expected = endEntity ?? (options?.endEntity === undefined ? given.find(isLeaf) : leaf)
      assert.deepEqual(result.endEntity, { certificate: expected && hash(expected), chosen })
      assert.deepEqual(
        result.paths[0]?.errors.map(({ code }) => code),
        errors,
      )
      assert.equal(result.name?.matches, matches)
      assert.equal(result.valid, errors.length === 0 && matches !== false)
    })
  }
})

function isLeaf({ der }: IssuedCertificate): boolean {
  return decodeCertificate(der).commonNames[0] === 'sip.contoso.test'
}

test('the common name alone does not count, and is told', () => {
  const { name } = verified([server({ subjectAltName: [{ ip: Uint8Array.of(192, 0, 2, 1) }] }), issuing], {
    name: 'sip.contoso.test',
  })
  assert.equal(name?.matches, false)
  assert.match(name.detail, /the subjectAltName has no DNS name; the common name sip.contoso.test would fit/)
})

test('what authorities do wrong leaves a path valid; public roots are not asked', () => {
  const odd = server({ serialNumber: 0n })
  for (const isPublic of [false, true]) {
    const { valid, conformance } = verified([odd, issuing, root, stranger], {}, isPublic)
    assert.equal(valid, true)
    assert.deepEqual(
      conformance.map(({ certificate, role, profile }) => [certificate, role, profile]),
      [
        [hash(odd), 'end-entity', isPublic ? 'Baseline Requirements' : 'RFC 5280'],
        [hash(issuing), 'intermediate', isPublic ? 'Baseline Requirements' : 'RFC 5280'],
        ...(isPublic ? [] : [[hash(root), 'root', 'RFC 5280']]),
        [hash(stranger), 'root', 'RFC 5280'],
      ],
    )
    assert.ok(conformance[0]?.breaches.some(({ code }) => code === 'serial-number'))
  }
})

test('the bundle is compared with the order of the files', () => {
  const right = [hash(leaf), hash(issuing)]
  assert.deepEqual(verified([leaf, issuing]).bundle, { certificates: right, same: true, complete: true })
  assert.deepEqual(verified([issuing, leaf]).bundle, { certificates: right, same: false, complete: true })
})

test('a thousand certificates of one name are verified within seconds', () => {
  const crowd = Array.from({ length: 1000 }, (_, index) =>
    index < 60 ? selfSigned({ subject: ['CN=Issuing'], ...dates }) : leaf,
  )
  const started = performance.now()
  assert.equal(verified([leaf, ...crowd, issuing]).endEntity.certificate, hash(leaf))
  assert.ok(performance.now() - started < 5000)
})
