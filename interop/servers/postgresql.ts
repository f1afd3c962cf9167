/** PostgreSQL, which refuses to run as root. */
import type { StartTlsServer } from '../server.ts'

export const postgresql: StartTlsServer = {
  name: 'postgresql',
  packages: ['postgresql-15'],
  command: 'sh',
  protocols: ['postgres'],
  launch: (_, place, certified) => ({
    arguments: ['start.sh'],
    files: {
      'start.sh': [
        'set -e',
        'programs=/usr/lib/postgresql/15/bin',
        'install -o postgres -m 600 server.key own.key',
        'runuser -u postgres -- $programs/initdb -D data --no-sync > initdb.log',
        'exec runuser -u postgres -- $programs/postgres -D data' +
          ` -c listen_addresses=${place.addresses[0]} -p ${place.port} -c unix_socket_directories= -c fsync=off` +
          (certified
            ? ` -c ssl=on -c ssl_cert_file=${place.folder}/server.crt -c ssl_key_file=${place.folder}/own.key`
            : ''),
        '',
      ].join('\n'),
    },
  }),
}
