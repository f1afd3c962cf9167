/** What is at hand about revocation in a case, made as its text says. */
import type { RevocationEvidence } from '../../src/revocation/revocation.ts'
import type { Evidence, PathCase } from './case.ts'
import type { Certificates } from './answer.ts'
import { crlOf } from './crl.ts'
import { responseOf } from './ocsp.ts'

/** Everything about revocation that is at hand in a case. */
export function evidenceOf(
  { evidence, members }: Pick<PathCase, 'evidence' | 'members'>,
  certificates: Certificates,
): Omit<RevocationEvidence, 'certificates'> {
  const of = (kind: Evidence['kind']) => evidence.filter((one) => one.kind === kind)
  const respond = (one: Evidence) => responseOf(one, members, certificates)
  const [staple] = of('staple')
  return {
    crls: of('crl').map((one) => crlOf(one, certificates)),
    ocsp: of('ocsp').map(respond),
    ...(staple === undefined ? {} : { staple: respond(staple).octets ?? new Uint8Array() }),
  }
}
