/** Which of several certificates is the end entity, when nobody says it. */
import { certification } from '../path/certifies.ts'
import type { Certificate } from '../x509/certificate.ts'

/**
 * The one that certifies no other and is no authority; else the first that certifies no other; else, where each
 * certifies another, the first. Of several the first. Beyond the first hundred nothing is looked at.
 * @throws {RangeError} when there is no certificate
 */
export function findEndEntity(certificates: readonly Certificate[]): Certificate {
  const looked = certificates.slice(0, mostLookedAt)
  const [first] = looked
  if (first === undefined) throw new RangeError('there is no certificate to choose from')
  const idle = looked.filter((candidate) => !looked.some((other) => certifies(candidate, other)))
  return idle.find(({ basicConstraints }) => basicConstraints?.cA !== true) ?? idle[0] ?? first
}

/** Every pair of the same names costs a signature check. */
const mostLookedAt = 100

function certifies(issuer: Certificate, subject: Certificate): boolean {
  if (issuer.sha256 === subject.sha256) return false
  const answer = certification(issuer, subject)
  return answer === 'signed' || answer === 'unverified'
}
