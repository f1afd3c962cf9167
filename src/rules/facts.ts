/** What the rules see: the observation with everything decoded and derived once, and nothing else. */
import type { Certificate } from '../x509/certificate.ts'
import type { IdentityMatch } from '../x509/identity.ts'
import type { Path } from '../path/path.ts'
import type { ProgramFacts } from '../programs/facts.ts'
import type { PresentedList } from '../path/presented.ts'
import type { Discovery, EndpointObservation } from '../report/observation.ts'
import type { OwnChain } from '../preflight/own-chain.ts'
import type { RevocationStatement } from '../revocation/statement.ts'
import type { ProfiledTarget } from '../report/target.ts'

/**
 * The tags by which the catalogue says whom a rule concerns. A profile the user knows stands for several:
 * `edge` gives `sfb` and `edge`; a FED target adds `fed`.
 */
export type Audience =
  | 'sfb'
  | 'edge'
  | 'edge-int'
  | 'fe'
  | 'med'
  | 'rp'
  | 'fed'
  | 'sip-client'
  | 'teams-sbc'
  | 'ms-end'
  | 'cisco'
  | 'sip'
  | 'web'

/**
 * What was presented, and what it is worth by itself: nothing in it depends on who presented it, when, over which
 * connection and under which name. `endEntity` is absent exactly when no certificate was seen.
 */
export interface ChainFacts {
  /** Decoded, in wire order. */
  presented: Certificate[]
  endEntity?: Certificate
  /** How the presented certificates hang together. */
  list: PresentedList
  /** Best first; at least one whenever there is an end entity. */
  paths: Path[]
  /** Decoded: certificates from the addresses that others name. */
  fetched: Certificate[]
}

/** From where a chain is judged: whom it concerns, and what is known beforehand. Nothing in it is of the target. */
export interface Standpoint {
  audiences: ReadonlySet<Audience>
  /** Trust anchors that the user named, so that the root of a private authority would be among them. */
  ownAnchors: readonly Certificate[]
  /** What is known of root programs. */
  programs: ProgramFacts
}

/** One endpoint. */
export interface EndpointFacts extends ChainFacts {
  observation: EndpointObservation
  /** Decoded, in wire order: what a hello without server name was given. Present when one was sent. */
  withoutServerName?: Certificate[]
  /** End entities for peers that can use one kind of key only. Present when they were asked for. */
  twins?: { rsa?: Certificate; ecdsa?: Certificate }
  /** What is known of the revocation of the best path's members, the most telling about each first. */
  revocation: RevocationStatement[]
  /** The reference identifier (the server name that was sent, else the host) against the presented identifiers. */
  identity?: IdentityMatch
}

/** The endpoints of one name and port, two or more. */
export interface PoolFacts {
  host: string
  port: number
  endpoints: EndpointFacts[]
  /** The largest group that presents the same end entity, when it is larger than every other group. */
  majority?: { sha256: string; endpoints: EndpointFacts[] }
}

export interface TargetFacts extends Standpoint {
  target: ProfiledTarget
  discovery: Discovery
  endpoints: EndpointFacts[]
  pools: PoolFacts[]
  /** The chain that the user would present, where it was given. */
  own?: OwnChain
  /** What is known of the revocation of that chain; empty where nothing was asked. */
  ownRevocation: readonly RevocationStatement[]
  /** The moment of judgement. */
  now: Date
}
