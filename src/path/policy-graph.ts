/**
 * The valid_policy_graph of RFC 5280 section 6.1.2 (a) as RFC 9618 has it: a node stands once for each policy and
 * depth, whatever the number of ways to it, so that it cannot grow beyond what the certificates hold. Only the
 * deepest level is kept; the levels above hang on it by `parents`, which makes pruning unnecessary.
 */

/** OID of the policy that stands for every other. */
export const anyPolicy = '2.5.29.32.0'

interface PolicyNode {
  policy: string
  /** expected_policy_set: policies of the next certificate that continue this one. */
  expected: ReadonlySet<string>
  parents: readonly PolicyNode[]
}

/** Policies for which a path is valid so far. */
export class PolicyGraph {
  #level: Map<string, PolicyNode> = new Map([
    [anyPolicy, { policy: anyPolicy, expected: new Set([anyPolicy]), parents: [] }],
  ])

  /** Whether no policy is left: the graph is NULL. */
  get isEmpty(): boolean {
    return this.#level.size === 0
  }

  /** Section 6.1.3 (e): a certificate without policies ends them all. */
  clear(): void {
    this.#level = new Map()
  }

  /** Section 6.1.3 (d): the next certificate. `any` says whether its anyPolicy counts. */
  descend(policies: readonly string[], any: boolean): void {
    const expecting = this.#byExpectation()
    const above = this.#level.get(anyPolicy)
    const next = new Map<string, PolicyNode>()
    for (const policy of policies) {
      if (policy === anyPolicy) continue
      const parents = expecting.get(policy) ?? (above === undefined ? [] : [above])
      if (parents.length > 0) next.set(policy, { policy, expected: new Set([policy]), parents })
    }
    if (any && policies.includes(anyPolicy)) {
      for (const [policy, parents] of expecting) {
        if (!next.has(policy)) next.set(policy, { policy, expected: new Set([policy]), parents })
      }
    }
    this.#level = next
  }

  /** Section 6.1.4 (b): what the issuer calls one policy, the next certificate calls by these names. */
  map(mappings: ReadonlyMap<string, ReadonlySet<string>>, allowed: boolean): void {
    for (const [policy, expected] of mappings) {
      const node = this.#level.get(policy)
      const any = this.#level.get(anyPolicy)
      if (!allowed) this.#level.delete(policy)
      else if (node !== undefined) this.#level.set(policy, { ...node, expected })
      else if (any !== undefined) this.#level.set(policy, { policy, expected, parents: any.parents })
    }
  }

  /**
   * Section 6.1.5 (g): the policies, in the words of the trust anchor's domain, for which the path is valid; with
   * `acceptable`, those of them that the user accepts; anyPolicy among these accepts all, section 6.1.1 (c).
   */
  policies(accepted?: readonly string[]): Set<string> {
    const acceptable = accepted?.includes(anyPolicy) === true ? undefined : accepted
    const found = new Set<string>()
    const seen = new Set<PolicyNode>()
    const queue = [...this.#level.values()]
    for (const node of queue) {
      if (seen.has(node)) continue
      seen.add(node)
      if (node.policy === anyPolicy) {
        for (const policy of acceptable ?? [anyPolicy]) found.add(policy)
      } else if (node.parents.some(({ policy }) => policy === anyPolicy)) {
        if (acceptable === undefined || acceptable.includes(node.policy)) found.add(node.policy)
      }
      queue.push(...node.parents.filter(({ policy }) => policy !== anyPolicy))
    }
    return found
  }

  #byExpectation(): Map<string, PolicyNode[]> {
    const expecting = new Map<string, PolicyNode[]>()
    for (const node of this.#level.values()) {
      for (const policy of node.expected) {
        const nodes = expecting.get(policy)
        if (nodes === undefined) expecting.set(policy, [node])
        else nodes.push(node)
      }
    }
    return expecting
  }
}
