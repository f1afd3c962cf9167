/**
 * `gnutls-serv`. GnuTLS puts a list into its proper order before it presents it, so a wrong order cannot be
 * configured. It has no option for the address: for the moment of a cell it listens on every interface.
 */
import type { TlsServer } from '../server.ts'
import { type ClientAuthentication, manyAuthorities, retry, settingsOf, tlsVersions } from '../setting.ts'

const clientAuthenticationFlags: Record<ClientAuthentication, readonly string[]> = {
  none: ['--disable-client-cert'],
  requested: ['--x509cafile=authorities.crt'],
  required: ['--x509cafile=authorities.crt', '--require-client-cert'],
}

export const gnutls: TlsServer = {
  name: 'gnutls-serv',
  implementation: 'GnuTLS',
  packages: ['gnutls-bin'],
  command: 'gnutls-serv',
  settings: [...settingsOf(...tlsVersions), ...manyAuthorities, retry],
  launch: (setting, place) => {
    const groups = setting.group === undefined ? '' : `:-GROUP-ALL:+GROUP-${setting.group.toUpperCase()}`
    return {
      arguments: [
        '--quiet',
        `--port=${place.port}`,
        '--x509certfile=server.crt',
        '--x509keyfile=server.key',
        `--priority=NORMAL:-VERS-ALL:+VERS-${setting.version.replace(' ', '')}${groups}`,
        ...clientAuthenticationFlags[setting.clientAuthentication],
      ],
    }
  },
}
