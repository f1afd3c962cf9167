// Every fault that a path can have is told by one rule, and told so that people notice.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { objectIdentifier, sequence } from '../asn1/encode.ts'
import { createAuthority } from '../estate/authority.ts'
import type { PathErrorCode } from '../path/path.ts'
import {
  anchor,
  certificate,
  days,
  facts,
  intermediate,
  issuing,
  judge,
  publicRoot,
  root,
  type Situation,
} from '../../test/facts.ts'
import { ruleById } from './index.ts'
import { tellerOf } from './path-errors.ts'

const critical = (oid: string) => ({
  extensions: [{ oid, critical: true, value: Uint8Array.of(5, 0) }],
})
const under = (request: Parameters<typeof intermediate>[1]) => ({
  presents: certificate({}, intermediate('Contoso Special CA', request)),
})
const narrow = intermediate('Contoso Narrow CA', { basicConstraints: { cA: true, pathLenConstraint: 0 } })
const below = createAuthority(
  { subject: ['CN=Contoso Branch CA'], notBefore: days(-9), notAfter: days(900) },
  narrow,
)
const rsaIssuing = intermediate('Contoso RSA CA', { key: 'rsa-2048' })
const unknownSignature = {
  identifier: sequence(objectIdentifier('1.2.3.4.5')),
  sign: () => new Uint8Array(64),
}

/** Situations with the fault; none where only callers of the library can bring it about. */
const situations: Record<PathErrorCode, Situation[]> = {
  'no-anchor': [
    { presents: [certificate(), issuing, root], anchors: [] },
    { presents: [certificate(), issuing], anchors: [] },
  ],
  expired: [{ presents: certificate({ notAfter: days(-1) }) }, under({ notAfter: days(-1) })],
  'not-yet-valid': [{ presents: certificate({ notBefore: days(1) }) }, under({ notBefore: days(1) })],
  'signature-invalid': [
    { presents: [certificate({ faults: { brokenSignature: true } }), issuing] },
    { presents: [certificate(), intermediate('Contoso Issuing CA')] },
  ],
  'signature-unsupported': [{ presents: [certificate({ signature: unknownSignature }), issuing] }],
  'signature-weak': [{ presents: certificate({ signature: 'sha1RSA' }, rsaIssuing), anchors: [publicRoot] }],
  'key-weak': [{ presents: certificate({ key: 'rsa-1024' }), anchors: [publicRoot] }],
  'not-a-ca': [under({ basicConstraints: { cA: false } })],
  'key-usage': [under({ keyUsage: ['cRLSign'] })],
  'path-length': [{ presents: certificate({}, below) }],
  'too-long': [],
  'ext-key-usage': [
    { presents: certificate({ extKeyUsage: ['clientAuth'] }) },
    under({ extKeyUsage: ['clientAuth'] }),
  ],
  'name-constraints': [under({ nameConstraints: { excluded: [{ dns: 'contoso.test' }] } })],
  'name-constraints-unusable': [
    {
      presents: certificate(
        { subjectAltName: [{ dns: 'sip.contoso.test' }, { registeredId: '1.2.3' }] },
        intermediate('Contoso Odd CA', { nameConstraints: { permitted: [{ registeredId: '1.2' }] } }),
      ),
    },
  ],
  policy: [
    under({
      extensions: [
        // requireExplicitPolicy 0, and no policy anywhere.
        { oid: '2.5.29.36', critical: true, value: Uint8Array.of(0x30, 3, 0x80, 1, 0) },
      ],
    }),
  ],
  'policy-mapping': [
    under({
      extensions: [
        {
          oid: '2.5.29.33',
          value: sequence(sequence(objectIdentifier('2.5.29.32.0'), objectIdentifier('1.2.3'))),
        },
      ],
    }),
  ],
  'unhandled-critical': [
    { presents: certificate(critical('1.2.3.4')) },
    { presents: certificate(critical('1.3.6.1.4.1.11129.2.4.3')) },
  ],
  unreadable: [{ presents: certificate({ keyUsage: null, ...critical('2.5.29.15') }) }],
  'search-ended': [],
}

for (const [code, cases] of Object.entries(situations)) {
  for (const [index, situation] of cases.entries()) {
    test(`${code} is told by one rule (${index + 1})`, () => {
      const [endpoint] = facts(situation).endpoints
      assert.ok(endpoint)
      const error = endpoint.paths[0]?.errors.find((fault) => fault.code === code)
      assert.ok(error, `the best path has ${endpoint.paths[0]?.errors.map((fault) => fault.code).join(', ')}`)
      const teller = tellerOf(error, endpoint)
      const rule = ruleById(teller)
      assert.ok(rule, `there is no rule ${teller}`)
      const severities = judge(rule, situation).map(({ severity }) => severity)
      assert.ok(
        severities.some((severity) => severity !== 'ok' && severity !== 'info'),
        teller,
      )
      const complete = ruleById('chain-complete')
      assert.ok(complete)
      const isOther = teller !== 'chain-complete' && endpoint.paths[0]?.errors.length === 1
      if (isOther) assert.deepEqual(judge(complete, situation), [])
    })
  }
}

test('a sound path has no faults to tell', () => {
  assert.deepEqual(facts({ anchors: [anchor(root)] }).endpoints[0]?.paths[0]?.errors, [])
})
