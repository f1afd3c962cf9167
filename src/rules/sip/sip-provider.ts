/** sip-provider: what is peculiar to a provider of SIP trunks. */
import { genesysClientAuth, sipProviderOf, zoomRoots } from '../data/sip-providers.ts'
import type { TargetRule } from '../rule.ts'

export const sipProvider: TargetRule = {
  id: 'sip-provider',
  title: 'Peculiarities of the provider',
  severity: 'info',
  audiences: ['sip'],
  scope: 'target',
  *check({ target: { name } }) {
    const provider = sipProviderOf(name)
    if (provider === undefined) return
    yield { message: provider.message, evidence: { name, provider: provider.name } }
  },
  messages: {
    zoom: {
      text: '{name} belongs to {provider}. Its servers present certificates below DigiCert Global Root G2, which has to be in the trust store of your session border controller.',
    },
    genesys: {
      text: '{name} belongs to {provider}. Its certificates lost the purpose of client authentication in March 2026, so a session border controller that demands the purpose of its peer refuses them.',
    },
  },
  doc: {
    what: 'The host asked for belongs to a provider of which something is known that the certificate does not say: Zoom Phone, Genesys Cloud.',
    why: 'What fails towards a provider is mostly your own side: the root that it uses is not trusted, or a check of key purposes refuses its certificate.',
    fix: 'Zoom Phone: trust DigiCert Global Root G2. Genesys Cloud: do not demand client authentication of its certificates.',
    bad: 'Session border controller that demands client authentication in the certificate of `byoc.mypurecloud.com`.',
    good: 'Session border controller that checks root and name.',
  },
  source: [zoomRoots, genesysClientAuth],
  since: '0.1.0',
}
