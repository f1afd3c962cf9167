/** A resolver that asks each question once. */
import type { DnsQuery } from '../dns/query.ts'
import type { Resolver } from '../net/resolver.ts'

/** The same resolver for as long as its answers may be taken for the same: one run that asks many things of a domain. */
export function remembered(resolver: Resolver): Resolver {
  const answers = new Map<string, Promise<DnsQuery>>()
  return {
    ...resolver,
    query(name, type, signal) {
      const key = `${type} ${name.toLowerCase()}`
      const answer = answers.get(key) ?? resolver.query(name, type, signal)
      answers.set(key, answer)
      return answer
    },
  }
}
