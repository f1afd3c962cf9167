/** Fetches what is known about the revocation of a certificate, from where the certificate says that it is. */
import { createHash } from 'node:crypto'
import { fromPem } from '../bytes/pem.ts'
import type { FetchedItem } from '../report/fetched.ts'
import { freshestOf, urisOf } from '../revocation/crl-address.ts'
import { readCrl } from '../revocation/crl.ts'
import { encodeOcspRequest } from '../revocation/ocsp-request.ts'
import { readOcspResponse } from '../revocation/ocsp-response.ts'
import type { Certificate } from '../x509/certificate.ts'
import { isPem } from '../x509/certificates-in.ts'
import type { DistributionPoint } from '../x509/extensions/distribution-points.ts'
import { accessUris, fetchableFirst } from './addresses.ts'
import type { Source } from './source.ts'

const ocspMethod = '1.3.6.1.5.5.7.48.1'

/** Addresses that are asked for one certificate; of one distribution point, until one gives something. */
const limits = { responders: 2, points: 4, perPoint: 3, deltas: 2 }

/** CRLs of a certificate, and the delta CRLs that they or it lead to. */
export async function fetchCrls(certificate: Certificate, source: Source): Promise<FetchedItem[]> {
  const points = (certificate.cRLDistributionPoints ?? []).slice(0, limits.points)
  const bases = (await Promise.all(points.map((point) => fetchPoint(point, source)))).flat()
  const freshest = [
    ...freshestOf(certificate),
    ...bases.flatMap(({ octets }) => (octets === undefined ? [] : (readCrl(octets).crl?.freshest ?? []))),
  ].slice(0, limits.deltas)
  const deltas = (await Promise.all(freshest.map((point) => fetchPoint(point, source)))).flat()
  return [...bases, ...deltas]
}

/**
 * Answers of the responders of a certificate.
 * @param secret random octets of this run: a nonce that comes of them differs for each certificate, and is the same for
 * each server that presents it, so that a pool costs one question
 */
export async function fetchOcsp(
  certificate: Certificate,
  issuer: Certificate,
  source: Source,
  secret: Uint8Array,
): Promise<FetchedItem[]> {
  const items: FetchedItem[] = []
  for (const url of fetchableFirst(accessUris(certificate, ocspMethod)).slice(0, limits.responders)) {
    const item = await askResponder(url, certificate, issuer, source, secret)
    items.push(item)
    if (item.outcome === 'ok') break
  }
  return items
}

async function fetchPoint(point: DistributionPoint, source: Source): Promise<FetchedItem[]> {
  const items: FetchedItem[] = []
  for (const url of fetchableFirst(urisOf(point)).slice(0, limits.perPoint)) {
    const item = await source.fetch(url, 'crl')
    const octets = item.octets && derOf(item.octets)
    items.push({ ...item, ...(octets === undefined ? {} : { octets }) })
    if (item.outcome === 'ok') break
  }
  return items
}

/** RFC 5280 section 4.2.1.13 wants DER; some serve PEM. */
function derOf(octets: Uint8Array): Uint8Array {
  if (!isPem(octets)) return octets
  try {
    return fromPem(Buffer.from(octets).toString('latin1'))[0]?.der ?? octets
  } catch {
    return octets
  }
}

async function askResponder(
  url: string,
  certificate: Certificate,
  issuer: Certificate,
  source: Source,
  secret: Uint8Array,
): Promise<FetchedItem> {
  const about = { certificate: certificate.sha256 }
  const nonce = Uint8Array.from(createHash('sha256').update(secret).update(certificate.der).digest())
  const ask = async (octets: Uint8Array | undefined): Promise<FetchedItem> => {
    if (octets !== undefined) {
      return { ...(await source.fetch(url, 'ocsp', { type: 'application/ocsp-request', octets })), ...about }
    }
    const detail =
      'The certificate cannot be asked about: its number or the key of its issuer cannot be read.'
    return { url, purpose: 'ocsp', outcome: 'unreadable', detail, ...about }
  }
  const item = await ask(encodeOcspRequest(certificate, issuer, nonce))
  if (item.octets === undefined) return item
  // Some responders refuse a nonce instead of leaving it out.
  const { response } = readOcspResponse(item.octets)
  const isRefused = response?.responderStatus !== 'successful' && response !== undefined
  return isRefused ? ask(encodeOcspRequest(certificate, issuer)) : { ...item, nonce }
}
