/**
 * What Teams Direct Routing asks of a session border controller. Sources: Microsoft's Direct Routing pages and the
 * digests of its announcements of December 2025 and February 2026. Checked on 2026-11-23.
 */

/** A root that has to be in the trust store of a session border controller. */
interface DirectRoutingRoot {
  /** Common name, by which a list of authorities in a handshake shows it. */
  commonName: string
  /** Upper-case hex, as Windows shows it. */
  sha1: string
}

/** Roots below which Microsoft's SIP servers have, or may get, their certificates. */
export const directRoutingRoots: readonly DirectRoutingRoot[] = [
  { commonName: 'DigiCert Global Root CA', sha1: 'A8985D3A65E5E5C4B2D7D66D40C6DD2FB19C5436' },
  { commonName: 'DigiCert Global Root G2', sha1: 'DF3C24F9BFD666761B268073FE06D1CC8D4F82A4' },
  { commonName: 'DigiCert Global Root G3', sha1: '7E04DE896A3E666D00E687D33FFAD93BE83D349E' },
  { commonName: 'DigiCert TLS RSA4096 Root G5', sha1: 'A78849DC5D7C758C8CDE399856B3AAD0B2A57135' },
  { commonName: 'DigiCert TLS ECC P384 Root G5', sha1: '17F3DE5E9F0F19E98EF61F32266E20C407AE30EE' },
  {
    commonName: 'Microsoft RSA Root Certificate Authority 2017',
    sha1: '73A5E64A3BFF8316FF0EDCCC618A906E4EAE4D74',
  },
  {
    commonName: 'Microsoft ECC Root Certificate Authority 2017',
    sha1: '999A64C37FF47D9FAB95F14769891460EEC4C3C5',
  },
]

/** Since this day Direct Routing takes certificates of the Microsoft Trusted Root Program only. */
export const programOnlySince = '2022-02-01'

/** Since this day Microsoft's servers no longer present certificates below Baltimore CyberTrust Root. */
export const baltimoreEnd = '2023-10-03'

/** Presents a certificate below the roots of 2026, for trying a trust store. */
export const trustTestEnd = 'sip.g1.pstnhub.microsoft.com:5061'

/** Where Microsoft's servers are found, in the order of use. */
export const directRoutingHosts = [
  'sip.pstnhub.microsoft.com',
  'sip2.pstnhub.microsoft.com',
  'sip3.pstnhub.microsoft.com',
]

/** Minutes without a SIP OPTIONS request after which Teams demotes a trunk. */
export const optionsMinutes = 5

/** Days after a renewal in which connections made before it may still live on the old certificate. */
export const renewalDays = 14
