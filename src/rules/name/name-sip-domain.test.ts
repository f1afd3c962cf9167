import { certificate, named, testRule } from '../../../test/facts.ts'
import { nameSipDomain } from './name-sip-domain.ts'

const withUri = (uri: string) =>
  certificate({ subjectAltName: [{ dns: 'sip.contoso.test' }, { uri }, { uri: 'https://contoso.test/' }] })

testRule(nameSipDomain, {
  'tells SIP peers that only the host is named': [{ kind: 'FED', profile: 'sip' }, ['info finding']],
  'does not bother Skype for Business': [{ kind: 'FED', profile: 'edge' }, []],
  'is silent when the domain is a DNS name': [
    { kind: 'FED', profile: 'sip', presents: named('sip.contoso.test', 'contoso.test') },
    [],
  ],
  'is silent when the domain is a SIP identity': [
    { kind: 'FED', profile: 'sip', presents: withUri('sip:contoso.test') },
    [],
  ],
  'tells everybody of SIP identities for other domains': [
    { kind: 'FED', profile: 'edge', presents: withUri('sip:fabrikam.test') },
    ['info other-uri'],
  ],
  'needs a SIP domain to have been asked for': [{ profile: 'sip' }, []],
})
