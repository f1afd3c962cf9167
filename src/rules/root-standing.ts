/** What is known of the root to which an endpoint's certificate leads. */
import { isSelfSigned } from '../path/certifies.ts'
import { publiclyAnchored } from './best-path.ts'
import type { ChainFacts } from './facts.ts'

/**
 * `public`: an anchor of a public root program. `named`: an anchor that the user gave. `private`: a self-signed
 * certificate at the end of the path that is no anchor. `unseen`: the path does not reach a root, or its signatures
 * do not hold, or the end entity signed itself, which is a fault of another kind.
 */
export type RootStanding = 'public' | 'named' | 'private' | 'unseen'

/** How the root at the end of the best path stands. */
export function rootStanding(chain: ChainFacts): RootStanding {
  const path = chain.paths[0]
  if (path === undefined || path.errors.some(({ code }) => code.startsWith('signature-'))) return 'unseen'
  if (publiclyAnchored(chain)) return 'public'
  if (path.anchor !== undefined) return 'named'
  const last = path.certificates.at(-1)
  return path.certificates.length > 1 && last !== undefined && isSelfSigned(last) ? 'private' : 'unseen'
}
