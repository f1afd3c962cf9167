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

/** One endpoint. `endEntity` is absent exactly when no certificate was seen. */
export interface EndpointFacts {
  observation: EndpointObservation
  /** Decoded, in wire order. */
  presented: Certificate[]
  endEntity?: Certificate
  /** Decoded, in wire order: what a hello without server name was given. Present when one was sent. */
  withoutServerName?: Certificate[]
  /** End entities for peers that can use one kind of key only. Present when they were asked for. */
  twins?: { rsa?: Certificate; ecdsa?: Certificate }
  /** How the presented certificates hang together. */
  list: PresentedList
  /** Best first; at least one whenever there is an end entity. */
  paths: Path[]
  /** Decoded: certificates from the addresses that others name. */
  fetched: Certificate[]
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

export interface TargetFacts {
  target: ProfiledTarget
  audiences: ReadonlySet<Audience>
  discovery: Discovery
  endpoints: EndpointFacts[]
  pools: PoolFacts[]
  /** Trust anchors that the user named, so that the root of a private authority would be among them. */
  ownAnchors: readonly Certificate[]
  /** The chain that the user would present, where it was given. */
  own?: OwnChain
  /** What is known of the revocation of that chain; empty where nothing was asked. */
  ownRevocation: readonly RevocationStatement[]
  /** What is known of root programs. */
  programs: ProgramFacts
  /** The moment of judgement. */
  now: Date
}
