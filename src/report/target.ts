/** What the user asks to have checked, before anything is looked up. */
import type { StartTlsProtocol } from '../prelude/starttls.ts'

/**
 * How a target leads to servers: `DIR` names a host or address and a port; the others name a SIP domain whose
 * SRV record leads to hosts. The four words are those of the predecessor's import file.
 */
export type TargetKind = 'DIR' | 'FED' | 'SIP' | 'SIPINT'

/** The role that the far end plays, which decides which rules apply and how severe they are. */
export type Profile =
  | 'edge'
  | 'edge-internal'
  | 'front-end'
  | 'mediation'
  | 'reverse-proxy'
  | 'teams-sbc'
  | 'cisco'
  | 'sip'
  | 'web'
  | 'generic'

/** Every profile, in the order in which help and schema list them. */
export const profiles: readonly Profile[] = [
  'edge',
  'edge-internal',
  'front-end',
  'mediation',
  'reverse-proxy',
  'teams-sbc',
  'cisco',
  'sip',
  'web',
  'generic',
]

/** One thing to check, as the user named it. */
export interface Target {
  /** The text as it was given. */
  input: string
  kind: TargetKind
  /** DNS name in A-label form, lower case, without trailing dot; or an IP address without brackets. */
  name: string
  /** 1 to 65535. Present for `DIR` only: a SRV record brings its own port. */
  port?: number
  /** What to speak before TLS; absent where TLS begins at once. Goes with `DIR` only. */
  starttls?: StartTlsProtocol
  /** Present when it was chosen or comes with what led to the target; otherwise it is inferred. */
  profile?: Profile
  /** Where that profile comes from, in words. Default: the user chose it. */
  profileReason?: string
}

/** A target whose profile has been settled, and why it was. */
export interface ProfiledTarget extends Target {
  profile: Profile
  /** How the profile was found, as words for the user: `chosen`, `inferred from port 5061`. */
  profileReason: string
}
