/** Java's JSSE. The server is JsseServer.java, compiled by the launcher each time it starts. */
import { fileURLToPath } from 'node:url'
import type { TlsServer } from '../server.ts'
import { manyAuthorities, retry, settingsOf, versions, wrongOrder } from '../setting.ts'

const source = fileURLToPath(new URL('JsseServer.java', import.meta.url))

export const jsse: TlsServer = {
  name: 'jsse',
  implementation: 'JSSE',
  packages: ['default-jdk-headless'],
  command: 'java',
  settings: [...settingsOf(...versions), ...wrongOrder, ...manyAuthorities, retry],
  launch: ({ version, clientAuthentication, group }, place) => ({
    arguments: [
      ...(group === undefined ? [] : [`-Djdk.tls.namedGroups=${group}`]),
      source,
      place.addresses[0],
      String(place.port),
      version,
      clientAuthentication,
    ],
  }),
}
