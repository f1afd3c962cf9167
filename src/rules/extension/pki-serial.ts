/** pki-serial: a serial number that no authority should give, or two certificates with one. */
import type { Certificate } from '../../x509/certificate.ts'
import type { TargetFacts } from '../facts.ts'
import type { EndpointRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { excerpt } from '../excerpt.ts'
import { baselineRequirements, rfc } from '../sources.ts'

export const pkiSerial: EndpointRule = {
  id: 'pki-serial',
  title: 'Serial number not as it should be',
  severity: 'warning',
  audiences: 'all',
  scope: 'endpoint',
  *check({ endEntity }, target) {
    if (endEntity === undefined || endEntity.serialNumber === '') return
    const { serialNumber } = endEntity
    const octets = serialNumber.length / 2
    const evidence = { serialNumber: excerpt(serialNumber), octets }
    const twin = twinOf(endEntity, target)
    if (twin !== undefined) {
      yield {
        message: 'given-twice',
        severity: 'error',
        evidence: { ...evidence, other: certificateLabel(twin), sha256: twin.sha256 },
      }
    }
    if (/^0*$/.test(serialNumber)) yield { message: 'zero', evidence }
    else if (Number.parseInt(serialNumber.slice(0, 2), 16) >= 0x80) yield { message: 'negative', evidence }
    else if (octets > 20) yield { message: 'long', evidence }
    else if (octets < 8) yield { message: 'short', severity: 'info', evidence }
  },
  messages: {
    'given-twice': {
      text: 'The serial number {serialNumber} stands in two different certificates of one issuer: this one and {other} (SHA-256 {sha256}). Firefox refuses the second it meets, and revoking one revokes both.',
      fix: 'The authority has lost its count, as after a restored backup or a new set-up under the old name. Have the certificate issued again with a serial number of its own, and set the authority to random ones.',
    },
    zero: {
      text: 'The serial number is zero. It must be positive; strict software refuses the certificate.',
      fix: 'Have it issued again by software that gives random serial numbers.',
    },
    negative: {
      text: 'The serial number {serialNumber} reads as a negative number. It must be positive; strict software refuses the certificate.',
      fix: 'Have it issued again with a correctly encoded serial number, or update the software of the authority.',
    },
    long: {
      text: 'The serial number has {octets} bytes, and 20 are the most. Strict software refuses the certificate.',
      fix: 'Have it issued again with a shorter serial number.',
    },
    short: {
      text: 'The serial number {serialNumber} has {octets} bytes only. Public authorities put at least 64 random bits in it; a counter like this comes from a small private authority.',
    },
  },
  doc: {
    what: 'The serial number of the end entity is zero, negative or longer than 20 bytes; or it stands in another certificate of the same issuer seen for this target (an error); or it has fewer than 8 bytes (information).',
    why: 'Issuer and serial number together name a certificate, for revocation lists above all. Software holds authorities to the limits of RFC 5280, more and more strictly.',
    fix: 'AD CS gives good numbers by itself. With OpenSSL use `-CAcreateserial` or `rand_serial = yes`.',
    bad: 'Serial number `00`.',
    good: 'Serial number `4F1C8E27D35A90B1664E02AA`.',
  },
  source: [rfc(5280, '4.1.2.2'), baselineRequirements('7.1.2')],
  since: '0.1.0',
}

/** Endpoints and certificates of each that are looked through. */
const mostEndpoints = 64
const mostCertificates = 8

function twinOf(certificate: Certificate, { endpoints }: TargetFacts): Certificate | undefined {
  const issuer = certificate.issuerKey
  return endpoints
    .slice(0, mostEndpoints)
    .flatMap(({ presented }) => presented.slice(0, mostCertificates))
    .find(
      (other) =>
        other.sha256 !== certificate.sha256 &&
        other.serialNumber === certificate.serialNumber &&
        other.issuerKey === issuer,
    )
}
