/** Protocol versions as they stand on the wire. */

export type VersionName = 'SSL 2.0' | 'SSL 3.0' | 'TLS 1.0' | 'TLS 1.1' | 'TLS 1.2' | 'TLS 1.3'

/** ProtocolVersion values, RFC 8446 section 4.1.2 and its predecessors. */
export const protocolVersion = {
  ssl20: 0x0002,
  ssl30: 0x0300,
  tls10: 0x0301,
  tls11: 0x0302,
  tls12: 0x0303,
  tls13: 0x0304,
} as const

/** The version's name; undefined for drafts, GREASE and what is not TLS. */
export function versionName(version: number): VersionName | undefined {
  return names[version - protocolVersion.ssl30]
}

const names: readonly VersionName[] = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3']
