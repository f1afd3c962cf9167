/** The names for which a certificate speaks. */
import { matchDnsName } from '../names/match.ts'
import type { Certificate } from '../x509/certificate.ts'

/** DNS names among the subject alternative names, lower case; the common names where there is no such extension. */
export function dnsNamesOf(certificate: Certificate): string[] {
  const names = certificate.subjectAltName?.flatMap(({ type, value }) => (type === 'dNSName' ? [value] : []))
  return (names ?? certificate.commonNames).map((name) => name.toLowerCase())
}

/** Whether a certificate covers a DNS name, by itself or by a wildcard. */
export function coversName(certificate: Certificate, name: string): boolean {
  return dnsNamesOf(certificate).some((presented) => matchDnsName(presented, name) !== 'none')
}

/** The end entities of a target's endpoints, each once. */
export function endEntities(endpoints: readonly { endEntity?: Certificate }[]): Certificate[] {
  return [...new Set(endpoints.flatMap(({ endEntity }) => (endEntity === undefined ? [] : [endEntity])))]
}
