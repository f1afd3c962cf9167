// Facts about root programs for the tests of rules: the test root, in whichever lists.
import { toHex } from '../src/bytes/hex.ts'
import type { IssuedCertificate } from '../src/estate/certificate.ts'
import type { KnownRoot, ProgramFacts, ProgramId, Restriction } from '../src/programs/facts.ts'
import { shippedLists } from '../src/programs/lists.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
import { formatName } from '../src/x509/name.ts'
import { root } from './facts.ts'

/** A root as the lists know it, in some of them. */
export function knownRoot(issued: IssuedCertificate, listed: readonly ProgramId[]): KnownRoot {
  const { sha256, sha1, subjectKeyIdentifier, subject } = decodeCertificate(issued.der)
  return {
    sha256,
    sha1,
    subjectKeyIdentifier: toHex(subjectKeyIdentifier ?? new Uint8Array()),
    notBefore: '2016-11-25',
    notAfter: '2036-11-20',
    key: 'P-256',
    lists: new Map(listed.map((program) => [program, 'listed'])),
    subject: formatName(subject),
  }
}

/** The real lists, in some of which the test root stands; `more` is about the root. */
export function rootIn(
  listed: readonly ProgramId[],
  restrictions: readonly Restriction[] = [],
  more: Partial<KnownRoot> = {},
): ProgramFacts {
  return { lists: shippedLists, roots: [{ ...knownRoot(root, listed), ...more }], restrictions }
}

/** What a program holds against the test root. */
export function restriction(
  program: ProgramId,
  kind: Restriction['kind'],
  date: string,
  more: Partial<Restriction> = {},
): Restriction {
  return {
    program,
    kind,
    date,
    roots: [decodeCertificate(root.der).sha256.slice(0, 16)],
    source: 'release notes',
    checkedOn: '2026-11-01',
    confidence: 'read',
    ...more,
  }
}
