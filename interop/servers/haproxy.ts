/** HAProxy as a TLS terminator that turns every connection away after the handshake. */
import { socketAddress, type TlsServer } from '../server.ts'
import { isObsolete, settingsOf, tlsVersions, wrongOrder, type ClientAuthentication } from '../setting.ts'

const verify: Record<ClientAuthentication, string> = {
  none: '',
  requested: ' ca-file authorities.crt verify optional',
  required: ' ca-file authorities.crt verify required',
}

export const haproxy: TlsServer = {
  name: 'haproxy',
  implementation: 'OpenSSL',
  packages: ['haproxy'],
  command: 'haproxy',
  settings: [...settingsOf(...tlsVersions), ...wrongOrder],
  launch: (setting, place) => {
    const version = setting.version.replace('TLS ', 'TLSv')
    const ciphers = isObsolete(setting.version) ? ' ciphers ALL:@SECLEVEL=0' : ''
    return {
      arguments: ['-db', '-f', 'haproxy.cfg'],
      files: {
        'haproxy.cfg': [
          'global',
          '  # The key is server.key, not server.crt.key.',
          '  ssl-load-extra-del-ext',
          `  ssl-default-bind-options ssl-min-ver ${version} ssl-max-ver ${version}`,
          'defaults',
          '  mode tcp',
          '  timeout client 5s',
          '  timeout connect 5s',
          '  timeout server 5s',
          'frontend tls',
          ...place.addresses.map(
            (address) =>
              `  bind ${socketAddress(address, place.port)} ssl crt server.crt${ciphers}${verify[setting.clientAuthentication]}`,
          ),
          '  tcp-request content reject',
          '',
        ].join('\n'),
      },
    }
  },
}
