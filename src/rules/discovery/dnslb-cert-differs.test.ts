import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificate, days, failed, judge, testRule } from '../../../test/facts.ts'
import { dnslbCertDiffers } from './dnslb-cert-differs.ts'

const renewed = { presents: [certificate()] }
const former = { presents: [certificate({ notAfter: days(5) })] }

testRule(dnslbCertDiffers, {
  'names the member that differs from the majority': [
    { endpoints: [renewed, renewed, former] },
    ['warning member'],
  ],
  'is an error for an Edge pool': [
    { profile: 'edge', endpoints: [renewed, renewed, former] },
    ['error member-edge'],
  ],
  'takes no side without a majority': [{ endpoints: [renewed, former] }, ['warning no-majority']],
  'takes no side without a majority of an Edge pool': [
    { profile: 'edge', endpoints: [renewed, former] },
    ['error no-majority-edge'],
  ],
  'is silent when all are the same': [{ endpoints: [renewed, renewed] }, []],
  'leaves members without certificate to dnslb-member-fails': [
    { endpoints: [renewed, renewed, failed({})] },
    [],
  ],
  'does not compare different names': [{ endpoints: [renewed, { ...former, host: 'www.contoso.test' }] }, []],
})

test('dnslb-cert-differs tells what is different', () => {
  const [finding] = judge(dnslbCertDiffers, { endpoints: [renewed, renewed, former] })
  assert.match(finding!.message, /192\.0\.2\.3 of sip\.contoso\.test .* Different: public key, expiry\./)
})
