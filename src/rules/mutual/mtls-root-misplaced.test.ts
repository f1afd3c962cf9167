import { decodeAlert } from '../../tls/alert.ts'
import { failed, testRule } from '../../../test/facts.ts'
import { mtlsRootMisplaced } from './mtls-root-misplaced.ts'

const refusing = (description: number) => ({
  profile: 'edge' as const,
  endpoint: { alerts: [decodeAlert(2, description)] },
})

testRule(mtlsRootMisplaced, {
  'fires for certificate_unknown': [refusing(46), ['info finding']],
  'fires for unknown_ca': [refusing(48), ['info finding']],
  'fires when the refusal follows a client certificate': [
    {
      profile: 'front-end',
      endpoint: {
        completion: {
          clientCertificate: 'presented',
          outcome: 'refused',
          alert: decodeAlert(2, 48),
          detail: 'What happened.',
        },
      },
    },
    ['info finding'],
  ],
  'is told once for a target': [
    {
      profile: 'edge',
      endpoints: [1, 2].map(() => ({ ...failed({ code: 'alert' }), alerts: [decodeAlert(2, 48)] })),
    },
    ['info finding'],
  ],
  'is silent about other alerts': [refusing(40), []],
  'does not concern SIP devices': [{ ...refusing(48), profile: 'sip' }, []],
  'is silent without alerts': [{ profile: 'edge' }, []],
})
