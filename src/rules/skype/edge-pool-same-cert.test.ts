import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificate, days, failed, judge, testRule } from '../../../test/facts.ts'
import { edgePoolSameCert } from './edge-pool-same-cert.ts'

const first = certificate()
const sameKey = certificate({ key: first.key, notAfter: days(300) })
const pool = (...members: ReturnType<typeof certificate>[]) => ({
  profile: 'edge' as const,
  endpoints: members.map((member) => ({ presents: [member] })),
})

testRule(edgePoolSameCert, {
  'names the member whose key differs from the majority': [
    pool(first, certificate(), sameKey),
    ['error member'],
  ],
  'takes no side without a majority': [pool(first, certificate()), ['error no-majority']],
  'leaves different certificates for one key to dnslb-cert-differs': [pool(first, sameKey), []],
  'is silent about one certificate': [pool(first, first), []],
  'concerns the Edge only': [{ ...pool(first, certificate()), profile: 'front-end' }, []],
  'does not count a member without certificate': [
    { profile: 'edge', endpoints: [{ presents: [first] }, failed({})] },
    [],
  ],
})

test('edge-pool-same-cert says who has which key', () => {
  const [finding] = judge(edgePoolSameCert, pool(first, certificate(), first))
  assert.match(finding!.message, /192\.0\.2\.2 of sip\.contoso\.test .* than 192\.0\.2\.1, 192\.0\.2\.3\./)
})
