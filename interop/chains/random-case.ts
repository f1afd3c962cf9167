/** Random graphs of certificates with random faults, as text in the form of `testdata/paths`. */
import type { Random } from '../../test/random.ts'

/** A case that comes back with the same seed; it expects nothing, because another implementation judges it too. */
export function randomCase(random: Random, title: string): string {
  const authorities = ['A', 'B', 'C', 'D', 'E'].slice(0, 1 + random.below(5))
  const edges = ['Root', ...(random.oneIn(4) ? ['Other'] : [])].map((root) => `  ${root}`)
  const labels = edges.map((edge) => edge.trim())
  const roots = [...labels]
  for (const authority of authorities) {
    const issuer = pickLabel(random, labels)
    labels.push(authority)
    edges.push(`  ${issuer} > ${authority}`)
  }
  for (let crosses = random.below(4); crosses > 0; crosses -= 1) {
    const issuer = pickLabel(random, labels)
    // A name of two certificates that differ in their key is self-issued, the other ones are cross-certificates.
    const subject = random.oneIn(4) ? (issuer.split('/')[0] ?? issuer) : pickLabel(random, authorities)
    const label = `${subject.split('/')[0]}/${labels.length}`
    labels.push(label)
    edges.push(`  ${issuer} > ${label}`)
    if (subject === issuer.split('/')[0]) edges.push(`  ${label}: key-of ${label.replace('/', '')}`)
  }
  edges.push(`  ${pickLabel(random, random.oneIn(5) ? labels : authorities)} > leaf`)
  const calm = random.below(4)
  const theme = random.pick(themes)
  const faults = [...labels, 'leaf'].flatMap((label) => {
    const properties = [...(label === 'leaf' ? leafProperties : issuerProperties), ...anyProperties]
    const fitting = properties.filter((property) => theme.test(property))
    const count = random.oneIn(2 + calm) ? 1 + random.below(2) : 0
    const chosen = Array.from({ length: count }, () => pickLabel(random, fitting))
    // What is struck out cannot be doubled or spoilt any more.
    const [last = [], first = []] = [true, false].map((struck) =>
      chosen.filter((property) => property.includes('without') === struck),
    )
    return [...first, ...last].map((property) => `  ${label}: ${property}`)
  })
  const demands = random.oneIn(3) ? `  verifier: ${pickLabel(random, demandsOfVerifiers)}` : undefined
  const trusted = random.oneIn(8) ? [pickLabel(random, labels)] : roots
  return [
    title,
    ...edges,
    ...faults,
    ...(demands === undefined ? [] : [demands]),
    `  trusted: ${trusted.join(', ')}`,
  ].join('\n')
}

function pickLabel(random: Random, choices: readonly string[]): string {
  return choices[random.below(choices.length)] ?? ''
}

/** Faults of all kinds seldom leave a path alive on which names or policies are put to the test. */
const themes: readonly [RegExp, ...RegExp[]] = [/./, /permits|excludes|names|subject/, /polic|maps|inhibits/]

const anyProperties = [
  'to 2026-03-01',
  'from 2026-06-15',
  'broken-signature',
  'extension 1.2.3.4 critical',
  'extension 1.2.3.4',
  'key rsa-2048',
  'key ec-p384',
  'signature sha384ECDSA',
  'policies P1',
  'policies P2',
  'policies any',
  'policies P1 P2',
  'subject O=Contoso, CN=x',
  'issuer-key-identifier 0102',
  'without authorityKeyIdentifier',
  'key-identifier 0102',
  'spoilt keyUsage',
]

const issuerProperties = [
  'authority no',
  'without basicConstraints',
  'without keyUsage',
  'without basicConstraints keyUsage',
  'path-length 0',
  'path-length 0',
  'path-length 1',
  'usage cRLSign',
  'usage digitalSignature keyCertSign',
  'purposes serverAuth',
  'purposes clientAuth',
  'purposes anyExtendedKeyUsage',
  'version 1',
  'twice basicConstraints',
  'permits dns:contoso.test',
  'permits dns:.contoso.test',
  'permits dns:test',
  'excludes dns:contoso.test',
  'excludes dns:sip.contoso.test',
  'permits dir:O=Contoso',
  'excludes dir:O=Contoso',
  'permits ip:10.0.0.0/8',
  'excludes ip:10.0.0.0/8',
  'permits mail:contoso.test',
  'permits mail:.contoso.test',
  'permits mail:ops@contoso.test',
  'excludes mail:contoso.test',
  'permits uri:contoso.test',
  'permits uri:.contoso.test',
  'excludes uri:contoso.test',
  'excludes id:1.2.3',
  'permits other:1.2.3=a',
  'permits ip:10.0.1.0/255.0.255.0',
  'requires-policy 0',
  'requires-policy 1',
  'policies P1; maps P1=P2',
  'policies P1; maps P1=any',
  'policies any; maps P2=P1',
  'inhibits-mapping 0',
  'inhibits-any 0',
  'policies P1; requires-policy 0; inhibits-any 0',
]

const leafProperties = [
  'names dns:sip.contoso.test',
  'names dns:contoso.test',
  'names dns:*.contoso.test',
  'names dns:fabrikam.test',
  'names dns:sip.contoso.test ip:10.1.2.3',
  'names ip:192.0.2.1',
  'names mail:ops@contoso.test',
  'names mail:ops@sip.contoso.test',
  'names uri:https://contoso.test/',
  'names uri:https://sip.contoso.test/',
  'names id:1.2.3',
  'names other:1.2.3=a',
  'names dir:O=Contoso/CN=y',
  'subject CN=www.contoso.test',
  'subject O=Contoso, CN=x, E=ops@fabrikam.test',
  'subject CN=www.contoso.test; without subjectAltName',
  'subject none',
  'purposes clientAuth',
  'purposes anyExtendedKeyUsage',
  'without extKeyUsage',
  'without keyUsage',
  'usage keyAgreement',
  'authority; usage keyCertSign digitalSignature',
  'version 1',
  'twice subjectAltName',
]

const demandsOfVerifiers = [
  'explicit',
  'explicit; accepts P1',
  'accepts P2',
  'explicit; inhibit-any',
  'explicit; inhibit-mapping',
  'at 2026-03-15',
  'most-intermediates 1',
]
