/** The chain that we would present, read once for all endpoints. */
import { buildPaths } from '../path/build.ts'
import { isSelfSigned } from '../path/certifies.ts'
import type { Path, TrustAnchor } from '../path/path.ts'
import { clientAuth } from '../path/purposes.ts'
import type { OwnCertificate } from '../report/preflight.ts'
import type { Certificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'

/** Our certificate with what follows from it. */
export interface OwnChain {
  own: OwnCertificate
  endEntity: Certificate
  /** As it would be sent. */
  presented: Certificate[]
  /** Our best path as a client, to our own root. */
  path: Path
  /** Everybody above the end entity by name, as the far end may name them: nearest first. */
  authorities: string[]
}

/**
 * Reads our chain as of a moment; undefined when it holds no certificate. Self-signed certificates in it count as
 * anchors: whether others hold them is another question.
 */
export function ownChain(
  own: OwnCertificate,
  decode: (der: Uint8Array) => Certificate,
  anchors: readonly TrustAnchor[],
  now: Date,
): OwnChain | undefined {
  const presented = own.presented.map(decode)
  const [endEntity] = presented
  const roots = presented
    .filter(isSelfSigned)
    .map((certificate): TrustAnchor => ({ certificate, origin: own.from, public: false }))
  const [path] = buildPaths(presented, [...anchors, ...roots], now, { purpose: clientAuth })
  if (endEntity === undefined || path === undefined) return undefined
  const above = path.certificates.map(({ issuer }) => formatName(issuer))
  return { own, endEntity, presented, path, authorities: [...new Set(above)] }
}
