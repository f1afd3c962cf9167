/** Which rules concern a target: its profile, and the audiences that follow from it. */
import type { Observation } from '../report/observation.ts'
import type { Profile, ProfiledTarget, Target } from '../report/target.ts'
import type { Audience } from '../rules/facts.ts'
import { inferProfile, leadsToMicrosoft } from './infer-profile.ts'

const audiencesOfProfile: Record<Profile, readonly Audience[]> = {
  edge: ['sfb', 'edge'],
  'edge-internal': ['sfb', 'edge-int'],
  'front-end': ['sfb', 'fe'],
  mediation: ['sfb', 'med'],
  'reverse-proxy': ['rp', 'web'],
  'teams-sbc': ['teams-sbc'],
  cisco: ['cisco', 'sip'],
  sip: ['sip'],
  web: ['web'],
  generic: [],
}

const audiencesOfKind: Record<Target['kind'], readonly Audience[]> = {
  DIR: [],
  FED: ['fed'],
  SIP: ['sip-client'],
  SIPINT: ['sip-client'],
}

/**
 * Gives the target of an observation its profile: the one chosen, else the one on the target, else one inferred from
 * what was asked for and seen, with the reason in words.
 */
export function settleProfile(observation: Observation, chosen?: Profile): ProfiledTarget {
  const { target } = observation
  if (chosen !== undefined) return { ...target, profile: chosen, profileReason: 'chosen' }
  const { profile, profileReason = 'chosen' } = target
  if (profile !== undefined) return { ...target, profile, profileReason }
  return { ...target, ...inferProfile(target, observation) }
}

/** The audiences of a profiled target, see {@link Audience}. */
export function audiencesOf(target: ProfiledTarget, observation: Observation): Set<Audience> {
  if (target.profileReason !== 'chosen' && leadsToMicrosoft(target, observation)) {
    return new Set<Audience>([...audiencesOfKind[target.kind], 'ms-end'])
  }
  return new Set([...audiencesOfProfile[target.profile], ...audiencesOfKind[target.kind]])
}
