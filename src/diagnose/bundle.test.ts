import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createAuthority, selfSigned } from '../estate/authority.ts'
import type { IssuedCertificate } from '../estate/certificate.ts'
import { keyPair } from '../estate/key-pair.ts'
import { buildPaths } from '../path/build.ts'
import type { TrustAnchor } from '../path/path.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { bundleFacts } from './bundle.ts'

const now = new Date('2026-11-23T12:00:00Z')
const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
const over = { notBefore: new Date('2025-01-01'), notAfter: new Date('2026-01-01') }

const root = createAuthority({ subject: ['CN=Root'], ...validity })
const upperKey = keyPair('ec-p256', 'upper')
const upper = createAuthority({ subject: ['CN=Upper'], key: upperKey, ...validity }, root)
const oldRoot = createAuthority({ subject: ['CN=Old root'], ...validity })
const crossed = createAuthority({ subject: ['CN=Upper'], key: upperKey, ...validity }, oldRoot)
const caIssuers = ['http://aia.woodgrove.test/upper.cer']
const issuing = createAuthority(
  { subject: ['CN=Issuing'], authorityInfoAccess: { caIssuers }, ...validity },
  upper,
)
const leaf = issuing.issue({ subject: ['CN=sip.contoso.test'], ...validity })
const stale = issuing.issue({ subject: ['CN=sip.contoso.test'], ...over })
const impostor = createAuthority(
  { subject: ['CN=Issuing'], key: keyPair('ec-p256', 'impostor'), ...validity },
  root,
)
const stranger = selfSigned({ subject: ['CN=unrelated.test'], ...validity })
const alone = selfSigned({ subject: ['CN=alone.test'], ...validity })

interface Row {
  title: string
  sent: IssuedCertificate[]
  anchors?: IssuedCertificate[]
  fetched?: IssuedCertificate[]
  right: IssuedCertificate[]
  same?: true
  missing?: { issuer: string; caIssuers: string[] }
}

const rows: Row[] = [
  {
    title: 'a proper list stays as it is',
    sent: [leaf, issuing, upper],
    right: [leaf, issuing, upper],
    same: true,
  },
  { title: 'the wrong order is put right', sent: [leaf, upper, issuing], right: [leaf, issuing, upper] },
  { title: 'the root goes', sent: [leaf, issuing, upper, root], right: [leaf, issuing, upper] },
  {
    title: 'strangers and repetitions go',
    sent: [leaf, stranger, issuing, leaf, upper],
    right: [leaf, issuing, upper],
  },
  {
    title: 'what was fetched comes in',
    sent: [leaf],
    fetched: [upper, issuing],
    right: [leaf, issuing, upper],
  },
  {
    title: 'a missing issuer is named, and where it can be had',
    sent: [leaf, issuing],
    right: [leaf, issuing],
    same: true,
    missing: { issuer: 'CN=Upper', caIssuers },
  },
  {
    title: 'a namesake whose key did not sign is not the issuer',
    sent: [leaf, impostor],
    right: [leaf],
    missing: { issuer: 'CN=Issuing', caIssuers: [] },
  },
  {
    title: 'an expired certificate has a right list too',
    sent: [stale, upper, issuing],
    right: [stale, issuing, upper],
  },
  {
    title: 'a private root that nobody named completes the list all the same',
    sent: [leaf, issuing, upper, root],
    anchors: [],
    right: [leaf, issuing, upper],
  },
  { title: 'a self-signed end entity is the whole list', sent: [alone], right: [alone], same: true },
  {
    title: 'a trust anchor that is an intermediate is sent',
    sent: [leaf, issuing],
    anchors: [upper],
    right: [leaf, issuing, upper],
  },
  {
    title: 'a cross-certificate for older peers stays, with both roots trusted',
    sent: [leaf, issuing, crossed],
    anchors: [root, oldRoot],
    fetched: [upper],
    right: [leaf, issuing, crossed],
    same: true,
  },
]

describe('the bundle that should be sent', () => {
  for (const { title, sent, anchors = [root], fetched = [], right, same = false, missing } of rows) {
    test(title, () => {
      const presented = sent.map(certificate)
      const paths = buildPaths(presented, anchors.map(anchor), now, { fetched: fetched.map(certificate) })
      assert.deepEqual(bundleFacts(presented, paths), {
        certificates: right.map((issued) => certificate(issued).sha256),
        same,
        complete: missing === undefined,
        ...(missing === undefined ? {} : { missing }),
      })
    })
  }

  test('nothing sent, no bundle', () => assert.equal(bundleFacts([], []), undefined))
})

function certificate({ der }: IssuedCertificate): Certificate {
  return decodeCertificate(der)
}

function anchor(issued: IssuedCertificate): TrustAnchor {
  return { certificate: certificate(issued), origin: 'test', public: false }
}
