/** `openssl s_server`. */
import { socketAddress, type TlsServer } from '../server.ts'
import {
  type ClientAuthentication,
  isObsolete,
  settingsOf,
  versions,
  wrongOrder,
  type Setting,
  type Version,
} from '../setting.ts'

const versionFlags: Record<Version, string> = {
  'TLS 1.0': '-tls1',
  'TLS 1.1': '-tls1_1',
  'TLS 1.2': '-tls1_2',
  'TLS 1.3': '-tls1_3',
}
const verifyFlags: Record<ClientAuthentication, readonly string[]> = {
  none: [],
  requested: ['-verify', '1', '-CAfile', 'authorities.crt'],
  required: ['-Verify', '1', '-CAfile', 'authorities.crt'],
}

const sound: Setting = {
  presents: ['end entity', 'intermediate'],
  version: 'TLS 1.3',
  key: 'ec-p256',
  clientAuthentication: 'required',
  authorities: 1,
}

/** Names of this many authorities fill more than one record of 16 KB, as those of a Windows server may. */
const manyAuthorities = 300

export const openssl: TlsServer = {
  name: 'openssl',
  implementation: 'OpenSSL',
  packages: ['openssl'],
  command: 'openssl',
  settings: [
    ...settingsOf(...versions),
    ...wrongOrder,
    { ...sound, version: 'TLS 1.2', key: 'rsa-2048', authorities: manyAuthorities },
    { ...sound, authorities: manyAuthorities },
    { ...sound, group: 'secp384r1' },
    { ...sound, presents: ['end entity'], clientAuthentication: 'none', authorities: 0 },
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
      versionFlags[setting.version],
      ...(isObsolete(setting.version) ? ['-cipher', 'ALL:@SECLEVEL=0'] : []),
      ...(setting.group === undefined ? [] : ['-groups', setting.group]),
      ...verifyFlags[setting.clientAuthentication],
    ],
  }),
}
