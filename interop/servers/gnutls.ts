/**
 * `gnutls-serv`. GnuTLS puts a list into its proper order before it presents it, so a wrong order cannot be
 * configured. It has no option for the address: for the moment of a cell it listens on every interface.
 */
import type { TlsServer } from '../server.ts'
import { usualSettings } from '../setting.ts'

export const gnutls: TlsServer = {
  name: 'gnutls-serv',
  packages: ['gnutls-bin'],
  command: 'gnutls-serv',
  settings: usualSettings,
  launch: (setting, place) => ({
    arguments: [
      '--quiet',
      `--port=${place.port}`,
      '--x509certfile=server.crt',
      '--x509keyfile=server.key',
      `--priority=NORMAL:-VERS-ALL:+VERS-${setting.version.replace(' ', '')}`,
      ...(setting.authorities > 0
        ? ['--x509cafile=authorities.crt', '--require-client-cert']
        : ['--disable-client-cert']),
    ],
  }),
}
