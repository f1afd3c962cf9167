/** Roots that serve only as the upper end of old cross-certificates, by the text that names them. */

export interface OldRoot {
  /** Common name, or organisational unit where there is no common name. */
  name: string
  /** End of the root certificate, `2021-09-30`. */
  ends: string
}

/**
 * Roots without a future in TLS: expired, or without TLS trust in NSS 2.86 and version 36 of the Chrome Root Store.
 * Ends are those of the root certificates.
 */
export const oldRoots: readonly OldRoot[] = [
  { name: 'AddTrust External CA Root', ends: '2020-05-30' },
  { name: 'DST Root CA X3', ends: '2021-09-30' },
  { name: 'Baltimore CyberTrust Root', ends: '2025-05-12' },
  { name: 'GlobalSign Root CA', ends: '2028-01-28' },
  { name: 'AAA Certificate Services', ends: '2028-12-31' },
  { name: 'COMODO Certification Authority', ends: '2029-12-31' },
  { name: 'Go Daddy Class 2 Certification Authority', ends: '2034-06-29' },
  { name: 'Starfield Class 2 Certification Authority', ends: '2034-06-29' },
]

/** The day on which the table was compared with both stores. */
export const oldRootsCheckedOn = '2026-11-23'
