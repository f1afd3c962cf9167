/** Web services and SIP on servers that have both. */
import type { EndpointFacts } from './facts.ts'

/** Ports of the web services of Front End and Director: 443 inside, 4443 for what comes from outside. */
const webPorts = new Set([443, 4443])

/** Whether a Front End Server answers with its web services at this endpoint, and not with SIP. */
export function isWebPort({ observation }: EndpointFacts): boolean {
  return webPorts.has(observation.port)
}
