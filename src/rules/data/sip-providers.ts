/**
 * Providers whose SIP servers have peculiarities worth knowing. Sources: Zoom Support KB0061202 and the Genesys Cloud
 * community announcement of 2026-01-05 on BYOC certificates. Checked on 2026-11-23.
 */
import type { Source } from '../../report/finding.ts'

/** A provider of SIP trunks. */
export interface SipProvider {
  name: string
  /** Ends of the names of its servers. */
  suffixes: readonly string[]
  /** Message of the rule that tells of it. */
  message: 'zoom' | 'genesys'
}

export const zoomRoots: Source = {
  title: 'Zoom Support KB0061202: certificates of Zoom Phone',
  url: 'https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0061202',
  checkedOn: '2026-11-23',
}

export const genesysClientAuth: Source = {
  title: 'Genesys Cloud community: extended key usage of BYOC certificates (2026-01-05)',
  url: 'https://community.genesys.com',
  checkedOn: '2026-11-23',
}

/** Every provider that a rule knows. */
export const sipProviders: readonly SipProvider[] = [
  {
    name: 'Zoom Phone',
    suffixes: ['.zoom.us', '.zoomgov.com'],
    message: 'zoom',
  },
  {
    name: 'Genesys Cloud',
    suffixes: ['.mypurecloud.com', '.pure.cloud', '.genesys.cloud'],
    message: 'genesys',
  },
]

/** The provider that a host belongs to. */
export function sipProviderOf(host: string): SipProvider | undefined {
  return sipProviders.find(({ suffixes }) => suffixes.some((suffix) => host.toLowerCase().endsWith(suffix)))
}
