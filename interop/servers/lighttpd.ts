/** lighttpd, which takes its TLS from one of several libraries: each is a server of its own here. */
import type { VersionName } from '../../src/tls/version.ts'
import type { TlsServer } from '../server.ts'
import { isObsolete, settingsOf, wrongOrder } from '../setting.ts'

const protocols: Partial<Record<VersionName, string>> = {
  // OpenSSL's word for it is TLSv1, which lighttpd does not know with these libraries.
  'TLS 1.0': 'TLSv1.0',
  'TLS 1.1': 'TLSv1.1',
  'TLS 1.2': 'TLSv1.2',
  'TLS 1.3': 'TLSv1.3',
}

export const lighttpdMbedtls: TlsServer = {
  ...lighttpd('mbedtls', [
    'TLS-ECDHE-RSA-WITH-AES-128-CBC-SHA',
    'TLS-ECDHE-ECDSA-WITH-AES-128-CBC-SHA',
    'TLS-RSA-WITH-AES-128-CBC-SHA',
  ]),
  implementation: 'Mbed TLS',
  settings: [...settingsOf('TLS 1.0', 'TLS 1.1', 'TLS 1.2'), ...wrongOrder].filter(
    ({ version }) => version !== 'TLS 1.3',
  ),
}

export const lighttpdWolfssl: TlsServer = {
  ...lighttpd('wolfssl', ['ECDHE-RSA-AES128-SHA', 'ECDHE-ECDSA-AES128-SHA', 'AES128-SHA']),
  implementation: 'wolfSSL',
  namesAuthorities: false,
  settings: [...settingsOf('TLS 1.1', 'TLS 1.2', 'TLS 1.3'), ...wrongOrder],
}

/** @param oldSuites what TLS 1.1 and earlier need, as the library calls it; lighttpd's own choice leaves it out */
function lighttpd(
  library: string,
  oldSuites: readonly string[],
): Omit<TlsServer, 'implementation' | 'settings'> {
  return {
    name: `lighttpd-${library}`,
    packages: [`lighttpd-mod-${library}`, 'lighttpd'],
    command: 'lighttpd',
    launch: (setting, place) => ({
      arguments: ['-D', '-f', 'lighttpd.conf'],
      files: {
        'lighttpd.conf': [
          `server.document-root = "${place.folder}"`,
          `server.bind = "${place.addresses[0]}"`,
          `server.port = ${place.port}`,
          `server.modules = ( "mod_${library}" )`,
          'ssl.engine = "enable"',
          `ssl.pemfile = "${place.folder}/server.crt"`,
          `ssl.privkey = "${place.folder}/server.key"`,
          'ssl.openssl.ssl-conf-cmd = (',
          ...(isObsolete(setting.version) ? [`  "CipherString" => "${oldSuites.join(':')}",`] : []),
          `  "MinProtocol" => "${protocols[setting.version]}",`,
          `  "MaxProtocol" => "${protocols[setting.version]}"`,
          ')',
          ...(setting.clientAuthentication === 'none'
            ? []
            : [
                `ssl.verifyclient.ca-file = "${place.folder}/authorities.crt"`,
                'ssl.verifyclient.activate = "enable"',
                `ssl.verifyclient.enforce = "${setting.clientAuthentication === 'required' ? 'enable' : 'disable'}"`,
              ]),
          '',
        ].join('\n'),
      },
    }),
  }
}
