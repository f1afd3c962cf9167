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
const mostErrors = 5

const errorsOf = new Derivation(findErrors)

/** What is wrong with the extensions of each certificate, whatever its place in the path. */
export function extensionErrors(certificates: readonly Certificate[]): PathError[] {
  return certificates.flatMap((certificate) => errorsOf.of(certificate))
}

function findErrors(certificate: Certificate): PathError[] {
  const errors: PathError[] = []
  const seen = new Map<string, number>()
  for (const { oid, critical, offset } of certificate.extensions) {
    const read = honoured.get(oid)
    const evidence = { certificate, name: oid, offset }
    if (read !== undefined) {
      const times = (seen.get(oid) ?? 0) + 1
      seen.set(oid, times)
      // RFC 5280 section 4.2 allows an extension once. Of two, or of one that cannot be read, nobody knows what a
      // peer sees.
      if (times === 2) errors.push(unreadable(evidence, 'is there more than once'))
      else if (times === 1 && read(certificate) === undefined)
        errors.push(unreadable(evidence, 'cannot be read'))
    } else if (critical && errors.length < mostErrors) {
      const detail = `extension ${oidName(oid) ?? oid} is critical, and not one that this check can honour`
      errors.push({ code: 'unhandled-critical', ...evidence, detail })
    }
  }
  return errors
}

function unreadable(evidence: Pick<PathError, 'certificate' | 'name' | 'offset'>, what: string): PathError {
  const { name = '' } = evidence
  return { code: 'unreadable', ...evidence, detail: `extension ${oidName(name) ?? name} ${what}` }
}
