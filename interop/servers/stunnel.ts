/** stunnel: TLS in front of a service that is never reached, since no handshake is completed. */
import { socketAddress, type TlsServer } from '../server.ts'
import { usualSettings, wrongOrder } from '../setting.ts'

export const stunnel: TlsServer = {
  name: 'stunnel',
  packages: ['stunnel4'],
  command: 'stunnel',
  settings: [...usualSettings, ...wrongOrder],
  launch: (setting, place) => ({
    arguments: ['stunnel.conf'],
    files: {
      'stunnel.conf': [
        'foreground = yes',
        'syslog = no',
        'pid =',
        '[tls]',
        `accept = ${socketAddress(place.addresses[0], place.port)}`,
        `connect = ${socketAddress(place.addresses[0], 9)}`,
        'cert = server.crt',
        'key = server.key',
        `sslVersion = ${setting.version.replace('TLS ', 'TLSv')}`,
        ...(setting.authorities > 0
          ? ['CAfile = authorities.crt', 'verifyChain = yes', 'requireCert = yes']
          : []),
        '',
      ].join('\n'),
    },
  }),
}
