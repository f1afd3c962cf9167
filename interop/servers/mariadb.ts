/** MariaDB, for the protocol of MySQL. Without its privilege tables it starts on an empty folder. */
import type { StartTlsServer } from '../server.ts'

export const mariadb: StartTlsServer = {
  name: 'mariadb',
  packages: ['mariadb-server-core'],
  command: 'sh',
  protocols: ['mysql'],
  launch: (_, place, certified) => ({
    arguments: ['start.sh'],
    files: {
      'start.sh': [
        'set -e',
        'mkdir data',
        `exec mariadbd --no-defaults --user=root --skip-grant-tables --datadir=${place.folder}/data` +
          ` --socket=${place.folder}/socket --pid-file=${place.folder}/pid` +
          ` --bind-address=${place.addresses[0]} --port=${place.port} --innodb-flush-method=nosync` +
          (certified
            ? ` --ssl-cert=${place.folder}/server.crt --ssl-key=${place.folder}/server.key`
            : ' --skip-ssl'),
        '',
      ].join('\n'),
    },
  }),
}
