/** OpenLDAP's slapd, without any database: StartTLS needs none. */
import { type StartTlsServer, socketAddress } from '../server.ts'

export const slapd: StartTlsServer = {
  name: 'slapd',
  packages: ['slapd'],
  command: 'slapd',
  protocols: ['ldap'],
  launch: (_, place, certified) => ({
    arguments: [
      '-d',
      '0',
      '-h',
      `ldap://${socketAddress(place.addresses[0], place.port)}`,
      '-f',
      `${place.folder}/slapd.conf`,
    ],
    files: {
      'slapd.conf': [
        `pidfile ${place.folder}/slapd.pid`,
        `argsfile ${place.folder}/slapd.args`,
        ...(certified
          ? [
              `TLSCertificateFile ${place.folder}/server.crt`,
              `TLSCertificateKeyFile ${place.folder}/server.key`,
            ]
          : []),
        '',
      ].join('\n'),
    },
  }),
}
