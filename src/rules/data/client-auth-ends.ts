/** Until when public authorities put client authentication into server certificates. */

export interface ClientAuthEnd {
  authority: string
  /** Held against the organisations of the issuers in the path. */
  organization: RegExp
  /** The first day without, `2027-03-01`. */
  ends: string
}

/** The day on which the dates were compared with the notices of the authorities. Some were moved before. */
export const clientAuthEndsCheckedOn = '2026-11-23'

/**
 * Dates of authorities; where notices contradict each other (Sectigo), or none was found (GlobalSign), an authority is
 * left out and the date for all of them holds.
 */
export const clientAuthEnds: readonly ClientAuthEnd[] = [
  {
    authority: 'DigiCert',
    organization: /\b(DigiCert|GeoTrust|Thawte|RapidSSL|QuoVadis)\b/i,
    ends: '2027-03-01',
  },
  { authority: "Let's Encrypt", organization: /^(Let's Encrypt|ISRG)$/, ends: '2026-07-08' },
  { authority: 'GoDaddy', organization: /\b(GoDaddy|Starfield)\b/i, ends: '2026-06-15' },
]

/** From when on Chrome's root program takes no server certificate with client authentication, whoever issued it. */
export const clientAuthEndOfAll: Omit<ClientAuthEnd, 'organization'> = {
  authority: 'every authority in the Chrome list',
  ends: '2027-03-15',
}
