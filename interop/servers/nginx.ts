/** nginx: presents `ssl_certificate` as it stands in the file. */
import type { VersionName } from '../../src/tls/version.ts'
import { socketAddress, type TlsServer } from '../server.ts'
import { isObsolete, settingsOf, tlsVersions, wrongOrder, type ClientAuthentication } from '../setting.ts'

const protocols: Partial<Record<VersionName, string>> = {
  'TLS 1.0': 'TLSv1',
  'TLS 1.1': 'TLSv1.1',
  'TLS 1.2': 'TLSv1.2',
  'TLS 1.3': 'TLSv1.3',
}
const verifyClient: Record<ClientAuthentication, string> = {
  none: 'off',
  requested: 'optional',
  required: 'on',
}
const temporaryFolders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

export const nginx: TlsServer = {
  name: 'nginx',
  implementation: 'OpenSSL',
  packages: ['nginx'],
  command: 'nginx',
  settings: [...settingsOf(...tlsVersions), ...wrongOrder],
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
        ...(setting.twin === undefined
          ? []
          : ['    ssl_certificate twin.crt;', '    ssl_certificate_key twin.key;']),
        `    ssl_protocols ${protocols[setting.version]};`,
        ...(isObsolete(setting.version) ? ['    ssl_ciphers ALL:@SECLEVEL=0;'] : []),
        `    ssl_verify_client ${verifyClient[setting.clientAuthentication]};`,
        ...(setting.authorities > 0 ? ['    ssl_client_certificate authorities.crt;'] : []),
        '    return 204;',
        '  }',
        '}',
        '',
      ].join('\n'),
    },
  }),
}
