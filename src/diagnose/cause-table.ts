/** Which findings follow from which, and which of several root causes is told first. */

const noPath = [
  'crl-revoked',
  'exp-expired',
  'exp-not-yet',
  'pki-default-cert',
  'pki-self-signed',
  'chain-le-gen-y',
  'chain-old-cross',
  'chain-aki-ski',
  'chain-sig-invalid',
  'chain-missing-intermediate',
  'chain-ca-constraints',
  'chain-name-constraints',
  'chain-eku-nesting',
  'pki-crit-unknown',
  'eku-server-missing',
  'pki-leaf-profile',
  'pki-sha1',
  'pki-rsa-size',
]
const noName = ['pki-default-cert', 'name-wildcard-bad', 'name-san-missing', 'name-san-mismatch']
const notPublic = ['pki-default-cert', 'pki-self-signed', 'chain-intercepted', 'chain-missing-intermediate']
const privateRoot = ['edge-private-ca', 'teams-ca']
const wrongSubject = ['edgeint-cn', 'fe-pool-server', 'med-names']
const homeMade = ['pki-default-cert', 'pki-self-signed']

/** Effects, by rule or `rule:case`, with their possible causes, the most telling first. */
const causes = new Map<string, readonly string[]>(
  Object.entries({
    'chain-complete': [...privateRoot, ...noPath],
    'chain-sig-invalid': ['chain-aki-ski'],
    'chain-missing-intermediate': ['chain-intercepted', 'chain-le-gen-y', 'chain-old-cross'],
    'chain-surplus:unrelated': ['chain-aki-ski', 'chain-sig-invalid'],
    'chain-surplus:self-signed': [...privateRoot, 'pki-private-ca:sent'],
    'chain-no-aia': homeMade,
    'exp-chain-first': ['exp-expired', 'chain-old-cross'],
    'pki-self-signed': ['pki-default-cert'],
    'pki-private-ca': [...privateRoot, 'pki-default-cert', 'chain-intercepted'],
    'edge-private-ca': notPublic,
    'mtls-root-not-in-windows': [...privateRoot, 'root-distrusted', 'pki-private-ca', ...notPublic],
    'teams-ca': ['root-distrusted', ...notPublic],
    'root-age': ['root-distrusted'],
    'name-san-mismatch': ['pki-default-cert', 'chain-intercepted', 'name-wildcard-bad', 'teams-fqdn'],
    'name-san-missing': ['pki-default-cert'],
    'name-cn-mismatch': ['teams-fqdn', ...noName, ...wrongSubject],
    'name-cn-only-match': noName,
    'name-cn-not-in-san': [
      'sfb-wildcard-cn',
      'sfb-wildcard-sip-port',
      'edge-cn-repeat-first',
      'name-cn-only-match',
      ...noName,
    ],
    'name-internal': ['pki-default-cert'],
    'name-bad-chars': ['pki-default-cert'],
    'name-sip-domain': noName,
    'name-wildcard-covers': ['sfb-wildcard-cn', 'sfb-wildcard-sip-port', 'name-wildcard-sip-strict'],
    'name-wildcard-sip-strict': ['sfb-wildcard-sip-port', 'sfb-wildcard-cn'],
    'sfb-wildcard-sip-port': ['sfb-wildcard-cn'],
    'sfb-wildcard-phones': ['sfb-wildcard-cn', 'sfb-wildcard-sip-port'],
    'sfb-key-size': ['pki-rsa-size'],
    'sfb-sig-unknown': ['pki-sha1'],
    'edge-sip-name': ['srv-target-other-domain', ...noName],
    'edge-cn-repeat-first': ['sfb-wildcard-cn', 'sfb-wildcard-sip-port', ...noName],
    'edge-webconf-name': noName,
    'edge-pool-same-cert': ['dnslb-cert-differs'],
    'edgeint-cn': ['sfb-wildcard-cn', ...noName],
    'fe-pool-server': ['sfb-wildcard-cn', ...noName],
    'fe-autologon': noName,
    'fe-web-names': noName,
    'rp-ext-web': noName,
    'med-names': noName,
    'teams-fqdn': ['pki-default-cert', 'name-wildcard-bad', 'name-san-missing'],
    'cisco-names': noName,
    'mtls-clientauth-missing': ['eku-server-missing', 'cisco-dual-eku'],
    'sip-special-cert': ['eku-server-missing'],
    'eku-absent': homeMade,
    'cdp-missing': homeMade,
    'val-too-long': homeMade,
    'pki-keyusage': homeMade,
    'pki-leaf-profile': homeMade,
    'tls-teams-suites': ['tls-version'],
    'tls-rsa-kx-only': ['tls-version'],
    'dnslb-member-fails': ['tls-silent', 'tls-not-tls', 'srv-target-unresolved'],
    'srv-multiple:unnamed': ['name-san-mismatch'],
    'fed-ms-diag': ['srv-missing', 'srv-target-other-domain'],
  }),
)

/** Rules or `rule:case` from which a finding may follow, the most telling first; empty for what stands alone. */
export function followsFrom({ rule, detail }: { rule: string; detail?: string }): readonly string[] {
  return causes.get(`${rule}:${detail}`) ?? causes.get(rule) ?? []
}

/** Areas of the catalogue in the order in which a connection comes to its end there. */
const areas = new Map(
  [
    'srv',
    'dnslb',
    'tls',
    'crl',
    'exp',
    'chain',
    'root',
    'pki',
    'name',
    'eku',
    'edge',
    'edgeint',
    'fe',
    'rp',
    'med',
    'sfb',
    'teams',
    'cisco',
    'mtls',
    'cdp',
    'sip',
    'fed',
    'val',
  ].map((area, place) => [area, place]),
)

/** Place of a rule among equally severe ones; the lower is told first. */
export function rankOf(rule: string): number {
  return areas.get(rule.slice(0, rule.indexOf('-'))) ?? areas.size
}

/** Every rule or `rule:case` that the table speaks of. */
export function namesInTable(): string[] {
  return [...new Set([...causes].flatMap(([effect, names]) => [effect, ...names]))]
}
