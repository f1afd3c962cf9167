/** Erlang's `ssl` application, a TLS implementation of its own. The server is erlang.escript. */
import { fileURLToPath } from 'node:url'
import type { TlsServer } from '../server.ts'
import { manyAuthorities, retry, settingsOf, usualSettings, wrongOrder } from '../setting.ts'

const script = fileURLToPath(new URL('erlang.escript', import.meta.url))

export const erlang: TlsServer = {
  name: 'erlang',
  implementation: 'Erlang/OTP ssl',
  packages: ['erlang-ssl', 'erlang-base', 'erlang-public-key'],
  command: 'escript',
  settings: [
    // Before TLS 1.2 it keeps to the letter of RFC 4346 section 7.4.2: an RSA key needs an RSA signature on its
    // certificate, and the authority's key is elliptic.
    ...settingsOf('TLS 1.0', 'TLS 1.1').map((setting) => ({ ...setting, key: 'ec-p256' as const })),
    ...usualSettings,
    ...wrongOrder,
    ...manyAuthorities,
    retry,
  ],
  launch: ({ version, clientAuthentication, group }, place) => ({
    arguments: [
      script,
      place.addresses[0],
      String(place.port),
      version,
      clientAuthentication,
      ...(group === undefined ? [] : [group]),
    ],
  }),
}
