/** Names that products which decrypt TLS on the way give to the authority with which they sign in place of the far end. */

/** Known from the products' defaults, not from a common source; a company may name its own otherwise. */
export const interceptorsCheckedOn = '2026-11-23'

/** Each is searched for in the issuer's organisation and common name, whatever the case. */
export const interceptors: readonly { product: string; pattern: RegExp }[] = [
  { product: 'Zscaler', pattern: /\bzscaler\b/i },
  { product: 'Fortinet FortiGate', pattern: /\bfortinet\b|\bfortigate\b/i },
  { product: 'Palo Alto Networks', pattern: /\bpalo ?alto\b|forward trust/i },
  { product: 'Symantec (Blue Coat) ProxySG', pattern: /\bblue ?coat\b|\bproxysg\b/i },
  { product: 'Cisco Umbrella', pattern: /\bcisco umbrella\b/i },
  { product: 'Netskope', pattern: /\bnetskope\b|\bgoskope\b/i },
  { product: 'Forcepoint', pattern: /\bforcepoint\b|\bwebsense\b/i },
  { product: 'Sophos', pattern: /\bsophos\b/i },
  { product: 'Check Point', pattern: /\bcheck ?point\b.*\b(https|ssl|inspection)\b/i },
  { product: 'SonicWall', pattern: /\bsonicwall\b/i },
  { product: 'WatchGuard', pattern: /\bwatchguard\b/i },
  { product: 'McAfee Web Gateway', pattern: /\bmcafee web gateway\b|\bskyhigh\b/i },
  { product: 'Kaspersky', pattern: /\bkaspersky\b/i },
  { product: 'ESET', pattern: /\beset ssl filter\b/i },
  { product: 'Avast or AVG', pattern: /\b(avast|avg)\b.*\b(web|mail).*shield\b/i },
  { product: 'Bitdefender', pattern: /\bbitdefender\b/i },
  { product: 'mitmproxy', pattern: /\bmitmproxy\b/i },
  { product: 'Fiddler', pattern: /\bfiddler\w*\b|DO_NOT_TRUST/i },
  { product: 'Burp Suite', pattern: /\bportswigger\b/i },
  { product: 'Charles', pattern: /\bcharles proxy\b/i },
]
