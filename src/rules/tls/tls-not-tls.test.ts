import { failed, testRule } from '../../../test/facts.ts'
import { tlsNotTls } from './tls-not-tls.ts'

testRule(tlsNotTls, {
  'fires for an answer that is not TLS': [{ endpoints: [failed({ code: 'not-tls' })] }, ['error plain']],
  'says which option asks for TLS when a protocol with STARTTLS answered': [
    { endpoints: [failed({ code: 'not-tls', starttls: 'smtp' })] },
    ['unknown before-starttls'],
  ],
  'fires for a server that does not go on to TLS': [
    {
      endpoints: [
        { ...failed({ stage: 'starttls', code: 'starttls-refused', blame: 'peer' }), starttls: 'imap' },
      ],
    },
    ['error starttls-refused'],
  ],
  'is silent about a refusal of the proxy': [
    { endpoints: [failed({ stage: 'connect', code: 'proxy-refused' })] },
    [],
  ],
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
