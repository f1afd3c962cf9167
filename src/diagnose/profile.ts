/** Settles the profile of a target and whom its rules speak to. */
import type { Observation } from '../report/observation.ts'
import type { Profile, ProfiledTarget, Target } from '../report/target.ts'
import type { Audience } from '../rules/facts.ts'

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

/** Hosts of Microsoft's own SIP ends, where Skype for Business roles do not apply. */
const microsoftEnds =
  /(^|\.)(online\.lync\.com|pstnhub\.microsoft\.com|teams\.microsoft\.us|skypeforbusiness\.us)$/

/**
 * Gives the target its profile: the one chosen, else the one on the target, else one inferred from its kind and
 * port, with the reason in words.
 */
export function settleProfile(target: Target, chosen?: Profile): ProfiledTarget {
  const given = chosen ?? target.profile
  if (given !== undefined) return { ...target, profile: given, profileReason: 'chosen' }
  return { ...target, ...inferProfile(target) }
}

/** The audiences of a profiled target, see {@link Audience}. */
export function audiencesOf(target: ProfiledTarget, observation: Observation): Set<Audience> {
  const audiences = new Set([...audiencesOfProfile[target.profile], ...audiencesOfKind[target.kind]])
  if (target.profileReason !== 'chosen' && leadsToMicrosoft(target, observation)) {
    return new Set<Audience>([...audiencesOfKind[target.kind], 'ms-end'])
  }
  return audiences
}

function inferProfile(target: Target): Pick<ProfiledTarget, 'profile' | 'profileReason'> {
  switch (target.kind) {
    case 'FED':
      return { profile: 'edge', profileReason: 'inferred from the federation SRV record' }
    case 'SIP':
      return { profile: 'edge', profileReason: 'inferred from the external sign-in SRV record' }
    case 'SIPINT':
      return { profile: 'front-end', profileReason: 'inferred from the internal sign-in SRV record' }
    case 'DIR':
      return inferFromPort(target.port)
  }
}

function inferFromPort(port: number | undefined): Pick<ProfiledTarget, 'profile' | 'profileReason'> {
  if (port === 5061) return { profile: 'edge', profileReason: 'inferred from port 5061' }
  if (port === 443 || port === 4443 || port === 8443) {
    return { profile: 'web', profileReason: `inferred from port ${port}` }
  }
  return { profile: 'generic', profileReason: 'nothing points to a particular role' }
}

function leadsToMicrosoft(target: Target, observation: Observation): boolean {
  const hosts =
    target.kind === 'DIR' ? [target.name] : observation.discovery.srv.map((record) => record.target)
  return hosts.length > 0 && hosts.every((host) => microsoftEnds.test(host))
}
