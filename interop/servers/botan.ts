/**
 * `botan tls_server`. It cannot ask for a client certificate. It has no option for the address: for the moment of a
 * cell it listens on every interface.
 */
import type { VersionName } from '../../src/tls/version.ts'
import type { TlsServer } from '../server.ts'
import { isObsolete, settingsOf, wrongOrder } from '../setting.ts'

const switches: Partial<Record<VersionName, string>> = {
  'TLS 1.0': 'allow_tls10',
  'TLS 1.1': 'allow_tls11',
  'TLS 1.2': 'allow_tls12',
}

export const botan: TlsServer = {
  name: 'botan',
  implementation: 'Botan',
  packages: ['botan'],
  command: 'botan',
  settings: [...settingsOf('TLS 1.0', 'TLS 1.1', 'TLS 1.2'), ...wrongOrder].filter(
    ({ version, clientAuthentication }) => version !== 'TLS 1.3' && clientAuthentication === 'none',
  ),
  launch: (setting, place) => ({
    arguments: ['tls_server', 'server.crt', 'server.key', `--port=${place.port}`, '--policy=policy'],
    files: {
      policy: [
        ...Object.entries(switches).map(([version, name]) => `${name} = ${version === setting.version}`),
        // The default policy has no suite that TLS 1.1 or TLS 1.0 could use.
        ...(isObsolete(setting.version) ? ['ciphers = AES-128', 'macs = SHA-1'] : []),
        '',
      ].join('\n'),
    },
  }),
}
