/** What TLS servers are configured to do. */
import { modernProfile, tls12Profile, type HelloProfile } from '../src/tls/hello-profile.ts'
import type { VersionName } from '../src/tls/version.ts'
import type { CertificateRole, KeyKind } from './pki.ts'

/** The versions that bear the name, oldest first. */
export const tlsVersions = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const satisfies VersionName[]

/** All versions, oldest first. */
export const versions: readonly VersionName[] = ['SSL 3.0', ...tlsVersions]

/**
 * What a server does about client certificates: it does not ask, asks and goes on without one, or insists. What it
 * sends is the same in the last two.
 */
export const clientAuthentications = ['none', 'requested', 'required'] as const

export type ClientAuthentication = (typeof clientAuthentications)[number]

/** What a TLS server is configured to do, and so what the probe has to see. */
export interface Setting {
  /** The certificate_list, in the order in which it is configured. The end entity comes first. */
  presents: readonly CertificateRole[]
  /** The only version that is on. */
  version: VersionName
  /** Kind of the end entity's key. */
  key: KeyKind
  /** Kind of the key of another end entity beside it, for clients that cannot use the first. */
  twin?: KeyKind
  clientAuthentication: ClientAuthentication
  /** How many authorities the server accepts client certificates of; 0 exactly when it does not ask. */
  authorities: number
  /** The only name group that is on, as the observation names it. */
  group?: 'secp384r1'
}

/** Each client authentication in each of these versions; lists and keys take turns. */
export function settingsOf(...chosen: readonly VersionName[]): Setting[] {
  return chosen.flatMap((version) => usualChoices.map((choice): Setting => ({ version, ...choice })))
}

const usualChoices: readonly Omit<Setting, 'version'>[] = [
  { presents: ['end entity', 'intermediate'], key: 'rsa-2048', clientAuthentication: 'none', authorities: 0 },
  {
    presents: ['end entity', 'intermediate', 'root'],
    key: 'ec-p256',
    clientAuthentication: 'requested',
    authorities: 2,
  },
  {
    presents: ['end entity', 'intermediate'],
    key: 'rsa-2048',
    clientAuthentication: 'required',
    authorities: 1,
  },
]

/** The usual configurations: each client authentication in both current versions. */
export const usualSettings: readonly Setting[] = settingsOf('TLS 1.2', 'TLS 1.3')

/** Wrong order, for the servers that send what they are given. */
export const wrongOrder: readonly Setting[] = (['TLS 1.2', 'TLS 1.3'] as const).map((version) => ({
  presents: ['end entity', 'root', 'intermediate'],
  version,
  key: 'ec-p256',
  clientAuthentication: 'none',
  authorities: 0,
}))

const sound: Setting = {
  presents: ['end entity', 'intermediate'],
  version: 'TLS 1.3',
  key: 'ec-p256',
  clientAuthentication: 'required',
  authorities: 1,
}

/** The group of none of the key shares that are offered: the server has to ask for another hello. */
export const retry: Setting = { ...sound, group: 'secp384r1' }

/** Names of this many authorities fill more than one record of 16 KB, as those of a Windows server may. */
export const manyAuthorities: readonly Setting[] = [
  { ...sound, version: 'TLS 1.2', key: 'rsa-2048', authorities: 300 },
  { ...sound, authorities: 300 },
]

/** The hello that a server answers which speaks this version only: the first one offers every TLS, but not SSL 3.0. */
export function helloProfileFor(version: VersionName): HelloProfile {
  return version === 'SSL 3.0' ? tls12Profile : modernProfile
}

/** Whether libraries of today have to be talked into this version (RFC 8996). */
export function isObsolete(version: VersionName): boolean {
  return version !== 'TLS 1.2' && version !== 'TLS 1.3'
}

/** A setting in words: `TLS 1.3, end entity + intermediate, rsa-2048, client certificate required, 1 authority`. */
export function describeSetting(setting: Setting): string {
  const { version, presents, key, group, clientAuthentication, authorities } = setting
  return [
    version,
    presents.join(' + '),
    key,
    ...(group === undefined ? [] : [group]),
    ...(clientAuthentication === 'none' ? [] : [`client certificate ${clientAuthentication}`]),
    ...(authorities === 0 ? [] : [`${authorities} ${authorities === 1 ? 'authority' : 'authorities'}`]),
  ].join(', ')
}
