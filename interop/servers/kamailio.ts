/** Kamailio as a SIP peer over TLS. */
import type { VersionName } from '../../src/tls/version.ts'
import { socketAddress, type TlsServer } from '../server.ts'
import { isObsolete, settingsOf, tlsVersions, wrongOrder } from '../setting.ts'

/** Kamailio 5.6 has no method for TLS 1.3 alone. */
const methods: Partial<Record<VersionName, string>> = {
  'TLS 1.0': 'TLSv1',
  'TLS 1.1': 'TLSv1.1',
  'TLS 1.2': 'TLSv1.2',
  'TLS 1.3': 'TLSv1.2+',
}

export const kamailio: TlsServer = {
  name: 'kamailio',
  implementation: 'OpenSSL',
  packages: ['kamailio', 'kamailio-tls-modules'],
  command: 'kamailio',
  settings: [...settingsOf(...tlsVersions), ...wrongOrder],
  launch: (setting, place) => ({
    arguments: ['-DD', '-E', '-f', 'kamailio.cfg', '-w', place.folder, '-Y', place.folder],
    files: {
      'tls.cfg': [
        '[server:default]',
        `method = ${methods[setting.version]}`,
        `certificate = ${place.folder}/server.crt`,
        `private_key = ${place.folder}/server.key`,
        ...(isObsolete(setting.version) ? ['cipher_list = ALL:@SECLEVEL=0'] : []),
        ...(setting.authorities > 0
          ? [
              `ca_list = ${place.folder}/authorities.crt`,
              'verify_certificate = yes',
              `require_certificate = ${setting.clientAuthentication === 'required' ? 'yes' : 'no'}`,
            ]
          : []),
        '',
      ].join('\n'),
      'kamailio.cfg': [
        '#!KAMAILIO',
        'debug=0',
        'log_stderror=yes',
        'children=1',
        'tcp_children=1',
        'auto_aliases=no',
        'enable_tls=yes',
        ...place.addresses.map((address) => `listen=tls:${socketAddress(address, place.port)}`),
        'loadmodule "tls.so"',
        'loadmodule "sl.so"',
        `modparam("tls", "config", "${place.folder}/tls.cfg")`,
        'request_route { sl_send_reply("200", "OK"); }',
        '',
      ].join('\n'),
    },
  }),
}
