/** Exim, for SMTP. */
import type { StartTlsServer } from '../server.ts'

export const exim: StartTlsServer = {
  name: 'exim',
  packages: ['exim4-daemon-light'],
  command: 'exim4',
  protocols: ['smtp'],
  launch: (_, place, certified) => ({
    arguments: ['-bdf', '-C', `${place.folder}/exim.conf`, '-oX', String(place.port), '-oP', '/dev/null'],
    files: {
      'exim.conf': [
        'primary_hostname = mail.interop.test',
        `local_interfaces = ${place.addresses[0]}`,
        `spool_directory = ${place.folder}/spool`,
        `log_file_path = ${place.folder}/%slog`,
        ...(certified
          ? [
              'tls_advertise_hosts = *',
              `tls_certificate = ${place.folder}/server.crt`,
              `tls_privatekey = ${place.folder}/server.key`,
            ]
          : ['tls_advertise_hosts =']),
        '',
      ].join('\n'),
    },
  }),
}
