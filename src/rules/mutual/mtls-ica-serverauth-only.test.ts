import { certificate, intermediate, testRule } from '../../../test/facts.ts'
import { mtlsIcaServerauthOnly } from './mtls-ica-serverauth-only.ts'

const under = (issuerPurposes: string[], extKeyUsage = ['serverAuth', 'clientAuth']) => ({
  profile: 'edge' as const,
  presents: certificate({ extKeyUsage }, intermediate('Contoso TLS CA', { extKeyUsage: issuerPurposes })),
})

testRule(mtlsIcaServerauthOnly, {
  'fires for an intermediate of 2026': [under(['serverAuth']), ['warning finding']],
  'fires for SIP devices': [{ ...under(['serverAuth']), profile: 'sip' }, ['warning finding']],
  'is silent when the intermediate allows both': [under(['serverAuth', 'clientAuth']), []],
  'is silent when it allows any': [under(['2.5.29.37.0']), []],
  'is silent when it has no purposes': [{ profile: 'edge' }, []],
  'leaves a missing client purpose to mtls-clientauth-missing': [under(['serverAuth'], ['serverAuth']), []],
  'leaves an intermediate for mail to chain-eku-nesting': [under(['emailProtection']), []],
  'does not concern a web server': [{ ...under(['serverAuth']), profile: 'web' }, []],
  'is silent without a certificate': [{ profile: 'edge', presents: [] }, []],
})
