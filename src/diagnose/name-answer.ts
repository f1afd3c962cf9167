/** Whether a certificate speaks for a name, in words. */
import type { NameAnswer } from '../report/verification.ts'
import type { Certificate } from '../x509/certificate.ts'
import { matchIdentity } from '../x509/identity.ts'

/** RFC 9525: only subjectAltName counts; a common name is told as evidence. */
export function nameAnswer(certificate: Certificate, name: string): NameAnswer {
  const { reference, referenceType, san, sanMatched, commonName, commonNameValue, dnsNames, ipAddresses } =
    matchIdentity(certificate, name)
  if (san === 'exact') return { reference, matches: true, detail: 'stands in the subjectAltName' }
  if (san === 'wildcard') return { reference, matches: true, detail: `is covered by ${sanMatched}` }
  const presented = referenceType === 'ip' ? ipAddresses : dnsNames
  const names =
    san === 'absent'
      ? 'there is no subjectAltName'
      : presented.length === 0
        ? `the subjectAltName has no ${referenceType === 'ip' ? 'IP address' : 'DNS name'}`
        : `the subjectAltName has ${listed(presented)}`
  const legacy =
    commonName === 'exact' || commonName === 'wildcard'
      ? `; the common name ${commonNameValue} would fit, but verifiers no longer look at it`
      : ''
  return { reference, matches: false, detail: `is not in the certificate: ${names}${legacy}` }
}

function listed(names: readonly string[]): string {
  const rest = names.length - mostListed
  return [...names.slice(0, mostListed), ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}

const mostListed = 10
