// What --online makes of presented certificates: evidence gathered over real HTTP on loopback, and the judgement.
import { diagnose } from '../src/diagnose/diagnose.ts'
import type { IssuedCertificate } from '../src/estate/certificate.ts'
import { createFetcher } from '../src/fetch/fetch.ts'
import { resolverFor } from '../src/net/resolver.ts'
import { createGatherer } from '../src/online/gather.ts'
import type { Endpoint } from '../src/report/report.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
import { endpointObservation } from './facts.ts'

/**
 * Gathers and judges, as an Edge, with one trust anchor.
 * @param permitted the only address that is fetched from
 * @param deadline of each fetch, in milliseconds
 */
export async function gatheredEndpoint(
  anchor: IssuedCertificate,
  presents: readonly IssuedCertificate[],
  { permitted = '127.0.0.1', deadline = 3000 } = {},
): Promise<Endpoint> {
  const anchors = [{ certificate: decodeCertificate(anchor.der), origin: 'test', public: false }]
  const resolver = resolverFor([], { timeout: 100, retries: 0 })
  const fetcher = createFetcher({ resolver, deadline, permits: (address) => address === permitted })
  const endpoint = endpointObservation('sip.contoso.test', 0, { presents, port: 443 })
  const now = new Date()
  const fetched = await createGatherer(fetcher, anchors).gather(endpoint, now)
  const moment = now.toISOString()
  const target = {
    input: 'sip.contoso.test',
    name: 'sip.contoso.test',
    kind: 'DIR' as const,
    profile: 'edge' as const,
  }
  const report = diagnose(
    {
      target,
      discovery: { resolver: 'none', queries: [], srv: [] },
      endpoints: [{ ...endpoint, fetched }],
      startedAt: moment,
      finishedAt: moment,
    },
    { anchors, now },
  )
  return report.endpoints[0]!
}

/** Status and code of each statement about the end entity, by means. */
export function statementsOf({ revocation = [], presented }: Endpoint): Record<string, string> {
  const own = revocation.filter(({ certificate }) => certificate === presented[0])
  return Object.fromEntries(own.map(({ means = 'none', status, code }) => [means, `${status} ${code}`]))
}
