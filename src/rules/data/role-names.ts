/**
 * What tells the role of a server before any certificate is judged: words in host names, and products that name
 * themselves in SIP answers. Sources: naming examples in the planning pages of Microsoft and Cisco; header fields
 * from the documentation of the products. Checked on 2026-11-23. A guess, and always shown as one.
 */
import type { Profile } from '../../report/target.ts'

/**
 * First labels that are in use for one kind of product, `sbc1` for instance, and on which ports they tell it: a name
 * like `meet` or `access` is left out, because on web ports it may be anything.
 */
export const roleLabels: readonly { label: RegExp; on: 'web' | 'other' | 'any'; profile: Profile }[] = [
  { label: /^(sip|sipexternal)$/, on: 'web', profile: 'edge' },
  { label: /^(sipinternal|lyncdiscoverinternal)$/, on: 'any', profile: 'front-end' },
  {
    label: /^(lyncdiscover|lyncweb|lyncwebext|skypeweb|sfbweb|dirwebexternal)$/,
    on: 'web',
    profile: 'reverse-proxy',
  },
  { label: /^sbc(\d|-|$)/, on: 'other', profile: 'teams-sbc' },
  { label: /^(expressway|exp[ce]|vcs[ce]?|cucm|cube)(\d|-|$)/, on: 'any', profile: 'cisco' },
]

/** Products by the Server or User-Agent field of their SIP answers. */
export const sipProducts: readonly { server: RegExp; profile: Profile; product: string }[] = [
  { server: /\bRTC\//i, profile: 'edge', product: 'Skype for Business' },
  { server: /cisco|tandberg/i, profile: 'cisco', product: 'Cisco' },
  { server: /kamailio|opensips|openser|asterisk|freeswitch/i, profile: 'sip', product: 'a SIP server' },
]
