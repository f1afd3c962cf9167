/** HAProxy as a TLS terminator that turns every connection away after the handshake. */
import { socketAddress, type TlsServer } from '../server.ts'
import { usualSettings, wrongOrder } from '../setting.ts'

export const haproxy: TlsServer = {
  name: 'haproxy',
  packages: ['haproxy'],
  command: 'haproxy',
  settings: [...usualSettings, ...wrongOrder],
  launch: (setting, place) => {
    const version = setting.version.replace('TLS ', 'TLSv')
    const clientAuthentication = setting.authorities > 0 ? ' ca-file authorities.crt verify required' : ''
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
              `  bind ${socketAddress(address, place.port)} ssl crt server.crt${clientAuthentication}`,
          ),
          '  tcp-request content reject',
          '',
        ].join('\n'),
      },
    }
  },
}
