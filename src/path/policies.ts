/** Certificate policies, RFC 5280 sections 6.1.2 to 6.1.5. */
import type { Certificate } from '../x509/certificate.ts'
import { isSelfIssued } from './certifies.ts'
import type { PathError } from './path.ts'
import { anyPolicy, PolicyGraph } from './policy-graph.ts'
import type { PolicyInputs } from './verifier.ts'

/**
 * Follows policies from the anchor down to the end entity.
 * @param certificates end entity first, without the trust anchor, which takes no part in it.
 */
export function policyErrors(certificates: readonly Certificate[], inputs: PolicyInputs): PathError[] {
  if (!asksForPolicies(certificates, inputs)) return []
  const graph = new PolicyGraph()
  const length = certificates.length
  // Counts of certificates that may still follow before the demand holds, section 6.1.2 (d), (e), (f).
  let explicit = inputs.explicit === true ? 0 : length + 1
  let inhibitAny = inputs.inhibitAny === true ? 0 : length + 1
  let mapping = inputs.inhibitMapping === true ? 0 : length + 1
  for (const [index, certificate] of [...certificates.entries()].toReversed()) {
    const isFinal = index === 0
    const selfIssued = isSelfIssued(certificate)
    const policies = certificate.certificatePolicies?.map(({ policyIdentifier }) => policyIdentifier)
    if (policies === undefined) graph.clear()
    else graph.descend(policies, inhibitAny > 0 || (!isFinal && selfIssued))
    if (explicit === 0 && graph.isEmpty) return [missing(certificate)]
    const { requireExplicitPolicy, inhibitPolicyMapping } = certificate.policyConstraints ?? {}
    if (isFinal) {
      // Section 6.1.5 (a) and (b).
      explicit = requireExplicitPolicy === 0 ? 0 : Math.max(0, explicit - 1)
      break
    }
    const mappings = certificate.policyMappings ?? []
    const wild = mappings.find((pair) => Object.values(pair).includes(anyPolicy))
    if (wild !== undefined) {
      const detail = 'maps the policy that stands for every other, which is forbidden'
      return [{ code: 'policy-mapping', certificate, detail, name: anyPolicy }]
    }
    graph.map(byIssuerPolicy(mappings), mapping > 0)
    const step = selfIssued ? 0 : 1
    explicit = Math.min(Math.max(0, explicit - step), requireExplicitPolicy ?? Infinity)
    mapping = Math.min(Math.max(0, mapping - step), inhibitPolicyMapping ?? Infinity)
    inhibitAny = Math.min(Math.max(0, inhibitAny - step), certificate.inhibitAnyPolicy ?? Infinity)
  }
  const [endEntity] = certificates
  if (explicit > 0 || endEntity === undefined || graph.policies(inputs.acceptable).size > 0) return []
  return [missing(endEntity)]
}

/** Without a demand for policies, in the path or from the caller, they decide nothing but forbidden mappings. */
function asksForPolicies(certificates: readonly Certificate[], { explicit }: PolicyInputs): boolean {
  return (
    explicit === true ||
    certificates.some(
      ({ policyConstraints, policyMappings }) =>
        policyConstraints !== undefined || policyMappings !== undefined,
    )
  )
}

function byIssuerPolicy(
  mappings: readonly { issuerDomainPolicy: string; subjectDomainPolicy: string }[],
): Map<string, Set<string>> {
  const expected = new Map<string, Set<string>>()
  for (const { issuerDomainPolicy, subjectDomainPolicy } of mappings) {
    const policies = expected.get(issuerDomainPolicy)
    if (policies === undefined) expected.set(issuerDomainPolicy, new Set([subjectDomainPolicy]))
    else policies.add(subjectDomainPolicy)
  }
  return expected
}

function missing(certificate: Certificate): PathError {
  const detail = 'a certificate policy is demanded, and the path is valid for none that is acceptable'
  return { code: 'policy', certificate, detail }
}
