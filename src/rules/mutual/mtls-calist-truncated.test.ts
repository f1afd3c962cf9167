import { clientAuthUnknown } from '../../report/observation.ts'
import { testRule } from '../../../test/facts.ts'
import { mtlsCalistTruncated } from './mtls-calist-truncated.ts'

const ofBytes = (authoritiesBytes: number) => ({
  profile: 'edge' as const,
  endpoint: {
    clientAuth: {
      ...clientAuthUnknown,
      request: 'requested' as const,
      authorities: ['CN=A'],
      authoritiesBytes,
    },
  },
})

testRule(mtlsCalistTruncated, {
  'fires at the limit of Windows': [ofBytes(16_384), ['error finding']],
  'fires a name below it': [ofBytes(15_500), ['error finding']],
  'fires for longer lists': [ofBytes(20_000), ['error longer']],
  'is silent about shorter ones': [ofBytes(15_499), []],
  'does not concern SIP devices': [{ ...ofBytes(16_000), profile: 'sip' }, []],
  'is silent when nothing is asked for': [{ profile: 'edge' }, []],
})
