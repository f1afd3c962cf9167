/** Products whose administrators farend speaks to, and where each explains how its certificates are handled. */
import type { Source } from '../../report/finding.ts'
import type { Profile } from '../../report/target.ts'

/** A product. */
export interface Product {
  title: string
  source: Source
}

/** By id, in the order in which recipes are listed. */
export const products = {
  'skype-for-business': {
    title: 'Skype for Business Server, Lync Server',
    source: {
      title: 'Microsoft: Set-CsCertificate, Request-CsCertificate',
      url: 'https://learn.microsoft.com/en-us/powershell/module/skype/Set-CsCertificate',
      checkedOn: '2026-11-23',
    },
  },
  windows: {
    title: 'Windows Server, IIS',
    source: {
      title: 'Microsoft: certutil',
      url: 'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/certutil',
    },
  },
  exchange: {
    title: 'Exchange Server',
    source: {
      title: 'Microsoft: certificate procedures in Exchange Server',
      url: 'https://learn.microsoft.com/en-us/exchange/architecture/client-access/certificate-procedures',
    },
  },
  audiocodes: {
    title: 'AudioCodes Mediant',
    source: { title: 'AudioCodes: Mediant user manuals, Configuring TLS Certificates' },
  },
  ribbon: {
    title: 'Ribbon SBC Edge',
    source: {
      title: 'Ribbon: SBC Edge documentation, TLS Profiles',
      url: 'https://publicdoc.rbbn.com/display/UXDOC121/Creating+and+Modifying+TLS+Profiles',
      checkedOn: '2026-11-23',
    },
  },
  'cisco-expressway': {
    title: 'Cisco Expressway',
    source: {
      title: 'Cisco: Expressway Certificate Creation and Use',
      url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/expressway/config_guide/X14-0/cert_creation_use/exwy_b_cisco-expressway-certificate-creation-and-use-deployment-guide-x14-0/exwy_b_certificate-creation-use-deployment-guide_chapter_0110.html',
      checkedOn: '2026-11-23',
    },
  },
  'cisco-cucm': {
    title: 'Cisco Unified Communications Manager',
    source: {
      title: 'Cisco: Security Guide for Unified CM, Certificates',
      url: 'https://www.cisco.com/c/en/us/td/docs/voice_ip_comm/cucm/security/12_5_1SU6/cucm_b_security-guide-1251su6/cucm_m_certificates.html',
      checkedOn: '2026-11-23',
    },
  },
  kamailio: {
    title: 'Kamailio',
    source: {
      title: 'Kamailio: tls module',
      url: 'https://www.kamailio.org/docs/modules/stable/modules/tls.html',
    },
  },
  opensips: {
    title: 'OpenSIPS',
    source: {
      title: 'OpenSIPS: tls_mgm module',
      url: 'https://opensips.org/docs/modules/3.4.x/tls_mgm.html',
      checkedOn: '2026-11-23',
    },
  },
  nginx: {
    title: 'nginx',
    source: {
      title: 'nginx: ngx_http_ssl_module',
      url: 'https://nginx.org/en/docs/http/ngx_http_ssl_module.html',
    },
  },
  generic: {
    title: 'any other system',
    source: { title: 'OpenSSL: commands', url: 'https://docs.openssl.org/3.5/man1/' },
  },
} as const satisfies Record<string, Product>

/** Id of a product. */
export type ProductId = keyof typeof products

/** Every id, in that order. */
export const productIds = Object.keys(products) as ProductId[]

/** What products write into the Server or User-Agent field of their SIP answers. */
export const productSigns: readonly { server: RegExp; product: ProductId }[] = [
  { server: /\bRTC\//, product: 'skype-for-business' },
  { server: /audiocodes|\bmediant\b/i, product: 'audiocodes' },
  { server: /\b(ribbon|sonus)\b/i, product: 'ribbon' },
  { server: /\btandberg\b|\bexpressway\b/i, product: 'cisco-expressway' },
  { server: /\bcisco-cucm/i, product: 'cisco-cucm' },
  { server: /\b(kamailio|openser)\b/i, product: 'kamailio' },
  { server: /\bopensips\b/i, product: 'opensips' },
]

/** The products that a far end in this role most likely is, most likely first. */
export const productsAtHand: Record<Profile, readonly ProductId[]> = {
  edge: ['skype-for-business'],
  'edge-internal': ['skype-for-business'],
  'front-end': ['skype-for-business'],
  mediation: ['skype-for-business'],
  'reverse-proxy': ['windows', 'nginx'],
  'teams-sbc': ['audiocodes', 'ribbon'],
  cisco: ['cisco-expressway', 'cisco-cucm'],
  sip: ['kamailio', 'opensips'],
  web: ['nginx', 'windows'],
  generic: ['generic'],
}
