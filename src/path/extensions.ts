/** Extensions that nobody may skip: critical ones, RFC 5280 section 4.2, and those that the validation rests on. */
import { oidName } from '../asn1/oid.ts'
import type { Certificate } from '../x509/certificate.ts'
import { Derivation } from '../x509/derivation.ts'
import type { PathError } from './path.ts'

// What the answer rests on: here, or where the end entity's names are compared.
const honoured = new Map<string, (certificate: Certificate) => unknown>([
  ['2.5.29.15', ({ keyUsage }) => keyUsage],
  ['2.5.29.17', ({ subjectAltName }) => subjectAltName],
  ['2.5.29.19', ({ basicConstraints }) => basicConstraints],
  ['2.5.29.30', ({ nameConstraints }) => nameConstraints],
  ['2.5.29.32', ({ certificatePolicies }) => certificatePolicies],
  ['2.5.29.33', ({ policyMappings }) => policyMappings],
  ['2.5.29.36', ({ policyConstraints }) => policyConstraints],
  ['2.5.29.37', ({ extKeyUsage }) => extKeyUsage],
  ['2.5.29.54', ({ inhibitAnyPolicy }) => inhibitAnyPolicy],
])
/** One would do; a certificate may carry tens of thousands. */
const mostCriticalErrors = 5

const errorsOf = new Derivation((certificate): PathError[] => [
  ...criticalErrors(certificate),
  ...ambiguityErrors(certificate),
])

/** What is wrong with the extensions of each certificate, whatever its place in the path. */
export function extensionErrors(certificates: readonly Certificate[]): PathError[] {
  return certificates.flatMap((certificate) => errorsOf.of(certificate))
}

function criticalErrors(certificate: Certificate): PathError[] {
  return certificate.extensions
    .filter(({ oid, critical }) => critical && !honoured.has(oid))
    .slice(0, mostCriticalErrors)
    .map(({ oid, offset }) => ({
      code: 'unhandled-critical',
      certificate,
      detail: `extension ${oidName(oid) ?? oid} is critical, and not one that this check can honour`,
      offset,
      name: oid,
    }))
}

// RFC 5280 section 4.2 allows an extension once. Of two, or of one that cannot be read, nobody knows what a peer sees.
function ambiguityErrors(certificate: Certificate): PathError[] {
  const groups = Map.groupBy(
    certificate.extensions.filter(({ oid }) => honoured.has(oid)),
    ({ oid }) => oid,
  )
  return [...groups].flatMap(([oid, [first, ...more]]): PathError[] => {
    const evidence = { certificate, name: oid, ...(first === undefined ? {} : { offset: first.offset }) }
    const name = oidName(oid) ?? oid
    if (more.length > 0) {
      return [
        { code: 'unreadable', ...evidence, detail: `extension ${name} is there ${more.length + 1} times` },
      ]
    }
    if (honoured.get(oid)?.(certificate) === undefined) {
      return [{ code: 'unreadable', ...evidence, detail: `extension ${name} cannot be read` }]
    }
    return []
  })
}
