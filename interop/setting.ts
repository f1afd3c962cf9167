/** What TLS servers are configured to do. */
import type { TlsFacts } from '../src/report/observation.ts'
import type { CertificateRole, KeyKind } from './pki.ts'

/** What a TLS server is configured to do, and so what the probe has to see. */
export interface Setting {
  /** The certificate_list, in the order in which it is configured. The end entity comes first. */
  presents: readonly CertificateRole[]
  /** The only version that is on. */
  version: TlsFacts['version']
  /** Kind of the end entity's key. */
  key: KeyKind
  /** How many authorities the server names when it asks for a client certificate; 0: it does not ask. */
  authorities: number
  /** The only name group that is on, as the observation names it. */
  group?: string
}

/** The usual configurations: both current versions, and each list and client authentication at least once. */
export const usualSettings: readonly Setting[] = [
  { presents: ['end entity', 'intermediate'], version: 'TLS 1.2', key: 'rsa-2048', authorities: 0 },
  { presents: ['end entity', 'intermediate', 'root'], version: 'TLS 1.2', key: 'ec-p256', authorities: 2 },
  { presents: ['end entity', 'intermediate'], version: 'TLS 1.3', key: 'ec-p256', authorities: 1 },
  { presents: ['end entity', 'intermediate', 'root'], version: 'TLS 1.3', key: 'rsa-2048', authorities: 0 },
]

/** Wrong order, for the servers that send what they are given. */
export const wrongOrder: readonly Setting[] = [
  { presents: ['end entity', 'root', 'intermediate'], version: 'TLS 1.2', key: 'ec-p256', authorities: 0 },
  { presents: ['end entity', 'root', 'intermediate'], version: 'TLS 1.3', key: 'ec-p256', authorities: 0 },
]

/** A setting in words: `TLS 1.3, end entity + intermediate, rsa-2048`. */
export function describeSetting(setting: Setting): string {
  return [
    setting.version,
    setting.presents.join(' + '),
    setting.key,
    ...(setting.group === undefined ? [] : [setting.group]),
    ...(setting.authorities > 0 ? [`client authorities: ${setting.authorities}`] : []),
  ].join(', ')
}
