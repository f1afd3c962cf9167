import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bundledAnchors } from '../trust/anchors.ts'
import { createAuthority, properList } from '../estate/authority.ts'
import { shippedFacts } from '../programs/shipped.ts'
import { clientAuthUnknown, type ClientAuth } from '../report/observation.ts'
import type { RevocationStatement } from '../revocation/statement.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { formatName } from '../x509/name.ts'
import { fullListOctets } from './authorities.ts'
import { ownChain } from './own-chain.ts'
import { preflight, type FarEnd, type PreflightOptions } from './preflight.ts'

const now = new Date('2026-11-23')
const period = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') }
const root = createAuthority({ subject: ['O=Test', 'CN=Our Root'], ...period })
const issuing = createAuthority({ subject: ['O=Test', 'CN=Our Issuing'], ...period }, root)
const leaf = issuing.issue({
  subject: ['CN=sip.contoso.test'],
  ...period,
  subjectAltName: [{ dns: 'sip.contoso.test' }],
})
const programs = { lists: [], roots: [], restrictions: [] }
const options: PreflightOptions = { now, programs, revocation: [] }

function judge(
  asked: Partial<ClientAuth>,
  presented = [...properList(leaf), root],
  changes: Partial<PreflightOptions> = {},
) {
  const chain = ownChain(
    { from: 'own.pem', presented: presented.map(({ der }) => der) },
    decodeCertificate,
    [],
    now,
  )
  assert.ok(chain)
  const farEnd: FarEnd = {
    clientAuth: { ...clientAuthUnknown, request: 'requested', ...asked },
    version: 'TLS 1.3',
    profile: 'generic',
    ...{ endEntity: undefined, identity: undefined, path: undefined, revocation: [] },
  }
  return preflight(chain, farEnd, { ...options, ...changes })
}

const others = ({ reasons }: ReturnType<typeof judge>) =>
  reasons.filter(({ answer }) => answer !== 'yes').map(({ code, answer }) => `${code}:${answer}`)
const statement = (status: RevocationStatement['status']): RevocationStatement => ({
  ...{ certificate: 'aa', status, code: 'good', detail: 'What was said.' },
})

const cases: [what: string, judged: ReturnType<typeof judge>, accepted: string, why: string[]][] = [
  ['nobody asks', judge({ request: 'none' }), 'yes', []],
  ['nothing was seen', judge({ request: 'unknown' }), 'unknown', ['asked:unknown']],
  ['the root is named', judge({ authorities: ['CN=OUR ROOT, O=Test'] }), 'yes', []],
  ['the issuer is named', judge({ authorities: ['CN=Our Issuing, O=Test'] }, [leaf]), 'yes', []],
  ['others are named', judge({ authorities: ['CN=Other'] }), 'no', ['authorities:no']],
  [
    'others are named in a list that may have been cut',
    judge({ authorities: ['CN=Other'], authoritiesBytes: fullListOctets }),
    'unknown',
    ['authorities:unknown', 'trust:unknown'],
  ],
  ['nobody is named', judge({}), 'unknown', ['trust:unknown']],
  [
    'nobody is named, and the issuer is not sent',
    judge({}, [leaf]),
    'unknown',
    ['chain:unknown', 'trust:unknown'],
  ],
  [
    'a certificate is revoked',
    judge({ authorities: ['CN=Our Root, O=Test'] }, undefined, { revocation: [statement('revoked')] }),
    'no',
    ['revocation:no'],
  ],
  [
    'nobody says whether it is revoked',
    judge({ authorities: ['CN=Our Root, O=Test'] }, undefined, { revocation: [statement('unreachable')] }),
    'unknown',
    ['revocation:unknown'],
  ],
  [
    'nothing is revoked',
    judge({ authorities: ['CN=Our Root, O=Test'] }, undefined, { revocation: [statement('good')] }),
    'yes',
    [],
  ],
]
for (const [what, judged, accepted, why] of cases) {
  test(`${what}: ${accepted}`, () => {
    assert.deepEqual([judged.accepted, others(judged)], [accepted, why])
  })
}

test('of a far end that was not seen nothing is known', () => {
  assert.equal(judge({}).theirs.accepted, 'unknown')
})

test('a public root is expected at far ends whose program lists it', async () => {
  const anchor = (await bundledAnchors()).find(({ certificate }) =>
    formatName(certificate.subject).includes('ISRG Root X1'),
  )
  assert.ok(anchor)
  const chain = ownChain({ from: 'own.pem', presented: [anchor.certificate.der] }, decodeCertificate, [], now)
  assert.ok(chain)
  for (const profile of ['edge', 'generic'] as const) {
    const farEnd: FarEnd = {
      clientAuth: { ...clientAuthUnknown, request: 'requested' },
      ...{
        version: 'TLS 1.3',
        profile,
        endEntity: undefined,
        identity: undefined,
        path: undefined,
        revocation: [],
      },
    }
    const { reasons } = preflight(chain, farEnd, { now, programs: shippedFacts(), revocation: [] })
    assert.equal(reasons.find(({ code }) => code === 'trust')?.answer, 'yes', profile)
  }
})
