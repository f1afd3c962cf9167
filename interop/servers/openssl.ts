/** `openssl s_server`. */
import type { VersionName } from '../../src/tls/version.ts'
import { socketAddress, type TlsServer } from '../server.ts'
import {
  type ClientAuthentication,
  isObsolete,
  manyAuthorities,
  retry,
  settingsOf,
  tlsVersions,
  wrongOrder,
} from '../setting.ts'

const versionFlags: Partial<Record<VersionName, string>> = {
  'TLS 1.0': '-tls1',
  'TLS 1.1': '-tls1_1',
  'TLS 1.2': '-tls1_2',
  'TLS 1.3': '-tls1_3',
}
const verifyFlags: Record<ClientAuthentication, readonly string[]> = {
  none: [],
  requested: ['-verify', '1', '-CAfile', 'authorities.crt'],
  // Without the last, s_server insists on a certificate and takes any.
  required: ['-Verify', '1', '-CAfile', 'authorities.crt', '-verify_return_error'],
}

export const openssl: TlsServer = {
  name: 'openssl',
  implementation: 'OpenSSL',
  packages: ['openssl'],
  command: 'openssl',
  settings: [
    ...settingsOf(...tlsVersions),
    ...wrongOrder,
    ...manyAuthorities,
    retry,
    {
      presents: ['end entity'],
      version: 'TLS 1.3',
      key: 'ec-p256',
      clientAuthentication: 'none',
      authorities: 0,
    },
  ],
  launch: (setting, place) => ({
    arguments: [
      's_server',
      // Without it, s_server ends when its standard input does.
      '-www',
      '-quiet',
      '-accept',
      socketAddress(place.addresses[0], place.port),
      '-cert',
      'end-entity.crt',
      '-key',
      'server.key',
      ...(setting.presents.length > 1 ? ['-cert_chain', 'issuers.crt'] : []),
      versionFlags[setting.version] ?? '',
      ...(isObsolete(setting.version) ? ['-cipher', 'ALL:@SECLEVEL=0'] : []),
      ...(setting.group === undefined ? [] : ['-groups', setting.group]),
      ...verifyFlags[setting.clientAuthentication],
    ],
  }),
}
