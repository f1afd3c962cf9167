/** Rules for certification authorities: what a certificate must look like, whoever may accept it all the same. */
import type { Certificate } from '../x509/certificate.ts'

/** The place that a certificate has in a path. */
export type Role = 'root' | 'intermediate' | 'end-entity'

/** A certificate in its place. */
export interface Subject {
  certificate: Certificate
  role: Role
}

/** What a rule found. */
export interface Breach {
  /** What is wrong, as half a sentence whose subject is the certificate. */
  detail: string
  /** Where in the certificate's DER, in bytes. */
  offset?: number
}

/** One demand on those who issue certificates. */
export interface ConformanceRule {
  /** Stable name, `serial-number`. */
  code: string
  /** Section that demands it. */
  source: string
  /** What the certificate breaks; undefined when it conforms or the rule says nothing about it. */
  check(subject: Subject): Breach | undefined
}
