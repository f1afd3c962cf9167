import type { Answer, TlsFacts } from '../../report/observation.ts'
import { testRule } from '../../../test/facts.ts'
import { tlsVersion } from './tls-version.ts'

const chose = (version: TlsFacts['version']) => ({
  endpoint: { tls: { version, cipherSuite: 'TLS_RSA_WITH_AES_128_CBC_SHA', attempt: 'modern' } },
})

const accepting = (answers: Partial<Record<TlsFacts['version'], Answer>>) => ({
  endpoint: {
    ...chose('TLS 1.3').endpoint,
    accepts: {
      versions: (['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const).map((version) => ({
        version,
        answer: answers[version] ?? ('refused' as const),
      })),
    },
  },
})

testRule(tlsVersion, {
  'warns of an old version that is still accepted': [
    accepting({ 'TLS 1.1': 'accepted', 'TLS 1.3': 'accepted' }),
    ['ok current', 'warning old-accepted'],
  ],
  'has nothing against current versions': [
    accepting({ 'TLS 1.2': 'accepted', 'TLS 1.3': 'accepted' }),
    ['ok current'],
  ],
  'does not know what was not answered': [
    accepting({ 'TLS 1.0': 'unknown', 'TLS 1.2': 'unknown' }),
    ['ok current', 'unknown old-unknown'],
  ],
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
