/**
 * NSS's own `selfserv`. It finds the issuers of its certificate in its database, so what it presents is always in
 * proper order. It has no option for the address: for the moment of a cell it listens on every interface.
 */
import type { TlsServer } from '../server.ts'
import { retry, settingsOf, tlsVersions, type ClientAuthentication } from '../setting.ts'

const requestFlags: Record<ClientAuthentication, string> = { none: '', requested: '-r', required: '-r -r' }

export const selfserv: TlsServer = {
  name: 'selfserv',
  implementation: 'NSS',
  packages: ['libnss3-tools', 'openssl'],
  command: 'sh',
  settings: [
    // NSS has no elliptic curves in SSL 3.0.
    ...settingsOf('SSL 3.0').map((setting) => ({ ...setting, key: 'rsa-2048' as const })),
    ...settingsOf(...tlsVersions),
    retry,
  ],
  launch: (setting, place) => {
    const version = setting.version === 'SSL 3.0' ? 'ssl3' : setting.version.replace('TLS ', 'tls')
    const groupFlag = setting.group === undefined ? '' : '-I P384 '
    const nicknameFlag = setting.key === 'rsa-2048' ? '-n' : '-e'
    return {
      arguments: ['start.sh'],
      files: {
        'start.sh': [
          'set -e',
          'openssl pkcs12 -export -in server.crt -inkey server.key -name server -passout pass: -out server.p12',
          'certutil -N -d sql:. --empty-password',
          "pk12util -i server.p12 -d sql:. -W ''",
          // certutil takes one certificate at a time.
          ...(setting.authorities > 0 ? ["csplit -sz -f authority- authorities.crt '/BEGIN/' '{*}'"] : []),
          'for authority in authority-*; do',
          '  test ! -e $authority || certutil -A -d sql:. -n $authority -t T,, -i $authority',
          'done',
          `exec selfserv -d sql:. -p ${place.port} ${nicknameFlag} server -V ${version}:${version} ${groupFlag}` +
            requestFlags[setting.clientAuthentication],
          '',
        ].join('\n'),
      },
    }
  },
}
