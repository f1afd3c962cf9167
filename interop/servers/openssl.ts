/** `openssl s_server`: the reference, and the one that still speaks TLS 1.0 when its security level is lowered. */
import { socketAddress, type TlsServer } from '../server.ts'
import { usualSettings, wrongOrder, type Setting } from '../setting.ts'

const versionFlags: Record<string, string> = {
  'TLS 1.0': '-tls1',
  'TLS 1.1': '-tls1_1',
  'TLS 1.2': '-tls1_2',
  'TLS 1.3': '-tls1_3',
}
const obsolete = new Set(['TLS 1.0', 'TLS 1.1'])

const list: Setting['presents'] = ['end entity', 'intermediate']

/** Names of this many authorities fill more than one record of 16 KB, as those of a Windows server may. */
const manyAuthorities = 300

export const openssl: TlsServer = {
  name: 'openssl',
  packages: ['openssl'],
  command: 'openssl',
  settings: [
    ...usualSettings,
    ...wrongOrder,
    { presents: list, version: 'TLS 1.0', key: 'rsa-2048', authorities: 0 },
    { presents: list, version: 'TLS 1.0', key: 'rsa-2048', authorities: 1 },
    { presents: list, version: 'TLS 1.1', key: 'rsa-2048', authorities: 0 },
    { presents: list, version: 'TLS 1.2', key: 'rsa-2048', authorities: manyAuthorities },
    { presents: list, version: 'TLS 1.3', key: 'ec-p256', authorities: manyAuthorities },
    { presents: list, version: 'TLS 1.3', key: 'ec-p256', authorities: 1, group: 'secp384r1' },
    { presents: ['end entity'], version: 'TLS 1.3', key: 'ec-p256', authorities: 0 },
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
      ...(obsolete.has(setting.version) ? ['-cipher', 'ALL:@SECLEVEL=0'] : []),
      ...(setting.group === undefined ? [] : ['-groups', setting.group]),
      ...(setting.authorities > 0 ? ['-Verify', '1', '-CAfile', 'authorities.crt'] : []),
    ],
  }),
}
