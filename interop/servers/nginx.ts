/** nginx: presents `ssl_certificate` as it stands in the file. */
import { socketAddress, type TlsServer } from '../server.ts'
import { usualSettings, wrongOrder } from '../setting.ts'

const protocols: Record<string, string> = { 'TLS 1.2': 'TLSv1.2', 'TLS 1.3': 'TLSv1.3' }
const temporaryFolders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

export const nginx: TlsServer = {
  name: 'nginx',
  packages: ['nginx'],
  command: 'nginx',
  settings: [...usualSettings, ...wrongOrder],
  launch: (setting, place) => ({
    arguments: ['-p', place.folder, '-c', 'nginx.conf', '-e', 'stderr'],
    files: {
      'nginx.conf': [
        'daemon off;',
        'worker_processes 1;',
        'pid nginx.pid;',
        'events {}',
        'http {',
        '  access_log off;',
        ...temporaryFolders.map((name) => `  ${name}_temp_path temporary;`),
        '  server {',
        ...place.addresses.map((address) => `    listen ${socketAddress(address, place.port)} ssl;`),
        '    ssl_certificate server.crt;',
        '    ssl_certificate_key server.key;',
        `    ssl_protocols ${protocols[setting.version]};`,
        ...(setting.authorities > 0
          ? ['    ssl_client_certificate authorities.crt;', '    ssl_verify_client on;']
          : []),
        '    return 204;',
        '  }',
        '}',
        '',
      ].join('\n'),
    },
  }),
}
