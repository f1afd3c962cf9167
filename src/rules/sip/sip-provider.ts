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
    yield { message: 'finding', evidence: { name, provider: provider.name, note: provider.note } }
  },
  messages: { finding: { text: '{name} belongs to {provider}: {note}' } },
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
