/** Gathers, for one endpoint, everything that its certificates say can be had about them. Nothing is judged here. */
import { randomBytes } from 'node:crypto'
import type { Fetcher } from '../fetch/fetch.ts'
import { buildPaths } from '../path/build.ts'
import type { TrustAnchor } from '../path/path.ts'
import type { FetchedItem } from '../report/fetched.ts'
import type { EndpointObservation } from '../report/observation.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { certificatesOf, fetchIssuers } from './issuers.ts'
import { createSource } from './source.ts'
import { fetchCrls, fetchOcsp } from './status.ts'

/** What a run gathers with. */
export interface Gatherer {
  /** Everything about the certificates of an endpoint, in the order in which it was asked for. Never rejects. */
  gather(observation: Pick<EndpointObservation, 'presented'>, at: Date): Promise<FetchedItem[]>
}

/** Makes a gatherer for one run. */
export function createGatherer(fetcher: Fetcher, anchors: readonly TrustAnchor[]): Gatherer {
  const secret = randomBytes(32)
  return {
    async gather({ presented }, at) {
      const source = createSource(fetcher)
      const certificates = presented.map(decodeCertificate)
      const issuers = await fetchIssuers(certificates, anchors, source)
      const fetched = issuers.flatMap(certificatesOf).map(decodeCertificate)
      const [best] = buildPaths(certificates, anchors, at, { fetched })
      const members = best?.certificates ?? []
      const anchor = best?.anchor?.certificate.sha256
      const items = await Promise.all(
        members.map((certificate, index) =>
          statusOf(certificate, certificate.sha256 === anchor ? undefined : members[index + 1]),
        ),
      )
      return distinct([...issuers, ...items.flat()])

      async function statusOf(certificate: Certificate, issuer: Certificate | undefined) {
        if (issuer === undefined) return []
        const status = [fetchOcsp(certificate, issuer, source, secret), fetchCrls(certificate, source)]
        return (await Promise.all(status)).flat()
      }
    },
  }
}

/** One CRL serves several certificates of a path. */
function distinct(items: readonly FetchedItem[]): FetchedItem[] {
  return [
    ...new Map(items.map((item) => [`${item.purpose} ${item.url} ${item.certificate ?? ''}`, item])).values(),
  ]
}
