/** What the servers of the benchmarks present: an end entity and its issuing authority, with keys on P-256. */
import { createAuthority, properList } from '../src/estate/authority.ts'
import { host } from './place.ts'

/** PEM of the list and of the private key, made anew. */
export function makeIdentity(): { cert: string; key: string } {
  const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') }
  const root = createAuthority({ ...validity, subject: ['CN=Bench Root'] })
  const issuing = createAuthority({ ...validity, subject: ['CN=Bench Issuing Authority'] }, root)
  const endEntity = issuing.issue({
    ...validity,
    subject: [`CN=${host}`],
    subjectAltName: [{ dns: host }],
  })
  const list = properList(endEntity).map(({ pem }) => pem)
  return { cert: list.join(''), key: endEntity.keyPem }
}
