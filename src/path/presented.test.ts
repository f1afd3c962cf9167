import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAuthority, selfSigned } from '../estate/authority.ts'
import type { Certificate as C } from '../x509/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { buildPaths } from './build.ts'
import { examinePresented, mostExamined, type PresentedList } from './presented.ts'
import type { TrustAnchor } from './path.ts'

const dates = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
const rootAuthority = createAuthority({ subject: ['CN=Root'], ...dates })
const issuingAuthority = createAuthority({ subject: ['CN=Issuing'], ...dates }, rootAuthority)
const otherAuthority = createAuthority({ subject: ['CN=Other'], ...dates })
const crossAuthority = createAuthority(
  { subject: ['CN=Issuing'], key: issuingAuthority.key, ...dates },
  otherAuthority,
)
const caIssuers = ['http://pki.contoso.test/issuing.crt']
const [root, issuing, other, cross, endEntity, stranger, impostor, alone] = [
  rootAuthority,
  issuingAuthority,
  otherAuthority,
  crossAuthority,
  issuingAuthority.issue({
    subject: ['CN=sip.contoso.test'],
    ...dates,
    authorityInfoAccess: { caIssuers },
  }),
  otherAuthority.issue({ subject: ['CN=stranger'], ...dates }),
  createAuthority({ subject: ['CN=Issuing'], ...dates }, rootAuthority),
  selfSigned({ subject: ['CN=appliance'], ...dates }),
].map(({ der }) => decodeCertificate(der)) as [C, C, C, C, C, C, C, C]

const anchors: TrustAnchor[] = [{ certificate: root, origin: 'test', public: false }]
const open = { index: 0, issuer: 'CN=Issuing', caIssuers }
const openAtIssuing = { index: 1, issuer: 'CN=Root', caIssuers: [] }
const sound: PresentedList = { linked: [0, 1], ordered: true, surplus: [], endsAtAnchor: true }

const cases: [name: string, presented: C[], expected: PresentedList][] = [
  ['nothing presented', [], { ...sound, linked: [], endsAtAnchor: false }],
  ['end entity and intermediate', [endEntity, issuing], { ...sound, open: openAtIssuing }],
  ['intermediate missing', [endEntity], { ...sound, linked: [0], open, endsAtAnchor: false }],
  [
    'the root sent too',
    [endEntity, issuing, root],
    { ...sound, linked: [0, 1, 2], surplus: [{ index: 2, reason: 'self-signed' }] },
  ],
  [
    'root before intermediate',
    [endEntity, root, issuing],
    { ...sound, linked: [0, 2, 1], ordered: false, surplus: [{ index: 1, reason: 'self-signed' }] },
  ],
  [
    'an intermediate twice',
    [endEntity, issuing, issuing],
    { ...sound, open: openAtIssuing, surplus: [{ index: 2, reason: 'duplicate' }] },
  ],
  [
    'an unrelated certificate between',
    [endEntity, stranger, issuing],
    {
      ...sound,
      linked: [0, 2],
      ordered: false,
      open: { ...openAtIssuing, index: 2 },
      surplus: [{ index: 1, reason: 'unrelated' }],
    },
  ],
  ['a second way up serves a purpose', [endEntity, issuing, cross], { ...sound, open: openAtIssuing }],
  [
    'a root of another hierarchy',
    [endEntity, other],
    { ...sound, linked: [0], open, endsAtAnchor: false, surplus: [{ index: 1, reason: 'self-signed' }] },
  ],
  ['self-signed end entity', [alone], { ...sound, linked: [0], endsAtAnchor: false }],
  [
    'an issuer of the right name and the wrong key',
    [endEntity, impostor],
    { ...sound, linked: [0], open, endsAtAnchor: false, surplus: [{ index: 1, reason: 'unrelated' }] },
  ],
]

for (const [name, presented, expected] of cases) {
  test(`presented list: ${name}`, () => assert.deepEqual(examinePresented(presented, anchors), expected))
}

test('a list of a thousand certificates of one name is examined in part, and says so', () => {
  const namesakes = Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? issuing : impostor))
  const list = examinePresented([endEntity, ...namesakes], anchors)
  assert.deepEqual(list.linked, [0, 1])
  assert.equal(list.surplus.filter(({ reason }) => reason === 'not-examined').length, 1001 - mostExamined)
  assert.equal(buildPaths([endEntity, ...namesakes], anchors, new Date('2026-06-01'))[0]?.valid, true)
})
