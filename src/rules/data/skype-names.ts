/**
 * First labels by which hosts of Skype for Business are usually called: `sip` in sip.contoso.com. Only those of
 * automatic sign-in and discovery are fixed by the clients; the others are what Microsoft's planning pages use.
 * Source: the pages for Edge and server certificates and for Edge DNS, see sources.ts. Checked on 2026-11-23.
 */

/** Roles that a host name can give away. */
export type SkypeService =
  | 'access-edge'
  | 'web-conferencing'
  | 'av'
  | 'web'
  | 'simple-url'
  | 'inside'
  | 'xmpp'

/** Labels by service. `web` are external web services; `inside` are names of internal clients. */
export const skypeLabels: Readonly<Record<SkypeService, readonly string[]>> = {
  'access-edge': ['sip', 'access', 'sipexternal'],
  'web-conferencing': ['webcon', 'webconf', 'wc', 'conf'],
  av: ['av'],
  web: ['webext', 'lyncweb', 'skypeweb', 'sfbweb', 'webservices', 'dirwebexternal', 'lyncwebext'],
  'simple-url': ['meet', 'dialin', 'scheduler', 'lyncdiscover'],
  inside: ['sipinternal', 'lyncdiscoverinternal', 'admin'],
  xmpp: ['xmpp'],
}

/** The service that a host name gives away by its first label. */
export function skypeServiceOf(host: string): SkypeService | undefined {
  const label = host.toLowerCase().split('.', 1)[0] ?? ''
  const services = Object.keys(skypeLabels) as SkypeService[]
  return services.find((service) => skypeLabels[service].includes(label))
}
