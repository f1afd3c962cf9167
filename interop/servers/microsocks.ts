/** microsocks: SOCKS 5. */
import type { ProxyProgram } from '../server.ts'

export const microsocks: ProxyProgram = {
  name: 'microsocks',
  packages: ['microsocks'],
  command: 'microsocks',
  scheme: 'socks5',
  launch: (place, credentials) => ({
    arguments: [
      ...['-i', place.addresses[0], '-p', String(place.port)],
      ...(credentials === undefined ? [] : ['-u', credentials.user, '-P', credentials.password]),
    ],
  }),
}
