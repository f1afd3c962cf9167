/** What is needed to call a target in order, and was not seen. */
import { hasDecided } from '../dns/query.ts'
import { formatIpAddress, parseIpAddress } from '../names/ip-address.ts'
import type { Discovery } from '../report/observation.ts'
import type { EndpointFacts } from '../rules/facts.ts'
import type { Certificate } from '../x509/certificate.ts'

/**
 * Whether something that could hold a fault was not seen: an address or a SRV record that led nowhere else, an answer
 * about addresses, or at an endpoint its certificates, what was negotiated, what it asks of us. Of several addresses
 * only one is needed where the user wanted no more.
 */
export function hasUnseen(discovery: Discovery, endpoints: readonly EndpointFacts[]): boolean {
  return (
    (discovery.leftOut ?? 0) > 0 ||
    endpoints.length === 0 ||
    endpoints.some(isHalfSeen) ||
    discovery.srv.some(({ target, port }) => target !== '.' && !leadsSomewhere(target, port, endpoints)) ||
    hasUnseenAddress(discovery, endpoints)
  )
}

function isHalfSeen({ observation: { tls, clientAuth }, presented }: EndpointFacts): boolean {
  return (
    presented.length === 0 || tls === undefined || clientAuth.request === 'unknown' || presented.some(isCut)
  )
}

/** A fault of the outermost tag and length, four octets at most, is one of the certificate as a whole. */
function isCut({ faults }: Certificate): boolean {
  return faults.some(({ offset }) => offset < 4)
}

function leadsSomewhere(host: string, port: number, endpoints: readonly EndpointFacts[]): boolean {
  return endpoints.some(({ observation }) => observation.host === host && observation.port === port)
}

function hasUnseenAddress({ queries, onlyFirst }: Discovery, endpoints: readonly EndpointFacts[]): boolean {
  const aboutAddresses = queries.filter(({ type }) => type !== 'SRV')
  // A name found by other means than DNS needs no answer of DNS.
  const found = new Set(
    aboutAddresses.filter(({ transport }) => transport === 'system').map(({ name }) => name),
  )
  if (aboutAddresses.some(({ name, rcode }) => !hasDecided(rcode) && !found.has(name))) return true
  if (onlyFirst) return false
  const seen = new Set(endpoints.map(({ observation }) => observation.address))
  return aboutAddresses.some(({ answers }) =>
    answers.some(({ type, data }) => {
      const octets = type === 'A' || type === 'AAAA' ? parseIpAddress(data) : undefined
      return octets !== undefined && !seen.has(formatIpAddress(octets))
    }),
  )
}
