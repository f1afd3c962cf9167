import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failed, judge, testRule } from '../../../test/facts.ts'
import { dnslbMemberFails } from './dnslb-member-fails.ts'

const refused = failed({ stage: 'connect', code: 'connection-refused', blame: 'peer' })
const noRoute = { ...failed({ stage: 'connect', code: 'unreachable' }), address: '2001:db8::1' }

testRule(dnslbMemberFails, {
  'is an error when another address of the name works': [{ endpoints: [{}, refused] }, ['error member']],
  'is an error even where a rule of its own explains the failure': [
    { endpoints: [{}, failed({ code: 'silent' })] },
    ['error member'],
  ],
  'is unknown when no address works': [{ endpoints: [refused, refused] }, ['unknown none-answers']],
  'is an error when a SRV record publishes a port that refuses connections': [
    {
      kind: 'FED',
      endpoints: [{ ...refused, service: '_sipfederationtls._tcp' }],
    },
    ['error none-answers'],
  ],
  'is unknown when the only address does not work': [{ endpoints: [refused] }, ['unknown none-answers']],
  'leaves plain text to tls-not-tls': [{ endpoints: [failed({ code: 'not-tls' })] }, []],
  'leaves silence to tls-silent': [{ endpoints: [failed({ code: 'silent' })] }, []],
  'leaves alerts to tls-alert': [{ endpoints: [failed({ code: 'alert' })] }, []],
  'leaves a missing address to srv-target-unresolved': [
    { endpoints: [{ ...failed({ stage: 'resolve', code: 'name-not-found' }), address: null }] },
    [],
  ],
  'does not blame a member for the missing IPv6 of this computer': [
    { endpoints: [{}, noRoute] },
    ['unknown not-reached'],
  ],
  'blames a member whose IPv6 neighbour works': [
    { endpoints: [{ address: '2001:db8::2' }, noRoute] },
    ['error member'],
  ],
  'has nothing to say when the check was broken off': [
    { endpoints: [{}, failed({ stage: 'connect', code: 'aborted' })] },
    [],
  ],
  'does not count an address of another name': [
    { endpoints: [{ host: 'www.contoso.test' }, refused] },
    ['unknown none-answers'],
  ],
  'is silent when all work': [{ endpoints: [{}, {}] }, []],
})

test('dnslb-member-fails names the address and what happened there', () => {
  const [finding] = judge(dnslbMemberFails, { endpoints: [{}, {}, refused] })
  assert.match(finding!.message, /192\.0\.2\.3 of sip\.contoso\.test .* 2 of 3 addresses .* What happened\./)
})
