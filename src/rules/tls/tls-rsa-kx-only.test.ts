import { testRule, type Situation } from '../../../test/facts.ts'
import { suiteGroup, type Answer } from '../../report/observation.ts'
import { tlsRsaKxOnly } from './tls-rsa-kx-only.ts'

const asked = (rsa: Answer, secret: Answer): Situation => ({
  endpoint: {
    accepts: {
      suites: [
        {
          group: suiteGroup.rsaKeyExchange,
          answer: rsa,
          suites: [{ name: 'TLS_RSA_WITH_AES_128_CBC_SHA', answer: rsa }],
        },
        { group: suiteGroup.forwardSecrecy, answer: secret, suites: [] },
      ],
    },
  },
})

testRule(tlsRsaKxOnly, {
  'fires when there is nothing else': [asked('accepted', 'refused'), ['warning finding']],
  'is silent when there is forward secrecy': [asked('accepted', 'accepted'), []],
  'is silent when RSA key exchange is refused': [asked('refused', 'unknown'), []],
  'does not know what was not answered': [asked('accepted', 'unknown'), ['unknown unknown']],
  'is silent when not asked': [{}, []],
})
