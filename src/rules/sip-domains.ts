/** Which SIP domains a target speaks of. */
import { skypeServiceOf } from './data/skype-names.ts'
import type { TargetFacts } from './facts.ts'

/**
 * The SIP domain that was asked for; for a host, the domain that its name gives away: contoso.com for
 * sip.contoso.com. Undefined for a host with any other name.
 */
export function sipDomainOf({ target: { kind, name } }: Pick<TargetFacts, 'target'>): string | undefined {
  if (kind !== 'DIR') return name
  return skypeServiceOf(name) === undefined ? undefined : parentDomain(name)
}

/** The name without its first label. */
export function parentDomain(name: string): string {
  return name.slice(name.indexOf('.') + 1)
}
