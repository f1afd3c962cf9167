/** Names that stand in certificates which nobody ordered: made by software on its first start, or for tests. */

/** Collected from the products' defaults, not from one source. */
export const factoryNamesCheckedOn = '2026-11-23'

/** Each is held against every common name, organisation and unit of subject and issuer. */
export const factoryNames: readonly { made: string; pattern: RegExp }[] = [
  { made: 'software for the machine itself', pattern: /^localhost(\.localdomain)?$/i },
  { made: 'the defaults of OpenSSL', pattern: /^(Internet Widgits Pty Ltd|Default Company Ltd)$/ },
  { made: "an Apache set-up of Red Hat's kind", pattern: /^(SomeOrganization|SomeOrganizationalUnit)$/ },
  { made: 'a web server package for tests', pattern: /^Snake ?Oil\b/i },
  { made: 'the Kubernetes ingress controller', pattern: /^Kubernetes Ingress Controller Fake Certificate$/ },
  { made: 'Traefik', pattern: /^TRAEFIK DEFAULT CERT$/ },
  { made: "the test system of Let's Encrypt", pattern: /^\(STAGING\)|^Fake LE (Intermediate|Root)/ },
  { made: 'a Cisco router', pattern: /^IOS-Self-Signed-Certificate-\d+/ },
  { made: 'Cisco Expressway or VCS', pattern: /^Temporary CA [0-9a-f-]{8,}|^Temporary Certificate\b/i },
  { made: 'an AudioCodes device', pattern: /^ACL_\d+$/ },
  { made: 'a FortiGate', pattern: /^FGT\w{8,}$|^FortiGate$/ },
  { made: 'VMware', pattern: /^VMware default certificate$/i },
  { made: 'the Windows web management service', pattern: /^WMSv?c-(SHA2-)?/i },
  { made: 'a Plesk server', pattern: /^Plesk$/ },
  { made: 'UniFi', pattern: /^(UniFi|unifi\.local)$/ },
  { made: 'a Synology NAS', pattern: /^synology(\.com)?$/i },
  { made: 'a program under test', pattern: /^(Acme Co|Test CA|Example CA|My Company Name LTD\.)$/ },
]
