/** Python's `ssl` module: OpenSSL as a language's library sets it up. The server is python.py. */
import { fileURLToPath } from 'node:url'
import type { TlsServer } from '../server.ts'
import { settingsOf, tlsVersions, wrongOrder } from '../setting.ts'

const script = fileURLToPath(new URL('python.py', import.meta.url))

export const python: TlsServer = {
  name: 'python',
  implementation: 'OpenSSL',
  packages: ['python3'],
  command: '/usr/bin/python3',
  namesAuthorities: false,
  settings: [...settingsOf(...tlsVersions), ...wrongOrder],
  launch: ({ version, clientAuthentication }, place) => ({
    arguments: [script, place.addresses[0], String(place.port), version, clientAuthentication],
  }),
}
