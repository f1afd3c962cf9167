/** Whether SIP peers know us by the names in our certificate, RFC 5922 section 7 and Microsoft's opposite rule. */
import type { PreflightReason } from '../report/preflight.ts'
import type { Profile } from '../report/target.ts'
import { matchIdentity } from '../x509/identity.ts'
import type { OwnChain } from './own-chain.ts'

/** Far ends that look at names in the certificate of whoever connects to them. */
const sipPeers: ReadonlySet<Profile> = new Set<Profile>([
  ...(['edge', 'edge-internal', 'front-end', 'mediation'] as const),
  ...(['teams-sbc', 'cisco', 'sip'] as const),
])

/** Whether the far end is one that speaks SIP. */
export function isSipPeer(profile: Profile): boolean {
  return sipPeers.has(profile)
}

/** What the names say; nothing where the far end is no SIP peer. */
export function nameReasons(profile: Profile, { own, endEntity }: OwnChain): PreflightReason[] {
  if (!isSipPeer(profile)) return []
  const code = 'name'
  const { dnsNames } = matchIdentity(endEntity, own.host ?? 'unknown.invalid')
  const uris = (endEntity.subjectAltName ?? []).flatMap(({ type, value }) =>
    type === 'uniformResourceIdentifier' && /^sips?:/i.test(value) ? [value] : [],
  )
  const exact = [...dnsNames.filter((name) => !name.includes('*')), ...uris]
  if (own.host !== undefined) return [hostReason(profile, own.host, endEntity)]
  if (exact.length > 0) {
    const detail = `Your certificate speaks for ${listed(exact)}. Microsoft's servers want the host of your federation SRV record among them, peers by RFC 5922 your SIP domain.`
    return [{ code, answer: 'yes', detail }]
  }
  if (dnsNames.length > 0) {
    const detail = `Your certificate has wildcards only (${listed(dnsNames)}): RFC 5922 forbids them, Teams takes them.`
    return [{ code, answer: 'unknown', detail }]
  }
  const detail =
    'Your certificate has no names as subjectAltName: peers that look for your name there find none.'
  return [{ code, answer: endEntity.commonNames.length > 0 ? 'unknown' : 'no', detail }]
}

function hostReason(profile: Profile, host: string, endEntity: OwnChain['endEntity']): PreflightReason {
  const code = 'name'
  const { san } = matchIdentity(endEntity, host)
  if (san === 'exact') return { code, answer: 'yes', detail: `Your certificate names ${host}.` }
  if (san !== 'wildcard') {
    return { code, answer: 'no', detail: `Your certificate does not name ${host}, by which peers find you.` }
  }
  if (profile === 'teams-sbc') {
    return { code, answer: 'yes', detail: `A wildcard of your certificate covers ${host}; Teams takes that.` }
  }
  const isStrict = profile === 'sip' || profile === 'cisco'
  const detail = `Only a wildcard of your certificate covers ${host}: RFC 5922 section 7.2 forbids wildcards, and Microsoft supports them for web names only.`
  return { code, answer: isStrict ? 'no' : 'unknown', detail }
}

const mostListed = 5

function listed(names: readonly string[]): string {
  const rest = names.length - mostListed
  return names.slice(0, mostListed).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}
