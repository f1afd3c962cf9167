import type { TlsFacts } from '../../report/observation.ts'
import { testRule } from '../../../test/facts.ts'
import { tlsVersion } from './tls-version.ts'

const chose = (version: TlsFacts['version']) => ({
  endpoint: { tls: { version, cipherSuite: 'TLS_RSA_WITH_AES_128_CBC_SHA', attempt: 'modern' } },
})

testRule(tlsVersion, {
  'is content with TLS 1.3': [chose('TLS 1.3'), ['ok current']],
  'is content with TLS 1.2': [chose('TLS 1.2'), ['ok current']],
  'fires for TLS 1.1': [chose('TLS 1.1'), ['error old']],
  'fires for SSL 3.0': [chose('SSL 3.0'), ['error old']],
  'tells Skype for Business which update helps': [
    { profile: 'edge', ...chose('TLS 1.0') },
    ['error old-skype'],
  ],
  'is silent when nothing was negotiated': [{}, []],
})
