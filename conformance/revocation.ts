/** Revocation in test cases: by the CRLs that come with them, and by nothing else. */
import { fromPem } from '../src/bytes/pem.ts'
import { crlBreaches } from '../src/conformance/crl.ts'
import type { Path } from '../src/path/path.ts'
import { readCrl, type Crl } from '../src/revocation/crl.ts'
import { revocationOf } from '../src/revocation/revocation.ts'
import type { Certificate } from '../src/x509/certificate.ts'

/** How a suite wants CRLs to be used. */
export interface CrlUse {
  /** Every certificate must be known to be good; else only what is known to be revoked, or badly told, is refused. */
  required: boolean
  /** Whether a CRL that no authority may issue spoils the answer. */
  conforming: boolean
}

/** Reads PEM; what is no CRL counts for nothing. */
export function crlsOf(pems: readonly string[]): Crl[] {
  return pems.flatMap((pem) => {
    try {
      return fromPem(pem).flatMap(({ der }) => readCrl(der).crl ?? [])
    } catch {
      return []
    }
  })
}

/** Why a valid path is refused for what the CRLs say; undefined when it is not. */
export function revocationRefusal(
  path: Path,
  crls: readonly Crl[],
  pool: readonly Certificate[],
  at: Date,
  use: CrlUse,
): string | undefined {
  if (crls.length === 0) return undefined
  const evidence = {
    crls: crls.map(({ der: octets }) => ({ octets })),
    ocsp: [],
    certificates: pool,
    ...(path.anchor === undefined ? {} : { anchor: path.anchor }),
  }
  for (const [index, certificate] of path.certificates.entries()) {
    const issuer = path.certificates[index + 1]
    if (issuer === undefined) break
    const { status, code, detail } = revocationOf(certificate, issuer, evidence, at)
    const isAcceptable = status === 'good' || (!use.required && status === 'not-checked')
    if (!isAcceptable) return `${status} (${code}): ${detail}`
    const breach = use.conforming ? crls.flatMap(crlBreaches)[0] : undefined
    if (breach !== undefined) return `${breach.code} (${breach.source}): the CRL ${breach.detail}`
  }
  return undefined
}
