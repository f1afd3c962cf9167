import { failed, testRule } from '../../../test/facts.ts'
import { tlsNotTls } from './tls-not-tls.ts'

testRule(tlsNotTls, {
  'fires for an answer that is not TLS': [{ endpoints: [failed({ code: 'not-tls' })] }, ['error plain']],
  'fires for a reset at the first message': [
    { endpoints: [failed({ code: 'connection-reset' })] },
    ['error hangs-up'],
  ],
  'fires for a close at the first message': [{ endpoints: [failed({ code: 'closed' })] }, ['error hangs-up']],
  'is silent about a reset before TLS': [
    { endpoints: [failed({ stage: 'connect', code: 'connection-reset' })] },
    [],
  ],
  'is silent about other failures': [{ endpoints: [failed({ code: 'silent' })] }, []],
  'is silent when a certificate was seen': [{}, []],
})
