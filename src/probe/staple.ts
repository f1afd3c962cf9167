/** Asks whether a far end sends along what OCSP says of its certificate (stapling), RFC 6066 section 8. */
import type { EndpointObservation } from '../report/observation.ts'
import type { HelloProfile } from '../tls/hello-profile.ts'
import { staplingProfile } from '../tls/narrow-profile.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { attempt, type AttemptOptions } from './attempt.ts'

const ocsp = '1.3.6.1.5.5.7.48.1'
/** The TLS feature by which a certificate demands a staple, RFC 7633. */
const statusRequest = 5

/**
 * Whether the question is worth a connection: the end entity names a responder, or demands a staple. Far ends have
 * nothing to send for other certificates.
 */
export function mayStaple({ presented: [der] }: EndpointObservation): boolean {
  if (der === undefined) return false
  const { authorityInfoAccess = [], tlsFeatures = [] } = decodeCertificate(der)
  return authorityInfoAccess.some(({ method }) => method === ocsp) || tlsFeatures.includes(statusRequest)
}

/**
 * DER of the OCSP response that came along; null when none did, undefined when the connection does not tell.
 * @param profile the hello that the far end is known to answer
 */
export async function askStaple(
  profile: HelloProfile,
  options: AttemptOptions,
): Promise<Uint8Array | null | undefined> {
  if (!profile.extensions) return undefined
  const { flight } = await attempt(staplingProfile(profile), options)
  return flight.presented.length === 0 ? undefined : (flight.staple ?? null)
}
