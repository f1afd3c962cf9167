/**
 * Which role a target plays when the user did not say. What is surest comes first: the kind of target, Microsoft's
 * own hosts, what a SIP answer says, the name of the host, the names in the certificate, the port.
 */
import { parentDomain } from '../rules/sip-domains.ts'
import { isMicrosoftEnd } from '../rules/data/microsoft-hosts.ts'
import { roleLabels, sipProducts } from '../rules/data/role-names.ts'
import { sipProviderOf } from '../rules/data/sip-providers.ts'
import type { Observation } from '../report/observation.ts'
import type { ProfiledTarget, Target } from '../report/target.ts'
import { decodeCertificate } from '../x509/decode.ts'

/** A profile and why, in words for the user. */
export type Inference = Pick<ProfiledTarget, 'profile' | 'profileReason'>

/** The profile of a target from what was asked for and what was seen. */
export function inferProfile(target: Target, observation: Observation): Inference {
  if (leadsToMicrosoft(target, observation)) {
    return inferred('generic', "it leads to Microsoft's own servers, which have no role of yours")
  }
  switch (target.kind) {
    case 'FED':
      return inferred('edge', 'inferred from the federation SRV record')
    case 'SIP':
      return inferred('edge', 'inferred from the external sign-in SRV record')
    case 'SIPINT':
      return inferred('front-end', 'inferred from the internal sign-in SRV record')
    case 'DIR':
      return (
        fromSipAnswer(observation) ??
        fromName(target) ??
        fromCertificate(target, observation) ??
        fromPort(target)
      )
  }
}

/** Whether every host that a target leads to is a SIP server of Microsoft's. */
export function leadsToMicrosoft(target: Target, observation: Observation): boolean {
  const hosts =
    target.kind === 'DIR' ? [target.name] : observation.discovery.srv.map((record) => record.target)
  return hosts.length > 0 && hosts.every(isMicrosoftEnd)
}

function fromSipAnswer({ endpoints }: Observation): Inference | undefined {
  for (const { sip } of endpoints) {
    const found = sipProducts.find(({ server }) => server.test(sip?.server ?? ''))
    if (found !== undefined) return inferred(found.profile, `its SIP answer is that of ${found.product}`)
  }
  return undefined
}

function fromName({ name, port }: Target): Inference | undefined {
  const provider = sipProviderOf(name)
  if (provider !== undefined) return inferred('sip', `the host belongs to ${provider.name}`)
  const [label = ''] = name.split('.', 1)
  const place = webPorts.has(port ?? 0) ? 'web' : 'other'
  const role = roleLabels.find((each) => each.label.test(label) && (each.on === 'any' || each.on === place))
  if (role === undefined) return undefined
  return inferred(role.profile, `inferred from the name ${label} and port ${port}`)
}

// On a web port, names of Skype for Business in the certificate tell a reverse proxy from any other web server.
function fromCertificate({ port }: Target, { endpoints }: Observation): Inference | undefined {
  if (!webPorts.has(port ?? 0)) return undefined
  for (const { presented } of endpoints) {
    const [endEntity] = presented
    if (endEntity === undefined) continue
    const names = (decodeCertificate(endEntity).subjectAltName ?? [])
      .filter(({ type }) => type === 'dNSName')
      .map(({ value }) => value.toLowerCase())
    const discovery = names.find((name) => name.startsWith('lyncdiscover.'))
    const meeting = discovery && `meet.${parentDomain(discovery)}`
    if (discovery !== undefined && meeting !== undefined && names.includes(meeting)) {
      return inferred('reverse-proxy', `the certificate names ${discovery} and ${meeting}`)
    }
  }
  return undefined
}

function fromPort({ port }: Target): Inference {
  if (port === 5061) return inferred('edge', 'inferred from port 5061')
  if (webPorts.has(port ?? 0)) return inferred('web', `inferred from port ${port}`)
  return inferred('generic', 'nothing points to a particular role')
}

const webPorts = new Set([443, 4443, 8443])

function inferred(profile: Inference['profile'], profileReason: string): Inference {
  return { profile, profileReason }
}
