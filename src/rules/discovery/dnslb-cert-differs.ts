/** dnslb-cert-differs: the addresses of one name present different certificates. */
import { equalBytes } from '../../bytes/equal.ts'
import type { Certificate } from '../../x509/certificate.ts'
import type { PoolRule } from '../rule.ts'
import { utcText } from '../moment.ts'
import { skypeEdgeCertificates, skypeEdgeDns } from '../sources.ts'

export const dnslbCertDiffers: PoolRule = {
  id: 'dnslb-cert-differs',
  title: 'Addresses of one name present different certificates',
  severity: 'warning',
  audiences: 'all',
  scope: 'pool',
  *check({ host, endpoints, majority }, { audiences }) {
    const severity = audiences.has('edge') ? 'error' : 'warning'
    const edge = audiences.has('edge') ? '-edge' : ''
    const seen = endpoints.flatMap(({ endEntity, observation }) =>
      endEntity === undefined ? [] : [{ endEntity, address: observation.address ?? '' }],
    )
    const distinct = new Set(seen.map(({ endEntity }) => endEntity.sha256))
    if (distinct.size < 2) return
    const reference = seen.find(({ endEntity }) => endEntity.sha256 === majority?.sha256)?.endEntity
    if (reference === undefined) {
      const addresses = seen.map(
        ({ address, endEntity }) => `${address} (${endEntity.sha256.slice(0, 16)}…, ${endOf(endEntity)})`,
      )
      yield {
        message: `no-majority${edge}`,
        severity,
        evidence: { host, addresses, certificates: distinct.size },
      }
      return
    }
    for (const { address, endEntity } of seen) {
      if (endEntity.sha256 === reference.sha256) continue
      yield {
        message: `member${edge}`,
        severity,
        evidence: {
          host,
          address,
          differences: differences(endEntity, reference),
          certificate: endEntity.sha256.slice(0, 16),
          end: endOf(endEntity),
          expected: reference.sha256.slice(0, 16),
          expectedEnd: endOf(reference),
        },
      }
    }
  },
  messages: {
    member: {
      text: 'The address {address} of {host} presents another certificate than most of its addresses. It has SHA-256 {certificate}…, to {end:term}; the others have SHA-256 {expected}…, to {expectedEnd:term}. Different: {differences:term}. Clients get one or the other at random, as after a renewal that was not finished.',
      fix: 'Install and assign the same certificate on the server behind {address}, then check all addresses again.',
    },
    'member-edge': {
      text: 'The address {address} of {host} presents another certificate than most of its addresses. It has SHA-256 {certificate}…, to {end:term}; the others have SHA-256 {expected}…, to {expectedEnd:term}. Different: {differences:term}. All Edge Servers of a pool must share certificate and private key, or media relay and federation fail at random.',
      fix: 'Export the right certificate with its private key from a good server, import it on the server behind {address} (Import-CsCertificate), assign it (Set-CsCertificate or the Deployment Wizard) and restart the Edge services.',
    },
    'no-majority': {
      text: 'The addresses of {host} present {certificates} different certificates, none of them more often than the others. They are: {addresses}. Clients get one or the other at random, as after a renewal that was not finished.',
      fix: 'Decide which certificate is the right one, as a rule the newest, and assign it on every server.',
    },
    'no-majority-edge': {
      text: 'The addresses of {host} present {certificates} different certificates, none of them more often than the others. They are: {addresses}. All Edge Servers of a pool must share certificate and private key, or media relay and federation fail at random.',
      fix: 'Decide which certificate is the right one, export it with its private key, import it on every Edge Server (Import-CsCertificate), assign it (Set-CsCertificate or the Deployment Wizard) and restart the Edge services.',
    },
  },
  doc: {
    what: 'The addresses of one name and port present different end-entity certificates. Those which differ from the majority are named, with what differs: public key, expiry, names. An error for Edge pools, otherwise a warning.',
    why: 'It is the mark of a renewal done on some servers only: everything works until the old certificate expires, and then for half of the clients. On Edge pools the private key must be the same as well, because the servers authenticate media relay for each other.',
    fix: 'Renew on one server, export with the private key, import and assign on the others, and check the name again.',
    bad: '203.0.113.7 presents a certificate to 2027-05-01, 203.0.113.8 its predecessor to 2026-12-01.',
    good: 'Both addresses present the certificate with the same SHA-256 fingerprint.',
  },
  source: [skypeEdgeCertificates, skypeEdgeDns],
  since: '0.1.0',
}

function endOf({ notAfter }: Certificate): string {
  return notAfter === undefined ? 'unreadable' : utcText(notAfter)
}

function differences(one: Certificate, other: Certificate): string[] {
  const found: string[] = []
  if (!sameKey(one, other)) found.push('public-key')
  if (one.notAfter?.getTime() !== other.notAfter?.getTime()) found.push('expiry')
  if (names(one) !== names(other)) found.push('names')
  return found.length > 0 ? found : ['fingerprint-only']
}

function sameKey(one: Certificate, other: Certificate): boolean {
  return (
    one.publicKey !== undefined &&
    other.publicKey !== undefined &&
    equalBytes(one.publicKey.spki, other.publicKey.spki)
  )
}

function names(certificate: Certificate): string {
  const entries = (certificate.subjectAltName ?? []).map(
    ({ type, value }) => `${type} ${value.toLowerCase()}`,
  )
  return [...certificate.commonNames, ...entries.sort()].join('\n')
}
