import { certificate, testRule } from '../../../test/facts.ts'
import { pkiKeyusage } from './pki-keyusage.ts'

const rsaSigns = certificate({ key: 'rsa-2048', keyUsage: ['digitalSignature'] })
const chose = (cipherSuite: string) => ({
  tls: { version: 'TLS 1.2', cipherSuite, attempt: 'modern' } as const,
})

testRule(pkiKeyusage, {
  'fires without digital signature': [
    { presents: certificate({ keyUsage: ['keyAgreement'] }) },
    ['error no-signature'],
  ],
  'is information about RSA without key encipherment': [{ presents: rsaSigns }, ['info no-encipherment']],
  'warns of it among SIP devices': [{ presents: rsaSigns, profile: 'sip' }, ['warning no-encipherment']],
  'is an error when the server chose RSA key exchange': [
    { presents: rsaSigns, endpoint: chose('TLS_RSA_WITH_AES_128_GCM_SHA256') },
    ['error rsa-exchange'],
  ],
  'stays information when the server chose ECDHE': [
    { presents: rsaSigns, endpoint: chose('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256') },
    ['info no-encipherment'],
  ],
  'is silent about both usages': [{ presents: certificate({ key: 'rsa-2048' }) }, []],
  'is silent about an elliptic-curve key that signs': [{}, []],
  'is silent without the extension': [{ presents: certificate({ keyUsage: null }) }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
