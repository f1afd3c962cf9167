/** Names that stand in certificates which nobody ordered: made by software on its first start, or for tests. */

/** Collected from the products' defaults, not from one source. */
export const factoryNamesCheckedOn = '2026-11-23'

/** By the code of what made them. Each is held against every common name, organisation and unit of subject and issuer. */
export const factoryNames: readonly { made: string; pattern: RegExp }[] = [
  { made: 'machine', pattern: /^localhost(\.localdomain)?$/i },
  { made: 'openssl', pattern: /^(Internet Widgits Pty Ltd|Default Company Ltd)$/ },
  { made: 'apache', pattern: /^(SomeOrganization|SomeOrganizationalUnit)$/ },
  { made: 'snakeoil', pattern: /^Snake ?Oil\b/i },
  { made: 'kubernetes', pattern: /^Kubernetes Ingress Controller Fake Certificate$/ },
  { made: 'traefik', pattern: /^TRAEFIK DEFAULT CERT$/ },
  { made: 'lets-encrypt-staging', pattern: /^\(STAGING\)|^Fake LE (Intermediate|Root)/ },
  { made: 'cisco-router', pattern: /^IOS-Self-Signed-Certificate-\d+/ },
  { made: 'expressway', pattern: /^Temporary CA [0-9a-f-]{8,}|^Temporary Certificate\b/i },
  { made: 'audiocodes', pattern: /^ACL_\d+$/ },
  { made: 'fortigate', pattern: /^FGT\w{8,}$|^FortiGate$/ },
  { made: 'vmware', pattern: /^VMware default certificate$/i },
  { made: 'wmsvc', pattern: /^WMSv?c-(SHA2-)?/i },
  { made: 'plesk', pattern: /^Plesk$/ },
  { made: 'unifi', pattern: /^(UniFi|unifi\.local)$/ },
  { made: 'synology', pattern: /^synology(\.com)?$/i },
  { made: 'test', pattern: /^(Acme Co|Test CA|Example CA|My Company Name LTD\.)$/ },
]
