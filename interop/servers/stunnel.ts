/** stunnel: TLS in front of a service that is never reached, since no handshake is completed. */
import type { VersionName } from '../../src/tls/version.ts'
import { socketAddress, type TlsServer } from '../server.ts'
import { isObsolete, settingsOf, tlsVersions, wrongOrder, type ClientAuthentication } from '../setting.ts'

const protocols: Partial<Record<VersionName, string>> = {
  'TLS 1.0': 'TLSv1',
  'TLS 1.1': 'TLSv1.1',
  'TLS 1.2': 'TLSv1.2',
  'TLS 1.3': 'TLSv1.3',
}
const verification: Record<ClientAuthentication, readonly string[]> = {
  none: [],
  requested: ['CAfile = authorities.crt', 'verifyChain = yes'],
  required: ['CAfile = authorities.crt', 'verifyChain = yes', 'requireCert = yes'],
}

export const stunnel: TlsServer = {
  name: 'stunnel',
  implementation: 'OpenSSL',
  packages: ['stunnel4'],
  command: 'stunnel',
  settings: [...settingsOf(...tlsVersions), ...wrongOrder],
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
        `sslVersion = ${protocols[setting.version]}`,
        ...(isObsolete(setting.version) ? ['ciphers = ALL:@SECLEVEL=0'] : []),
        ...verification[setting.clientAuthentication],
        '',
      ].join('\n'),
    },
  }),
}
